package org.bucketbrigade.arbiter;

/**
 * Who owns which space: the claims of all drones, and the question whether another one is free.
 *
 * <p>A grid finds the near ones; only to those the exact distance is taken. So the cost of one
 * drone does not depend on the size of the fleet.
 */
final class Airspace {
  private static final double SAME_M2 = 1e-6;

  private final Drone[] drones;
  private final Drone[] near;
  private final int[] candidates;
  private final ClaimGrid grid;
  // Copies of the claims' positions and sizes, for a quick look.
  private final double[] x;
  private final double[] y;
  private final double[] sizeM;
  private final Stop column = new Stop();
  private int count;
  private int nearCount;

  Airspace(int maxDrones) {
    drones = new Drone[maxDrones];
    near = new Drone[maxDrones];
    candidates = new int[maxDrones];
    grid = new ClaimGrid(maxDrones);
    x = new double[maxDrones];
    y = new double[maxDrones];
    sizeM = new double[maxDrones];
  }

  void add(Drone drone) {
    drones[count++] = drone;
  }

  /**
   * Distance between claims that keeps two drones truly apart, metres: the separation and both
   * position errors.
   */
  static double apart(Drone a, Drone b) {
    return Math.max(a.limits.separationM(), b.limits.separationM())
        + a.limits.positionErrorM()
        + b.limits.positionErrorM();
  }

  /** Notes which drones can matter for {@link #free} within a distance from a drone, metres. */
  void lookAround(Drone drone, double withinM) {
    Motion at = drone.motion;
    double mine = withinM + drone.limits.separationM() + drone.limits.positionErrorM();
    nearCount = 0;
    int found = grid.near(at.eastM, at.northM, mine, candidates);
    for (int candidate = 0; candidate < found; candidate++) {
      int i = candidates[candidate];
      double dX = x[i] - at.eastM;
      double dY = y[i] - at.northM;
      double reach = mine + sizeM[i];
      if (dX * dX + dY * dY <= reach * reach && i != drone.index) {
        near[nearCount++] = drones[i];
      }
    }
  }

  /** How many drones {@link #lookAround} has noted. */
  int near() {
    return nearCount;
  }

  Drone near(int number) {
    return near[number];
  }

