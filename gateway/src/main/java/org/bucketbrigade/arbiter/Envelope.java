package org.bucketbrigade.arbiter;

import org.bucketbrigade.geo.Terrain;
import org.bucketbrigade.wire.v1.Limit;
import org.jspecify.annotations.Nullable;

/**
 * Turns any wished velocity into one that is safe: within speed limits, able to stop inside the
 * flight area and above the ground even if contact is lost right after, and clear of the space that
 * every other drone owns.
 *
 * <p>Standing still is always admissible. Where the wish is not, slower and sideways velocities are
 * tried in a fixed order, to the right first, so that two drones that meet head-on pass each other.
 */
final class Envelope {
  /** Fractions of the stopping path at which the ground is looked at. */
  private static final int TERRAIN_SAMPLES = 4;

  /** Turn (radians, clockwise) and speed factor of each detour, in the order tried. */
  private static final double[][] DETOURS = {
    {0, 1}, {0.7, 0.8}, {0, 0.5}, {-0.7, 0.8}, {1.4, 0.5}, {-1.4, 0.5}, {0, 0.25}, {0, 0.1}
  };

  private static final double SLOWEST_DETOUR_MPS = 0.3;
  private static final double BACK_INSIDE_MPS = 1.0;
  private static final double CLIMB_TO_FLOOR_MPS = 0.5;

  private final Airspace airspace;

  private @Nullable FlightArea area;
  private @Nullable Terrain terrain;

  // The velocity being worked on.
  private double north;
  private double east;
  private double down;
  private Limit limit = Limit.LIMIT_NONE;

  Envelope(Airspace airspace) {
    this.airspace = airspace;
  }

  void place(FlightArea area, Terrain terrain) {
    this.area = area;
    this.terrain = terrain;
  }

  @Nullable FlightArea area() {
    return area;
  }

  /** Height above the ground or water below a drone, metres; NaN where the ground is unknown. */
  double aglM(Motion motion) {
    return terrain == null ? Double.NaN : motion.amslM - terrain.amslM(motion.eastM, motion.northM);
  }

  /**
   * Sets the drone's velocity to the admitted version of a wish, and its claim on space to match.
   *
   * @param because what already shaped the wish; kept if the envelope changes nothing
   */
  void admit(Drone drone, double wishN, double wishE, double wishD, Limit because) {
    north = wishN;
    east = wishE;
    down = wishD;
    limit = because;
    FlightArea inside = area;
    Terrain ground = terrain;
    if (inside == null || ground == null) {
      stand(drone, Limit.LIMIT_FENCE);
      return;
    }
    boolean standing = wishN == 0 && wishE == 0 && wishD == 0;
    if (!standing) {
      limitSpeed(drone.limits);
      keepInCircle(drone, inside);
      keepHeight(drone, inside, ground);
    }
    choose(drone, inside, ground);
  }

  private void limitSpeed(FlightLimits limits) {
    double speed = Math.sqrt(north * north + east * east);
    if (speed > limits.maxSpeedMps()) {
      scaleHorizontal(limits.maxSpeedMps() / speed, Limit.LIMIT_SPEED);
    }
    double vertical = Math.max(-limits.maxClimbMps(), Math.min(limits.maxDescentMps(), down));
    if (vertical != down) {
      down = vertical;
      limit = Limit.LIMIT_SPEED;
    }
  }

  /** Takes away the outward part of the velocity that could not stop before the fence. */
  private void keepInCircle(Drone drone, FlightArea inside) {
    double dE = drone.motion.eastM - inside.eastM();
    double dN = drone.motion.northM - inside.northM();
    double rho = Math.sqrt(dE * dE + dN * dN);
    if (rho < 0.01) {
      return;
    }
    double outward = (east * dE + north * dN) / rho;
    double room = inside.radiusM() - rho;
    double most = room < 0 ? -BACK_INSIDE_MPS : drone.limits.speedToStopWithin(room);
    if (outward > most) {
      east += (most - outward) * dE / rho;
      north += (most - outward) * dN / rho;
      limit = Limit.LIMIT_FENCE;
    }
  }

