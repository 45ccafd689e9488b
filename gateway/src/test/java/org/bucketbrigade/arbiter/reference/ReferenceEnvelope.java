package org.bucketbrigade.arbiter.reference;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.bucketbrigade.arbiter.Constraint;
import org.bucketbrigade.arbiter.Drone;
import org.bucketbrigade.arbiter.FlightLimits;
import org.bucketbrigade.wire.v1.Limit;
import org.jspecify.annotations.Nullable;

/** Turns any wished velocity into one that is safe. */
final class ReferenceEnvelope {
  private static final double APPROACH_S = 3;
  private static final double BACK_MPS = 1;
  private static final double CLIMB_TO_FLOOR_MPS = 0.5;
  private static final double KEPT_BACK = 0.5;
  private static final double SLOWEST_DETOUR_MPS = 0.3;
  private static final double FENCE_SLACK_M = 0.001;

  /** A way that is as near to the fence crosses it: where it does, rounding leaves a rest. */
  private static final double CROSSES_M = 1e-9;

  private static final double FENCE_GIVES_M = 10;

  /** A velocity that may do instead: turned clockwise, and slower. */
  private record Detour(double turnRad, double factor) {
    static final List<Detour> IN_ORDER =
        List.of(
            new Detour(0, 1),
            new Detour(0.7, 0.8),
            new Detour(0, 0.5),
            new Detour(-0.7, 0.8),
            new Detour(1.4, 0.5),
            new Detour(-1.4, 0.5),
            new Detour(0, 0.25),
            new Detour(0, 0.1));

    static final List<Detour> WAYS_OUT =
        List.of(
            new Detour(0.7, 0.5),
            new Detour(-0.7, 0.5),
            new Detour(1.4, 0.5),
            new Detour(-1.4, 0.5),
            new Detour(2.2, 0.3),
            new Detour(-2.2, 0.3),
            new Detour(StrictMath.PI, 0.3));

    Vec level(Vec wish) {
      return wish.flat().turned(turnRad).times(factor);
    }
  }

  private record Shaped(Vec velocity, Limit limit) {}

  /** What is looked at when one drone's wish is judged. */
  private record Look(
      ReferenceDrone drone, ReferenceArea area, boolean inside, double fenceM, double ageS) {
    FlightLimits limits() {
      return drone.limits;
    }

    Claim stop(Vec velocity) {
      return Claim.stop(Objects.requireNonNull(drone.report), limits(), velocity, ageS);
    }
  }

  private final List<ReferenceDrone> drones;
  private final Map<Constraint, Long> relaxations = new EnumMap<>(Constraint.class);
  final ReferenceGround ground = new ReferenceGround();
  private @Nullable ReferenceArea areaOfAll;

  ReferenceEnvelope(List<ReferenceDrone> drones) {
    this.drones = drones;
  }

  void place(ReferenceArea area) {
    areaOfAll = area;
  }

  @Nullable ReferenceArea area(ReferenceDrone drone) {
    return drone.area != null ? drone.area : areaOfAll;
  }

  long relaxations(Constraint constraint) {
    return relaxations.getOrDefault(constraint, 0L);
  }

  // ---------------------------------------------------------------------------- admission

  void admit(ReferenceDrone drone, Vec wish, Limit because, long now) {
    ReferenceArea area = area(drone);
    double ageS = drone.ageS(now);
    if (area == null || ground.terrain == null) {
      drone.patience.rest();
      take(drone, new Shaped(Vec.ZERO, Limit.LIMIT_FENCE), ageS);
      return;
    }
    Vec at = drone.at().flat();
    Look look = new Look(drone, area, area.contains(at), area.fenceM(at), ageS);
    if (wish.isZero() || drone.report == null) {
      drone.patience.rest();
      take(drone, new Shaped(Vec.ZERO, because), ageS);
      note(look, EnumSet.noneOf(Constraint.class));
      return;
    }
    Shaped free = limitSpeed(new Shaped(wish, because), drone.limits);
    Optional<Vec> inLane = area.keptRight(at, free.velocity);
    if (inLane.isPresent()) {
      free = limitSpeed(new Shaped(inLane.get(), Limit.LIMIT_LANE), drone.limits);
    }
    drone.patience.wishes(free.velocity);
    Optional<Vec> aside = ReferenceGiveWay.velocity(drone, drones);
    if (aside.isPresent()) {
      free = limitSpeed(new Shaped(aside.get(), Limit.LIMIT_SEPARATION), drone.limits);
    }
    Shaped shaped = keepHeight(look, keepInside(look, free));
    boolean anyWayOut = aside.isPresent() || drone.patience.insists;
    boolean kept = choose(look, free.velocity, shaped, anyWayOut);
    drone.patience.admitted(aside.isPresent(), kept, drone.told, now);
  }

