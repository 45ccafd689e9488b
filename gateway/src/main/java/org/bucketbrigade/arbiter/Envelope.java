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
  /** The ground is looked at this often along a stop, metres. */
  private static final double TERRAIN_STEP_M = 10;

  /** How far ahead a drone on its way home looks for rising ground, metres. */
  private static final double LOOK_AHEAD_M = 150;

  /** A stop wider than this is looked at along each of its ends, metres. */
  private static final double TERRAIN_SPREAD_M = 1;

  /** Below the floor already, the ground may come nearer by this on the way, metres. */
  private static final double SLACK_M = 0.1;

  /** Turn clockwise, as sine and cosine, and speed factor. */
  private record Detour(double sin, double cos, double factor) {
    static Detour of(double turnRad, double factor) {
      return new Detour(StrictMath.sin(turnRad), StrictMath.cos(turnRad), factor);
    }
  }

  /** In the order tried. */
  private static final Detour[] DETOURS = {
    Detour.of(0, 1),
    Detour.of(0.7, 0.8),
    Detour.of(0, 0.5),
    Detour.of(-0.7, 0.8),
    Detour.of(1.4, 0.5),
    Detour.of(-1.4, 0.5),
    Detour.of(0, 0.25),
    Detour.of(0, 0.1)
  };

  /** What a drone tries besides, level, that has been kept from its way for long. */
  private static final Detour[] WAYS_OUT = {
    Detour.of(0.7, 0.5),
    Detour.of(-0.7, 0.5),
    Detour.of(1.4, 0.5),
    Detour.of(-1.4, 0.5),
    Detour.of(2.2, 0.3),
    Detour.of(-2.2, 0.3),
    Detour.of(StrictMath.PI, 0.3)
  };

  /** A drone that comes to rest overshoots or sways by less than this, metres. */
  private static final double WANDER_M = 0.8;

  /** Time constant of coming to rest at a limit; longer than any vehicle's lag, seconds. */
  private static final double APPROACH_S = 3;

  private static final double SLOWEST_DETOUR_MPS = 0.3;
  private static final double BACK_MPS = 1.0;
  private static final double CLIMB_TO_FLOOR_MPS = 0.5;

  private static final double NANOS = 1e-9;

  private final Airspace airspace;
  private final GiveWay giveWay;
  private final Stop stop = new Stop();
  private final Fence fence = new Fence();

  private @Nullable FlightArea area;
  private @Nullable Terrain terrain;

  // The velocity being worked on.
  private double north;
  private double east;
  private double down;
  private Limit limit = Limit.LIMIT_NONE;

  private boolean priority = true;

  // Height of the drone being worked on above the ground, and what it lacks to its floor there.
  private double hereM;
  private double missingM;

  Envelope(Airspace airspace) {
    this.airspace = airspace;
    giveWay = new GiveWay(airspace);
  }

  /** Switches {@link GiveWay} off. */
  void withoutPriority() {
    priority = false;
  }

  void place(FlightArea area, Terrain terrain) {
    this.area = area;
    this.terrain = terrain;
  }

  /** Where a drone may fly: its own area, or that of all; null before the place is known. */
  @Nullable FlightArea area(Drone drone) {
    return drone.area != null ? drone.area : area;
  }

  /** Whether a point lies where a drone may fly. */
  boolean isInArea(Drone drone, double eastM, double northM) {
    FlightArea inside = area(drone);
    return inside != null && inside.contains(eastM, northM);
  }

  /** Whether a drone is inside an area and stays there if it is told to stop now. */
  boolean stopsInside(Drone drone, FlightArea inside) {
    Stop claim = drone.stop;
    double margin = drone.limits.positionErrorM() + claim.spreadM;
    fence.lookAround(inside, claim.x, claim.y, claim.reachM + margin);
    return claim.known && fence.inside() && fence.clearanceM(claim) >= margin;
  }

  /** Height above the ground or water below a drone, metres; NaN where the ground is unknown. */
  double aglM(Motion motion) {
    return terrain == null ? Double.NaN : motion.amslM - terrain.amslM(motion.eastM, motion.northM);
  }

  /** Height above which a drone flies freely for a while towards a point, metres AMSL. */
  double clearAmslM(Drone drone, double toE, double toN) {
    FlightArea inside = area(drone);
    Terrain ground = terrain;
    if (inside == null || ground == null) {
      return Double.NEGATIVE_INFINITY;
    }
    double dE = toE - drone.motion.eastM;
    double dN = toN - drone.motion.northM;
    double away = Math.sqrt(dE * dE + dN * dN);
    int samples = 1 + (int) (Math.min(away, LOOK_AHEAD_M) / TERRAIN_STEP_M);
    double step = away == 0 ? 0 : Math.min(away, LOOK_AHEAD_M) / (away * samples);
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i <= samples; i++) {
      double eastM = drone.motion.eastM + dE * step * i;
      double northM = drone.motion.northM + dN * step * i;
      double floor = ground.amslM(eastM, northM) + lowestM(drone, inside, eastM, northM);
      highest = floor > highest ? floor : highest; // unknown ground is the envelope's business
    }
    return highest;
  }

  /**
   * Sets the drone's velocity to the admitted version of a wish, and its claim on space to match.
   *
   * @param because what already shaped the wish; kept if the envelope changes nothing
   */
  void admit(Drone drone, double wishN, double wishE, double wishD, Limit because, long nowNanos) {
    double ageS = ageS(drone.motion, nowNanos);
    north = wishN;
    east = wishE;
    down = wishD;
    limit = because;
    FlightArea inside = area(drone);
    Terrain ground = terrain;
    if (inside == null || ground == null) {
      drone.patience.rest();
      take(drone, 0, 0, 0, Limit.LIMIT_FENCE, ageS);
    } else if (wishN == 0 && wishE == 0 && wishD == 0) {
      drone.patience.rest();
      take(drone, 0, 0, 0, because, ageS);
    } else {
      limitSpeed(drone.limits);
      drone.patience.wishes(north, east, down);
      boolean gives = priority && giveWay.gives(drone);
      if (gives) {
        Velocity aside = giveWay.velocity();
        north = aside.north;
        east = aside.east;
        down = aside.down;
        limit = Limit.LIMIT_SEPARATION;
        limitSpeed(drone.limits);
      }
      lookAtFence(drone, inside, ageS);
      keepInside(drone);
      keepHeight(drone, inside, ground);
      boolean anyWayOut = gives || (priority && drone.patience.insists());
      boolean kept = choose(drone, inside, ground, anyWayOut, ageS);
      drone.patience.admitted(gives, kept, drone.northMps, drone.eastMps, drone.downMps, nowNanos);
    }
  }

  /** Age of a report, seconds: no more than what the drone is flown on for. */
  static double ageS(Motion motion, long nowNanos) {
    return Math.min(motion.ageNanos(nowNanos), Arbiter.POSITION_NANOS) * NANOS;
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

  /** Beyond what a stop can reach and an approach begins at, no piece of fence matters. */
  private void lookAtFence(Drone drone, FlightArea inside, double ageS) {
    double speed = Math.sqrt(north * north + east * east);
    double farthest = farthestStopM(drone, north, east, ageS);
    double withinM =
        Math.max(farthest, APPROACH_S * speed + drone.limits.positionErrorM()) + WANDER_M;
    fence.lookAround(inside, drone.motion.eastM, drone.motion.northM, withinM);
  }

  /**
   * Takes away the part of the velocity towards each near piece of fence that could not stop before
   * it. Twice, as what one piece takes away may lead towards another in a corner.
   */
  private void keepInside(Drone drone) {
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < fence.count(); i++) {
        keepFrom(drone, fence.nearestE(i), fence.nearestN(i));
      }
    }
  }

  private void keepFrom(Drone drone, double fenceE, double fenceN) {
    double dE = fenceE - drone.motion.eastM;
    double dN = fenceN - drone.motion.northM;
    double away = Math.sqrt(dE * dE + dN * dN);
    if (away < 0.01 || (!fence.inside() && away > fence.distanceM())) {
      return; // on the line itself; or outside, where only the nearest way back counts
    }
    double side = fence.inside() ? 1 : -1;
    double outward = side * (east * dE + north * dN) / away;
    double room = side * away - WANDER_M;
    double most =
        gently(drone.limits.speedToStopWithin(room), room - drone.limits.positionErrorM());
    if (outward > most) {
      east += side * (most - outward) * dE / away;
      north += side * (most - outward) * dN / away;
      limit = Limit.LIMIT_FENCE;
    }
  }

  /**
   * Limits a speed so that a vehicle that follows late does not swing past the end of its room;
   * past it already, the way back is taken, as slowly.
   */
  private static double gently(double speedMps, double roomM) {
    return roomM < 0
        ? Math.max(-BACK_MPS, roomM / APPROACH_S)
        : Math.min(speedMps, roomM / APPROACH_S);
  }

  /** Limits climb and descent so that both can stop before ceiling and floor. */
  private void keepHeight(Drone drone, FlightArea inside, Terrain ground) {
    Motion motion = drone.motion;
    FlightLimits limits = drone.limits;
    double above =
        motion.amslM
            - ground.amslM(motion.eastM, motion.northM)
            - lowestM(drone, inside, motion.eastM, motion.northM);
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
    if (below < 0) {
      double most = Math.min(BACK_MPS, -below / APPROACH_S);
      if (down < most) {
        down = most;
        limit = Limit.LIMIT_CEILING;
      }
    } else if (down < 0) {
      double room = below - WANDER_M;
      double most = gently(limits.verticalSpeedToStopWithin(room), room - limits.positionErrorM());
      if (-down > most) {
        down = -most;
        limit = Limit.LIMIT_CEILING;
      }
    }
  }

  /**
   * Tries the velocity and its detours; the first whose stop is inside and free is taken.
   *
   * @param anyWayOut whether going back, climbing or descending will do as well
   * @return whether another drone's claim lies in the way that is wished
   */
  private boolean choose(
      Drone drone, FlightArea inside, Terrain ground, boolean anyWayOut, double ageS) {
    double wishN = north;
    double wishE = east;
    Limit shaped = limit;
    boolean moving = wishN * wishN + wishE * wishE > SLOWEST_DETOUR_MPS * SLOWEST_DETOUR_MPS;
    Limit blocked = Limit.LIMIT_NONE;
    airspace.lookAround(drone, farthestStopM(drone, wishN, wishE, ageS));
    for (Detour detour : DETOURS) {
      if (detour.sin != 0 && !moving) {
        continue;
      }
      double n = (wishN * detour.cos - wishE * detour.sin) * detour.factor;
      double e = (wishN * detour.sin + wishE * detour.cos) * detour.factor;
      // A climb is what gets a drone over rising ground, so it is not slowed.
      double d = down < 0 ? down : down * detour.factor;
      Limit obstacle = obstacle(drone, n, e, d, inside, ground, ageS);
      if (obstacle == Limit.LIMIT_NONE) {
        take(drone, n, e, d, blocked == Limit.LIMIT_NONE ? shaped : blocked, ageS);
        return blocked == Limit.LIMIT_SEPARATION;
      }
      blocked = blocked == Limit.LIMIT_NONE ? obstacle : blocked;
    }
    // Going straight up gets a drone out of most corners.
    if (down < 0 && obstacle(drone, 0, 0, down, inside, ground, ageS) == Limit.LIMIT_NONE) {
      take(drone, 0, 0, down, blocked, ageS);
    } else if (!anyWayOut
        || !(goesLevel(drone, wishN, wishE, inside, ground, blocked, ageS)
            || changesHeight(drone, inside, ground, blocked, ageS))) {
      take(drone, 0, 0, 0, blocked, ageS);
    }
    return blocked == Limit.LIMIT_SEPARATION;
  }

  /** Takes the first way out that is free. */
  private boolean goesLevel(
      Drone drone,
      double wishN,
      double wishE,
      FlightArea inside,
      Terrain ground,
      Limit blocked,
      double ageS) {
    for (Detour detour : WAYS_OUT) {
      double n = (wishN * detour.cos - wishE * detour.sin) * detour.factor;
      double e = (wishN * detour.sin + wishE * detour.cos) * detour.factor;
      boolean moves = n * n + e * e > SLOWEST_DETOUR_MPS * SLOWEST_DETOUR_MPS;
      if (moves && obstacle(drone, n, e, 0, inside, ground, ageS) == Limit.LIMIT_NONE) {
        take(drone, n, e, 0, blocked, ageS);
        return true;
      }
    }
    return false;
  }

  /** Climbs straight, or else descends straight, if the way is free. */
  private boolean changesHeight(
      Drone drone, FlightArea inside, Terrain ground, Limit blocked, double ageS) {
    for (int way = 0; way < 2; way++) {
      down = way == 0 ? -drone.limits.maxClimbMps() : drone.limits.maxDescentMps();
      keepHeight(drone, inside, ground);
      boolean still = way == 0 ? down >= 0 : down <= 0;
      if (!still && obstacle(drone, 0, 0, down, inside, ground, ageS) == Limit.LIMIT_NONE) {
        take(drone, 0, 0, down, blocked, ageS);
        return true;
      }
    }
    return false;
  }

  /** No stop from any velocity up to a wish is longer than this. */
  private double farthestStopM(Drone drone, double wishN, double wishE, double ageS) {
    Motion motion = drone.motion;
    FlightLimits limits = drone.limits;
    double speed = Math.max(motion.groundSpeedMps(), Math.sqrt(wishN * wishN + wishE * wishE));
    double vertical = Math.max(Math.abs(motion.downMps), Math.abs(down));
    return limits.stopM(speed)
        + limits.verticalStopM(vertical)
        + (speed + vertical) * (ageS + limits.setpointTimeoutS());
  }

  /** What is in the way of stopping from a velocity, or NONE. */
  private Limit obstacle(
      Drone drone, double n, double e, double d, FlightArea inside, Terrain ground, double ageS) {
    if (n == 0 && e == 0 && d == 0) {
      return Limit.LIMIT_NONE;
    }
    stop.predict(drone.motion, drone.limits, n, e, d, ageS);
    if (!fence.clearOf(stop, drone.limits.positionErrorM() + stop.spreadM)) {
      return Limit.LIMIT_FENCE;
    }
    if ((n != 0 || e != 0 || d > 0) && groundInTheWay(drone, d, inside, ground)) {
      return Limit.LIMIT_FLOOR;
    }
    return airspace.free(drone, stop) ? Limit.LIMIT_NONE : Limit.LIMIT_SEPARATION;
  }

  /** Lowest height above ground that a drone may sink to at a point. */
  private static double lowestM(Drone drone, FlightArea inside, double eastM, double northM) {
    return Math.max(drone.limits.floorAglM(), inside.floorAglM(eastM, northM)) + WANDER_M;
  }

  private boolean groundInTheWay(Drone drone, double d, FlightArea inside, Terrain ground) {
    Motion motion = drone.motion;
    FlightLimits limits = drone.limits;
    hereM = motion.amslM - ground.amslM(motion.eastM, motion.northM);
    missingM = Math.max(0, lowestM(drone, inside, motion.eastM, motion.northM) - hereM);
    // A descent can end anywhere on the way, a climb is not counted on. The position error is
    // part of floorAglM.
    double fall = Math.max(motion.downMps, d);
    double sink = fall <= 0 ? 0 : limits.verticalStopM(fall) - limits.positionErrorM();
    double lowest = motion.amslM - sink;
    if (rises(drone, inside, ground, stop.endX, stop.endY, lowest)) {
      return true;
    }
    for (int end = 0; stop.spreadM > TERRAIN_SPREAD_M && end < Stop.ENDS; end++) {
      if (rises(drone, inside, ground, stop.endX(end), stop.endY(end), lowest)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether the ground is unknown or nearer than the floor below a height on the straight way to a
   * point.
   */
  private boolean rises(
      Drone drone, FlightArea inside, Terrain ground, double toE, double toN, double lowestAmslM) {
    double dE = toE - stop.x;
    double dN = toN - stop.y;
    int samples = 1 + (int) (stop.reachM / TERRAIN_STEP_M);
    for (int i = 1; i <= samples; i++) {
      double part = (double) i / samples;
      double eastM = stop.x + dE * part;
      double northM = stop.y + dN * part;
      double floor = floorOnTheWayM(lowestM(drone, inside, eastM, northM));
      if (!(ground.amslM(eastM, northM) + floor <= lowestAmslM)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The floor at a place that a drone flies to, given that place's own. Below its floor already
   * (over a shore, say, or above the water), it is let go on level, but nowhere farther below a
   * floor than it is now, and nowhere lower above the ground.
   */
  private double floorOnTheWayM(double floorThereM) {
    return missingM == 0
        ? floorThereM
        : Math.max(floorThereM - missingM - SLACK_M, Math.min(hereM - SLACK_M, floorThereM));
  }

  private void take(Drone drone, double n, double e, double d, Limit why, double ageS) {
    drone.northMps = n;
    drone.eastMps = e;
    drone.downMps = d;
    drone.limit = why;
    airspace.claim(drone, ageS);
  }

  private void scaleHorizontal(double factor, Limit why) {
    north *= factor;
    east *= factor;
    limit = why;
  }
}