  /** Limits climb and descent so that both can stop before ceiling and floor. */
  private void keepHeight(Drone drone, FlightArea inside, Terrain ground) {
    Motion motion = drone.motion;
    FlightLimits limits = drone.limits;
    double above = motion.amslM - ground.amslM(motion.eastM, motion.northM) - limits.floorAglM();
    double below = inside.ceilingAmslM() - motion.amslM;
    if (above < 0) {
      if (down > -CLIMB_TO_FLOOR_MPS) {
        down = -CLIMB_TO_FLOOR_MPS;
        limit = Limit.LIMIT_FLOOR;
      }
    } else if (down > 0) {
      // The position error is part of floorAglM, which is measured to the reported position.
      double most = limits.verticalSpeedToStopWithin(above + limits.positionErrorM());
      if (down > most) {
        down = most;
        limit = Limit.LIMIT_FLOOR;
      }
    }
    if (down < 0) {
      double most = limits.verticalSpeedToStopWithin(below);
      if (-down > most) {
        down = -most;
        limit = Limit.LIMIT_CEILING;
      }
    }
  }

  /** Tries the velocity and its detours; the first whose stop is inside and free is taken. */
  private void choose(Drone drone, FlightArea inside, Terrain ground) {
    double wishN = north;
    double wishE = east;
    Limit shaped = limit;
    boolean moving = wishN * wishN + wishE * wishE > SLOWEST_DETOUR_MPS * SLOWEST_DETOUR_MPS;
    Limit blocked = Limit.LIMIT_NONE;
    for (double[] detour : DETOURS) {
      if (detour[0] != 0 && !moving) {
        continue;
      }
      double sin = StrictMath.sin(detour[0]);
      double cos = StrictMath.cos(detour[0]);
      double n = (wishN * cos - wishE * sin) * detour[1];
      double e = (wishN * sin + wishE * cos) * detour[1];
      Limit obstacle = obstacle(drone, n, e, down * detour[1], inside, ground);
      if (obstacle == Limit.LIMIT_NONE) {
        take(drone, n, e, down * detour[1], blocked == Limit.LIMIT_NONE ? shaped : blocked);
        return;
      }
      blocked = blocked == Limit.LIMIT_NONE ? obstacle : blocked;
    }
    // Going straight up gets a drone out of most corners.
    if (down < 0 && obstacle(drone, 0, 0, down, inside, ground) == Limit.LIMIT_NONE) {
      take(drone, 0, 0, down, blocked);
      return;
    }
    stand(drone, blocked);
  }

  /** What is in the way of stopping from a velocity, or NONE. */
  private Limit obstacle(
      Drone drone, double n, double e, double d, FlightArea inside, Terrain ground) {
    double speed = Math.sqrt(n * n + e * e);
    if (speed == 0 && d == 0) {
      return Limit.LIMIT_NONE;
    }
    double horizontal = speed == 0 ? 0 : drone.limits.stopM(speed) / speed;
    double vertical = d == 0 ? 0 : drone.limits.verticalStopM(Math.abs(d)) / Math.abs(d);
    double dE = e * horizontal;
    double dN = n * horizontal;
    double dUp = -d * vertical;
    Motion motion = drone.motion;
    boolean outside = !inside.contains(motion.eastM, motion.northM);
    if (!outside && !inside.contains(motion.eastM + dE, motion.northM + dN)) {
      return Limit.LIMIT_FENCE;
    }
    if (speed > 0 && groundInTheWay(drone, dE, dN, dUp, ground)) {
      return Limit.LIMIT_FLOOR;
    }
    return airspace.free(drone, dE, dN, dUp) ? Limit.LIMIT_NONE : Limit.LIMIT_SEPARATION;
  }

  private static boolean groundInTheWay(
      Drone drone, double dE, double dN, double dUp, Terrain ground) {
    Motion motion = drone.motion;
    double here = motion.amslM - ground.amslM(motion.eastM, motion.northM);
    // Below the floor already (over a shore, say): level flight is let go on, never lower.
    double floor = Math.min(drone.limits.floorAglM(), here - 0.5);
    for (int i = 1; i <= TERRAIN_SAMPLES; i++) {
      double part = (double) i / TERRAIN_SAMPLES;
      double surface = ground.amslM(motion.eastM + dE * part, motion.northM + dN * part);
      // A descent can end anywhere on the way, a climb is not counted on. The stop of a descent
      // includes the position error once, as floorAglM does.
      double sink = Math.min(0, dUp + (dUp < 0 ? drone.limits.positionErrorM() : 0)) * part;
      if (!(motion.amslM + sink - surface >= floor)) {
        return true;
      }
    }
    return false;
  }

  private void stand(Drone drone, Limit why) {
    take(drone, 0, 0, 0, why);
  }

  private void take(Drone drone, double n, double e, double d, Limit why) {
    drone.northMps = n;
    drone.eastMps = e;
    drone.downMps = d;
    drone.limit = why;
    airspace.claim(drone);
  }

  private void scaleHorizontal(double factor, Limit why) {
    north *= factor;
    east *= factor;
    limit = why;
  }
}