  /**
   * Whether a stop crosses nobody's claim, or leads away from whoever is too near already.
   *
   * @param down vertical speed on the way, m/s
   */
  boolean free(Drone drone, Stop stop, double down) {
    for (int i = 0; i < nearCount; i++) {
      Drone other = near[i];
      Stop claim = other.stop;
      double apart = apart(drone, other);
      if (outOfReach(stop, claim, apart)) {
        continue;
      }
      double needed = apart + stop.spreadM + claim.spreadM;
      double gapSquared = stop.axesApartSquared(claim);
      if (gapSquared < needed * needed
          && !(leadsAway(stop, claim, gapSquared, apart + claim.spreadM)
              && (other.motion.amslM - drone.motion.amslM) * down >= 0)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether a stop is truly clear of all claims near by, position errors left aside: two drones
   * that fly as near as they may come nearer than that now and then, as reports are a little wrong.
   */
  boolean clear(Drone drone, Stop stop) {
    for (int i = 0; i < nearCount; i++) {
      if (!clearOf(near[i], drone, stop)) {
        return false;
      }
    }
    return true;
  }

  /** The same for the claims of drones in the air that do not obey us. */
  boolean clearOfStrangers(Drone drone, Stop stop) {
    for (int i = 0; i < nearCount; i++) {
      Drone other = near[i];
      if (other.control == Drone.Control.NONE && !other.stands() && !clearOf(other, drone, stop)) {
        return false;
      }
    }
    return true;
  }

  private static boolean clearOf(Drone other, Drone drone, Stop stop) {
    double apart = Math.max(drone.limits.separationM(), other.limits.separationM());
    double needed = apart + stop.spreadM + other.stop.spreadM;
    return outOfReach(stop, other.stop, apart)
        || stop.axesApartSquared(other.stop) >= needed * needed;
  }

  /** Whether two stay a distance apart wherever each of them comes to rest. */
  private static boolean outOfReach(Stop stop, Stop claim, double apart) {
    double ballsM = stop.reachM + claim.reachM + apart;
    double dX = claim.x - stop.x;
    double dY = claim.y - stop.y;
    return dX * dX + dY * dY >= ballsM * ballsM;
  }

  /** Whether the drone is inside the other's claim now and gets nowhere nearer to it. */
  private static boolean leadsAway(Stop stop, Stop claim, double gapSquared, double needed) {
    double nowSquared = claim.fromAxisSquared(stop.x, stop.y);
    double towards =
        (claim.x - stop.x) * (stop.endX - stop.x) + (claim.y - stop.y) * (stop.endY - stop.y);
    return nowSquared < needed * needed && gapSquared >= nowSquared - SAME_M2 && towards <= 0;
  }

  /**
   * Whether a drone can climb or descend where it is: nobody claims that place, or stands there.
   */
  boolean columnFree(Drone drone) {
    column.column(drone.motion);
    lookAround(drone, 0);
    for (int i = 0; i < nearCount; i++) {
      Stop claim = near[i].stop;
      double apart = apart(drone, near[i]);
      double needed = apart + claim.spreadM;
      if (!outOfReach(column, claim, apart) && column.axesApartSquared(claim) < needed * needed) {
        return false;
      }
    }
    for (int i = 0; i < count; i++) {
      Drone other = drones[i];
      if (other != drone
          && other.stands()
          && other.motion.isWithin(column.x, column.y, apart(drone, other))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Sets a drone's claim from its motion, its last setpoint and who controls it.
   *
   * @param ageS age of the motion, seconds: what a drone that obeys is flown on for at most, and as
   *     long as it takes for one that does not
   */
  void claim(Drone drone, double ageS) {
    Motion motion = drone.motion;
    if (!motion.known()) {
      return;
    }
    Stop stop = drone.stop;
    if (drone.control == Drone.Control.COLUMN) {
      stop.column(motion);
    } else if (drone.control == Drone.Control.NONE) {
      stop.predict(motion, drone.limits, 0, 0, 0);
      stop.widenForManoeuvres(motion, drone.limits, drone.airborne, ageS);
    } else {
      stop.predict(motion, drone.limits, drone.northMps, drone.eastMps, ageS);
    }
    claimed(drone);
  }

  /** Whether a drone can land at a place: nobody else stands there, or is to land there. */
  boolean slotFree(Drone drone, double eastM, double northM) {
    for (int i = 0; i < count; i++) {
      Drone other = drones[i];
      if (other != drone && isTakenBy(other, eastM, northM, apart(drone, other))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isTakenBy(Drone other, double eastM, double northM, double apartM) {
    if (other.stands()) {
      return other.motion.known() && other.motion.isWithin(eastM, northM, apartM);
    }
    double dE = other.homeEastM - eastM; // not a number while the pad is unknown
    double dN = other.homeNorthM - northM;
    return dE * dE + dN * dN < apartM * apartM;
  }

  /** Whether any drone's pad lies within a distance of a point, metres. */
  boolean padNear(double eastM, double northM, double withinM) {
    for (int i = 0; i < count; i++) {
      double dE = drones[i].homeEastM - eastM; // not a number while the pad is unknown
      double dN = drones[i].homeNorthM - northM;
      if (dE * dE + dN * dN < withinM * withinM) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether nobody is below a drone, or below its height near a point on the ground, within a
   * horizontal distance, metres.
   */
  boolean columnClear(Drone drone, double eastM, double northM, double withinM) {
    Motion from = drone.motion;
    for (int i = 0; i < count; i++) {
      Drone other = drones[i];
      if (other != drone
          && other.stop.known
          && other.motion.amslM < from.amslM
          && (other.motion.isWithin(from.eastM, from.northM, withinM)
              || other.motion.isWithin(eastM, northM, withinM))) {
        return false;
      }
    }
    return true;
  }

  /** A drone has the claim that its {@link Drone#stop} says. */
  void claimed(Drone drone) {
    Stop stop = drone.stop;
    if (!stop.known) {
      return;
    }
    int i = drone.index;
    if (drone.stands() && !drone.climbsNext) {
      grid.remove(i); // others may fly over it
      return;
    }
    x[i] = stop.x;
    y[i] = stop.y;
    sizeM[i] = stop.reachM + drone.limits.separationM() + drone.limits.positionErrorM();
    grid.put(i, stop.x, stop.y, sizeM[i]);
  }
}
