package org.bucketbrigade.arbiter;

import org.bucketbrigade.geo.Terrain;
import org.bucketbrigade.state.State;
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
  /**
   * A drone that comes to rest overshoots or sways by less than this, metres; in gusts 0.8 m was
   * passed by a centimetre twice in 328,000 minutes of flight.
   */
  static final double WANDER_M = 1.0;

  /** Time constant of coming to rest at a limit; longer than any vehicle's lag, seconds. */
  private static final double APPROACH_S = 3;

  /** How far outside the fence a drone may get out of another's way; its own is twice as far. */
  private static final double FENCE_GIVES_M = OuterFence.MARGIN_M / 2;

  /** Left with less than this part of its wished speed, a drone is kept back. */
  private static final double KEPT_BACK = 0.5;

  private static final double SLOWEST_DETOUR_MPS = 0.3;
  private static final double BACK_MPS = 1.0;
  private static final double CLIMB_TO_FLOOR_MPS = 0.5;

  private static final double NANOS = 1e-9;

  private final Airspace airspace;
  private final GiveWay giveWay;
  private final Stop stop = new Stop();
  private final Fence fence = new Fence();
  private final Clearance clearance = new Clearance();
  private final Relaxations relaxations = new Relaxations();
  private final Velocity lane = new Velocity();

  private @Nullable FlightArea area;

  // The velocity being worked on.
  private double north;
  private double east;
  private double down;
  private Limit limit = Limit.LIMIT_NONE;

  private boolean priority = true;
  private boolean fenceGives;

  // What it was before anything was taken away from it.
  private double freeNorth;
  private double freeEast;
  private double freeDown;

  // Bits of the constraints that gave so that it gets out of another drone's way.
  private int given;

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
    clearance.place(terrain);
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

  /** Height above the ground or water below a drone, metres; NaN where the ground is unknown. */
  double aglM(Motion motion) {
    return clearance.aglM(motion);
  }

  /** Height above which a drone flies freely for a while towards a point, metres AMSL. */
  double clearAmslM(Drone drone, double toE, double toN) {
    FlightArea inside = area(drone);
    return inside == null
        ? Double.NEGATIVE_INFINITY
        : clearance.clearAmslM(drone, inside, toE, toN);
  }

  /** Whether a drone is inside an area and stays there if it is told to stop now. */
  boolean stopsInside(Drone drone, FlightArea inside) {
    Stop claim = drone.stop;
    double margin = drone.limits.positionErrorM() + claim.spreadM;
    fence.lookAround(inside, claim.x, claim.y, claim.reachM + margin);
    return claim.known && fence.inside() && fence.clearanceM(claim) >= margin;
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
    if (inside == null || !clearance.known()) {
      drone.patience.rest();
      take(drone, 0, 0, 0, Limit.LIMIT_FENCE, ageS);
    } else if (wishN == 0 && wishE == 0 && wishD == 0) {
      drone.patience.rest();
      take(drone, 0, 0, 0, because, ageS);
      fence.lookAround(inside, drone.motion.eastM, drone.motion.northM, 0);
      airspace.lookAround(drone, drone.stop.reachM);
      note(drone, inside, 0);
    } else {
      limitSpeed(drone.limits);
      keepLane(drone, inside);
      drone.patience.wishes(north, east);
      boolean gives = priority && giveWay.gives(drone);
      if (gives) {
        Velocity aside = giveWay.velocity();
        north = aside.north;
        east = aside.east;
        down = aside.down;
        limit = Limit.LIMIT_SEPARATION;
        limitSpeed(drone.limits);
      }
      freeNorth = north;
      freeEast = east;
      freeDown = down;
      lookAtFence(drone, inside, ageS);
      keepInside(drone);
      keepHeight(drone, inside);
      boolean anyWayOut = gives || (priority && drone.patience.insists());
      given = 0;
      boolean kept = choose(drone, inside, anyWayOut, ageS);
      note(drone, inside, given);
      drone.patience.admitted(gives, kept, drone.northMps, drone.eastMps, nowNanos);
    }
  }

  /** Age of a report, seconds: no more than what the drone is flown on for. */
  static double ageS(Motion motion, long nowNanos) {
    return Math.min(motion.ageNanos(nowNanos), Arbiter.POSITION_NANOS) * NANOS;
  }

  private void keepLane(Drone drone, FlightArea inside) {
    lane.set(north, east, down);
    if (inside.lanes().keepRight(drone.motion.eastM, drone.motion.northM, lane)) {
      north = lane.north;
      east = lane.east;
      limit = Limit.LIMIT_LANE;
      limitSpeed(drone.limits);
    }
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
  private void keepHeight(Drone drone, FlightArea inside) {
    Motion motion = drone.motion;
    FlightLimits limits = drone.limits;
    double above = clearance.aboveFloorM(drone, inside);
    double below = inside.ceilingAmslM() - motion.amslM;
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
    // The floor last: where it lies above the ceiling, terrain matters more.
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
  }

  /**
   * Tries the velocity and its detours; the first whose stop is inside and free is taken.
   *
   * @param anyWayOut whether going back will do as well
   * @return whether another drone's claim lies in the way that is wished
   */
  private boolean choose(Drone drone, FlightArea inside, boolean anyWayOut, double ageS) {
    double wishN = north;
    double wishE = east;
    Limit shaped = limit;
    boolean moving = wishN * wishN + wishE * wishE > SLOWEST_DETOUR_MPS * SLOWEST_DETOUR_MPS;
    Limit blocked = Limit.LIMIT_NONE;
    airspace.lookAround(drone, farthestStopM(drone, freeNorth, freeEast, ageS));
    if (keepsBack() && escapes(drone, inside, ageS)) {
      return true;
    }
    for (Detour detour : Detour.IN_ORDER) {
      if (detour.turns() && !moving) {
        continue;
      }
      double n = detour.north(wishN, wishE);
      double e = detour.east(wishN, wishE);
      // A climb is what gets a drone over rising ground, so it is not slowed.
      double d = down < 0 ? down : down * detour.factor();
      Limit obstacle = obstacle(drone, n, e, d, inside, ageS);
      if (obstacle == Limit.LIMIT_NONE) {
        take(drone, n, e, d, blocked == Limit.LIMIT_NONE ? shaped : blocked, ageS);
        return blocked == Limit.LIMIT_SEPARATION;
      }
      blocked = blocked == Limit.LIMIT_NONE ? obstacle : blocked;
    }
    if (!(anyWayOut && goesLevel(drone, wishN, wishE, inside, blocked, ageS))) {
      // Straight up or down crosses nobody's claim, and up gets a drone out of most corners.
      boolean free = obstacle(drone, 0, 0, down, inside, ageS) == Limit.LIMIT_NONE;
      take(drone, 0, 0, free ? down : 0, blocked, ageS);
    }
    return blocked == Limit.LIMIT_SEPARATION;
  }

  /** Takes the first way out that is free. */
  private boolean goesLevel(
      Drone drone, double wishN, double wishE, FlightArea inside, Limit blocked, double ageS) {
    for (Detour detour : Detour.WAYS_OUT) {
      double n = detour.north(wishN, wishE);
      double e = detour.east(wishN, wishE);
      boolean moves = n * n + e * e > SLOWEST_DETOUR_MPS * SLOWEST_DETOUR_MPS;
      if (moves && obstacle(drone, n, e, 0, inside, ageS) == Limit.LIMIT_NONE) {
        take(drone, n, e, 0, blocked, ageS);
        return true;
      }
    }
    return false;
  }

  /** Whether fence, floor and ceiling have taken most of the wish away. */
  private boolean keepsBack() {
    double free = freeNorth * freeNorth + freeEast * freeEast + freeDown * freeDown;
    return north * north + east * east + down * down < free * KEPT_BACK * KEPT_BACK;
  }

  /**
   * Gets a drone that stands in the claim of one that does not obey out of it where its crew wishes
   * to, although that leads a little out of the fence, or else below the floor as well: they matter
   * less. Whoever obeys stops within its claim without that.
   */
  private boolean escapes(Drone drone, FlightArea inside, double ageS) {
    stop.predict(drone.motion, drone.limits, 0, 0, ageS);
    if (airspace.clearOfStrangers(drone, stop)) {
      return false;
    }
    boolean out = false;
    fenceGives = true;
    for (int round = 0; round < 2 && !out; round++) {
      boolean floorGives = round == 1;
      clearance.relax(floorGives);
      out = escapes(drone, inside, floorGives ? Math.max(down, freeDown) : down, ageS);
    }
    fenceGives = false;
    clearance.relax(false);
    if (out) {
      given |= keepsFence(drone) ? 0 : Constraint.FENCE.bit();
      given |= keepsFloor(drone, drone.downMps, inside) ? 0 : Constraint.FLOOR.bit();
    }
    return out;
  }

  private boolean escapes(Drone drone, FlightArea inside, double wishD, double ageS) {
    for (Detour detour : Detour.IN_ORDER) {
      double n = detour.north(freeNorth, freeEast);
      double e = detour.east(freeNorth, freeEast);
      double d = wishD * detour.factor();
      boolean moves = n * n + e * e + d * d > SLOWEST_DETOUR_MPS * SLOWEST_DETOUR_MPS;
      if (moves && obstacle(drone, n, e, d, inside, ageS) == Limit.LIMIT_NONE) {
        take(drone, n, e, d, Limit.LIMIT_SEPARATION, ageS);
        return true;
      }
    }
    return false;
  }

  /** Counts what is not kept. Fence and airspace have been looked at. */
  private void note(Drone drone, FlightArea inside, int gave) {
    int bits = gave;
    bits |= airspace.clear(drone, drone.stop) ? 0 : Constraint.SEPARATION.bit();
    bits |= clearance.aboveFloorM(drone, inside) < -WANDER_M ? Constraint.FLOOR.bit() : 0;
    bits |= drone.motion.amslM > inside.ceilingAmslM() ? Constraint.CEILING.bit() : 0;
    bits |= fence.inside() ? 0 : Constraint.FENCE.bit();
    relaxations.note(drone, bits);
  }

  /** How often each constraint gave. */
  void state(State s) {
    relaxations.state(s);
  }

  Relaxations relaxations() {
    return relaxations;
  }

  /** No stop from any velocity up to a wish is longer than this. */
  private double farthestStopM(Drone drone, double wishN, double wishE, double ageS) {
    Motion motion = drone.motion;
    FlightLimits limits = drone.limits;
    double speed = Math.max(motion.groundSpeedMps(), Math.sqrt(wishN * wishN + wishE * wishE));
    double told = Math.max(Math.abs(down), Math.abs(freeDown));
    double vertical = Math.max(Math.abs(motion.downMps), told);
    return limits.stopM(speed)
        + limits.verticalStopM(vertical)
        + (speed + vertical) * (ageS + limits.setpointTimeoutS());
  }

  /** What is in the way of stopping from a velocity, or NONE. */
  private Limit obstacle(
      Drone drone, double n, double e, double d, FlightArea inside, double ageS) {
    if (n == 0 && e == 0 && d == 0) {
      return Limit.LIMIT_NONE;
    }
    stop.predict(drone.motion, drone.limits, n, e, ageS);
    if (fenceGives ? !isNearArea(drone, inside) : !keepsFence(drone)) {
      return Limit.LIMIT_FENCE;
    }
    if ((n != 0 || e != 0 || d > 0) && !keepsFloor(drone, d, inside)) {
      return Limit.LIMIT_FLOOR;
    }
    return airspace.free(drone, stop, d) ? Limit.LIMIT_NONE : Limit.LIMIT_SEPARATION;
  }

  private boolean keepsFence(Drone drone) {
    return fence.clearOf(stop, drone.limits.positionErrorM() + stop.spreadM);
  }

  private boolean keepsFloor(Drone drone, double d, FlightArea inside) {
    return !clearance.groundInTheWay(drone, stop, d, inside);
  }

  private boolean isNearArea(Drone drone, FlightArea inside) {
    double margin = drone.limits.positionErrorM() + stop.spreadM;
    return inside.contains(stop.endX, stop.endY)
        || inside.fenceM(stop.endX, stop.endY) <= FENCE_GIVES_M - margin;
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
