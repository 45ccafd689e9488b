package org.bucketbrigade.arbiter;

/**
 * Who owns which space: the claims of all drones, and the question whether another one is free.
 *
 * <p>Cost: one quick rejection per pair of drones and question.
 */
final class Airspace {
  private final Drone[] drones;
  private int count;

  Airspace(int maxDrones) {
    drones = new Drone[maxDrones];
  }

  void add(Drone drone) {
    drones[count++] = drone;
  }

  /**
   * Distance between claims that keeps two drones truly apart, metres: the separation and both
   * position errors. Each claim's own stop already contains one error along its way, which is left
   * as margin for sideways drift.
   */
  static double apart(Drone a, Drone b) {
    return Math.max(a.limits.separationM(), b.limits.separationM())
        + a.limits.positionErrorM()
        + b.limits.positionErrorM();
  }

  /** Whether a stop from the drone's position along a vector crosses nobody's claim. */
  boolean free(Drone drone, double dE, double dN, double dUp) {
    Motion at = drone.motion;
    double reach = Math.sqrt(dE * dE + dN * dN + dUp * dUp);
    for (int i = 0; i < count; i++) {
      Drone other = drones[i];
      Stop claim = other.stop;
      if (other == drone || !claim.known) {
        continue;
      }
      double apart = apart(drone, other);
      double x = claim.x - at.eastM;
      double y = claim.y - at.northM;
      double z = claim.z - at.amslM;
      double near = reach + claim.reach + apart;
      double distanceSquared = x * x + y * y + z * z;
      if (distanceSquared > near * near) {
        continue;
      }
      if (touches(at, dE, dN, dUp, claim, apart * apart)
          && !(distanceSquared < apart * apart && x * dE + y * dN + z * dUp <= 0)) {
        return false;
      }
    }
    return true;
  }

  private static boolean touches(
      Motion at, double dE, double dN, double dUp, Stop claim, double apartSquared) {
    double x = at.eastM;
    double y = at.northM;
    double z = at.amslM;
    return Segments.distanceSquared(
                x,
                y,
                z,
                x + dE,
                y + dN,
                z + dUp,
                claim.x,
                claim.y,
                claim.z,
                claim.nowX,
                claim.nowY,
                claim.nowZ)
            < apartSquared
        || Segments.distanceSquared(
                x,
                y,
                z,
                x + dE,
                y + dN,
                z + dUp,
                claim.x,
                claim.y,
                claim.z,
                claim.toldX,
                claim.toldY,
                claim.toldZ)
            < apartSquared;
  }

  /** Sets a drone's claim from its motion, its last setpoint and who controls it. */
  void claim(Drone drone) {
    Motion motion = drone.motion;
    Stop stop = drone.stop;
    stop.at(motion.eastM, motion.northM, motion.amslM);
    stop.reach = 0;
    FlightLimits limits = drone.limits;
    double speed = motion.groundSpeedMps();
    double now = speed == 0 ? 0 : limits.commandedStopM(speed) / speed;
    double rising = -motion.downMps * limits.verticalStopSeconds(Math.abs(motion.downMps));
    stop.now(motion.eastMps * now, motion.northMps * now, rising);
    if (drone.control == Drone.Control.COLUMN) {
      stop.told(0, 0, drone.columnTopAmslM - motion.amslM);
      return;
    }
    double told = Math.sqrt(drone.northMps * drone.northMps + drone.eastMps * drone.eastMps);
    double along = told == 0 ? 0 : limits.stopM(told) / told;
    double rise =
        drone.downMps == 0
            ? 0
            : -drone.downMps
                * limits.verticalStopM(Math.abs(drone.downMps))
                / Math.abs(drone.downMps);
    stop.told(drone.eastMps * along, drone.northMps * along, rise);
  }

  /** Whether nobody flies below a drone within a horizontal distance, metres. */
  boolean columnClear(Drone drone, double withinM) {
    for (int i = 0; i < count; i++) {
      Drone other = drones[i];
      if (other == drone || !other.stop.known || other.control == Drone.Control.NONE) {
        continue;
      }
      double dE = other.motion.eastM - drone.motion.eastM;
      double dN = other.motion.northM - drone.motion.northM;
      if (dE * dE + dN * dN < withinM * withinM && other.motion.amslM < drone.motion.amslM) {
        return false;
      }
    }
    return true;
  }
}