  private static void take(ReferenceDrone drone, Shaped shaped, double ageS) {
    drone.told = shaped.velocity;
    drone.limit = shaped.limit;
    drone.claimSpace(ageS);
  }

  private static Shaped limitSpeed(Shaped wish, FlightLimits limits) {
    Vec level = wish.velocity.flat();
    Limit limit = wish.limit;
    if (level.length() > limits.maxSpeedMps()) {
      level = level.times(limits.maxSpeedMps() / level.length());
      limit = Limit.LIMIT_SPEED;
    }
    double up = Math.clamp(wish.velocity.up(), -limits.maxDescentMps(), limits.maxClimbMps());
    limit = up != wish.velocity.up() ? Limit.LIMIT_SPEED : limit;
    return new Shaped(level.withUp(up), limit);
  }

  // ---------------------------------------------------------------------------- fence and height

  /** Takes away the part towards each piece of fence that could not stop before it; twice. */
  private static Shaped keepInside(Look look, Shaped wish) {
    Vec at = look.drone.at().flat();
    boolean inside = look.inside;
    Shaped shaped = wish;
    for (int round = 0; round < 2; round++) {
      for (ReferenceArea.Piece piece : look.area.fence()) {
        Vec way = at.nearestOn(piece.a(), piece.b()).minus(at);
        double away = way.length();
        if (away >= 0.01 && (inside || away <= look.fenceM + 1e-9)) {
          shaped = keepFrom(look.limits(), shaped, way.times(1 / away), inside ? away : -away);
        }
      }
    }
    return shaped;
  }

  /**
   * Keeps a velocity from a piece of fence.
   *
   * @param towards the piece, of length 1
   * @param insideM distance of the fence, negative if the drone is outside
   */
  private static Shaped keepFrom(FlightLimits limits, Shaped wish, Vec towards, double insideM) {
    Vec outward = insideM > 0 ? towards : towards.times(-1);
    double room = insideM - ReferenceGround.WANDER_M;
    double speed =
        speedToStopWithin(room - limits.positionErrorM(), limits, limits.decelerationMps2());
    double most = gently(speed, room - limits.positionErrorM());
    double tooFast = wish.velocity.dot(outward) - most;
    return tooFast > 0
        ? new Shaped(wish.velocity.minus(outward.times(tooFast)), Limit.LIMIT_FENCE)
        : wish;
  }

  /** Slows down towards a limit; past it already, leads back as slowly. */
  private static double gently(double speed, double room) {
    return room < 0 ? Math.max(-BACK_MPS, room / APPROACH_S) : Math.min(speed, room / APPROACH_S);
  }

  /** The speed that comes to rest within a room if contact is lost right now. */
  private static double speedToStopWithin(double room, FlightLimits limits, double deceleration) {
    double t = limits.setpointTimeoutS() + limits.responseS() + limits.linkS();
    return room > 0 ? deceleration * (Math.sqrt(t * t + 2 * room / deceleration) - t) : 0;
  }

  private Shaped keepHeight(Look look, Shaped wish) {
    FlightLimits limits = look.limits();
    double up = wish.velocity.up();
    Limit limit = wish.limit;
    double below = look.area.ceilingAmslM - look.drone.at().up();
    double room = below - ReferenceGround.WANDER_M - limits.positionErrorM();
    double vertical = limits.verticalDecelerationMps2();
    double highest =
        below < 0
            ? -Math.min(BACK_MPS, -below / APPROACH_S)
            : gently(speedToStopWithin(room, limits, vertical), room);
    if (up > highest && (below < 0 || up > 0)) {
      up = highest;
      limit = Limit.LIMIT_CEILING;
    }
    double above = ground.aboveFloorM(look.drone, look.area, false);
    double lowest = above < 0 ? CLIMB_TO_FLOOR_MPS : -speedToStopWithin(above, limits, vertical);
    if (up < lowest && (above < 0 || up < 0)) {
      up = lowest;
      limit = Limit.LIMIT_FLOOR;
    }
    return new Shaped(wish.velocity.withUp(up), limit);
  }

