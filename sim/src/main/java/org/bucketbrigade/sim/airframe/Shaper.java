package org.bucketbrigade.sim.airframe;

/**
 * Makes of a commanded velocity one that a vehicle can follow: its acceleration and jerk are
 * limited, and the acceleration towards the command falls with the root of what is missing, so that
 * it arrives without overshoot. ArduPilot's shape_vel_accel and sqrt_controller.
 */
final class Shaper {
  /** Jerk over acceleration, 1/s: what ArduPilot's defaults make it. */
  private static final double HASTE_PER_SECOND = 2;

  private double eastMps;
  private double northMps;
  private double eastMps2;
  private double northMps2;

  /** Starts anew at a velocity. */
  void reset(double startEastMps, double startNorthMps) {
    eastMps = startEastMps;
    northMps = startNorthMps;
    eastMps2 = 0;
    northMps2 = 0;
  }

  /** Lets the reference be the command, at once. */
  void copy(double commandEastMps, double commandNorthMps) {
    eastMps = commandEastMps;
    northMps = commandNorthMps;
  }

  /** Advances one tick towards a command within a limit of acceleration. */
  void step(double commandEastMps, double commandNorthMps, double limitMps2) {
    double jerkMps3 = HASTE_PER_SECOND * limitMps2;
    double errorEast = commandEastMps - eastMps;
    double errorNorth = commandNorthMps - northMps;
    double error = StrictMath.sqrt(errorEast * errorEast + errorNorth * errorNorth);
    double wanted = Math.min(limitMps2, acceleration(error, HASTE_PER_SECOND, jerkMps3));
    double scale = error > 0 ? wanted / error : 0;
    double changeEast = errorEast * scale - eastMps2;
    double changeNorth = errorNorth * scale - northMps2;
    double share = Vectors.within(changeEast, changeNorth, jerkMps3 * Ticks.SECONDS);
    eastMps2 += changeEast * share;
    northMps2 += changeNorth * share;
    eastMps += eastMps2 * Ticks.SECONDS;
    northMps += northMps2 * Ticks.SECONDS;
  }

  /**
   * Acceleration for what is missing of a speed: in proportion when little, its root when much.
   *
   * @param errorMps above or equal 0
   */
  static double acceleration(double errorMps, double perSecond, double jerkMps3) {
    double near = jerkMps3 / (perSecond * perSecond);
    return errorMps <= near
        ? perSecond * errorMps
        : StrictMath.sqrt(2 * jerkMps3 * (errorMps - near / 2));
  }

  double eastMps() {
    return eastMps;
  }

  double northMps() {
    return northMps;
  }

  double eastMps2() {
    return eastMps2;
  }

  double northMps2() {
    return northMps2;
  }

  long hash(long start) {
    long hash = StateHash.add(StateHash.add(start, eastMps), northMps);
    return StateHash.add(StateHash.add(hash, eastMps2), northMps2);
  }
}