  // ---------------------------------------------------------------------------- the choice

  /**
   * Takes the first velocity whose stop is inside and free.
   *
   * @return whether another drone's claim lies in the way that is wished
   */
  private boolean choose(Look look, Vec free, Shaped shaped, boolean anyWayOut) {
    Vec wish = shaped.velocity;
    ReferenceDrone drone = look.drone;
    boolean keptBack = wish.length() < free.length() * KEPT_BACK;
    if (keptBack && inClaimOfStranger(drone, look.stop(Vec.ZERO)) && escapes(look, free, wish)) {
      return true;
    }
    Limit blocked = Limit.LIMIT_NONE;
    boolean moving = wish.flat().length() > SLOWEST_DETOUR_MPS;
    Vec taken = null;
    for (Detour detour : Detour.IN_ORDER) {
      if (taken != null || (detour.turnRad != 0 && !moving)) {
        continue;
      }
      // A climb is what gets a drone over rising ground, so it is not slowed.
      double up = wish.up() > 0 ? wish.up() : wish.up() * detour.factor;
      Vec velocity = detour.level(wish).withUp(up);
      Limit obstacle = obstacle(look, velocity, false, false);
      if (obstacle == Limit.LIMIT_NONE) {
        taken = velocity;
      } else if (blocked == Limit.LIMIT_NONE) {
        blocked = obstacle;
      }
    }
    if (taken == null) {
      taken = wayOut(look, wish, anyWayOut);
    }
    Limit limit = blocked == Limit.LIMIT_NONE ? shaped.limit : blocked;
    take(drone, new Shaped(taken, limit), look.ageS);
    note(look, EnumSet.noneOf(Constraint.class));
    return blocked == Limit.LIMIT_SEPARATION;
  }

  /** For who was kept for long, any level way; else straight up or down if that is wished. */
  private Vec wayOut(Look look, Vec wish, boolean anyWayOut) {
    for (Detour detour : Detour.WAYS_OUT) {
      Vec velocity = detour.level(wish);
      if (anyWayOut && velocity.length() > SLOWEST_DETOUR_MPS && isFree(look, velocity)) {
        return velocity;
      }
    }
    Vec column = wish.minus(wish.flat());
    return isFree(look, column) ? column : Vec.ZERO;
  }

  private boolean isFree(Look look, Vec velocity) {
    return obstacle(look, velocity, false, false) == Limit.LIMIT_NONE;
  }

  /** Gets a drone out of another's claim, a little out of the fence or below the floor. */
  private boolean escapes(Look look, Vec free, Vec wish) {
    for (boolean floorGives : new boolean[] {false, true}) {
      double up = floorGives ? Math.min(free.up(), wish.up()) : wish.up();
      for (Detour detour : Detour.IN_ORDER) {
        Vec velocity = detour.level(free).withUp(up * detour.factor);
        if (velocity.length() > SLOWEST_DETOUR_MPS
            && obstacle(look, velocity, true, floorGives) == Limit.LIMIT_NONE) {
          take(look.drone, new Shaped(velocity, Limit.LIMIT_SEPARATION), look.ageS);
          Claim stop = look.stop(velocity);
          Set<Constraint> given = EnumSet.noneOf(Constraint.class);
          if (!keepsFence(look, stop)) {
            given.add(Constraint.FENCE);
          }
          if (ground.inTheWay(look.drone, stop, velocity.up(), look.area, false)) {
            given.add(Constraint.FLOOR);
          }
          note(look, given);
          return true;
        }
      }
    }
    return false;
  }

  // ---------------------------------------------------------------------------- obstacles

  private Limit obstacle(Look look, Vec velocity, boolean fenceGives, boolean floorGives) {
    if (velocity.isZero()) {
      return Limit.LIMIT_NONE;
    }
    ReferenceDrone drone = look.drone;
    Claim stop = look.stop(velocity);
    if (fenceGives ? !isNearArea(look, stop) : !keepsFence(look, stop)) {
      return Limit.LIMIT_FENCE;
    }
    boolean straightUp = velocity.flat().isZero() && velocity.up() > 0;
    if (!straightUp && ground.inTheWay(drone, stop, velocity.up(), look.area, floorGives)) {
      return Limit.LIMIT_FLOOR;
    }
    return isFree(drone, stop, velocity.up()) ? Limit.LIMIT_NONE : Limit.LIMIT_SEPARATION;
  }

  private static boolean keepsFence(Look look, Claim stop) {
    double margin = look.limits().positionErrorM() + stop.spreadM();
    if (look.inside) {
      double least = look.area.clearanceM(stop.from(), stop.to());
      boolean noNearer = look.fenceM < margin && least >= look.fenceM - FENCE_SLACK_M;
      return least >= margin || (least > CROSSES_M && noNearer);
    }
    Vec end = stop.to().flat();
    return look.area.contains(end) || look.area.fenceM(end) <= look.fenceM + FENCE_SLACK_M;
  }

  private static boolean isNearArea(Look look, Claim stop) {
    double margin = look.limits().positionErrorM() + stop.spreadM();
    Vec end = stop.to().flat();
    return look.area.contains(end) || look.area.fenceM(end) <= FENCE_GIVES_M - margin;
  }

  /** Whether a claim is free, or leads away from whoever is too near already, and its height. */
  private boolean isFree(ReferenceDrone drone, Claim stop, double up) {
    for (ReferenceDrone other : drones) {
      double apart = ReferenceDrone.apartM(drone, other);
      Claim claim = other.claim;
      if (other != drone
          && claim != null
          && stop.within(claim, apart)
          && !(stop.leadsOutOf(claim, apart) && (drone.at().up() - other.at().up()) * up >= 0)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether a drone can climb or descend where it is: nobody claims that place, or stands there.
   */
  boolean columnFree(ReferenceDrone drone) {
    Vec at = drone.at().flat();
    Claim column = new Claim(at, at, 0, 0, List.of(at));
    for (ReferenceDrone other : drones) {
      double apart = ReferenceDrone.apartM(drone, other);
      boolean claims = other.claim != null && column.within(other.claim, apart);
      boolean stands = other.stands() && other.at().flat().distance(at) <= apart;
      if (other != drone && (claims || stands)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a claim is truly clear of all others, position errors left aside. */
  private boolean isClear(ReferenceDrone drone, Claim stop) {
    return drones.stream()
        .noneMatch(
            other ->
                other != drone
                    && other.claim != null
                    && stop.within(other.claim, ReferenceDrone.separationM(drone, other)));
  }

  /** Whether a claim crosses that of a drone in the air that nobody here can stop. */
  private boolean inClaimOfStranger(ReferenceDrone drone, Claim stop) {
    return drones.stream()
        .filter(other -> other != drone && other.control == Drone.Control.NONE && !other.stands())
        .anyMatch(
            other ->
                other.claim != null
                    && stop.within(other.claim, ReferenceDrone.separationM(drone, other)));
  }

  /** Counts what is not kept. */
  private void note(Look look, Set<Constraint> given) {
    ReferenceDrone drone = look.drone;
    Set<Constraint> relaxed = EnumSet.copyOf(given);
    if (drone.claim != null && !isClear(drone, drone.claim)) {
      relaxed.add(Constraint.SEPARATION);
    }
    if (ground.aboveFloorM(drone, look.area, false) < -ReferenceGround.WANDER_M) {
      relaxed.add(Constraint.FLOOR);
    }
    if (drone.at().up() > look.area.ceilingAmslM) {
      relaxed.add(Constraint.CEILING);
    }
    if (!look.inside) {
      relaxed.add(Constraint.FENCE);
    }
    for (Constraint constraint : relaxed) {
      if (!drone.relaxed.contains(constraint)) {
        relaxations.merge(constraint, 1L, Long::sum);
      }
    }
    drone.relaxed = relaxed;
  }
}
