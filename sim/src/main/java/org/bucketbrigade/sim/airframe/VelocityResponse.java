package org.bucketbrigade.sim.airframe;

/**
 * How a multirotor's horizontal velocity follows a commanded one.
 *
 * <p>Two stages. A command is first shaped, by some autopilots, into a reference whose acceleration
 * and jerk are limited; the airframe then follows the reference as a proportional and integral loop
 * does through motors and attitude that lag, against the air. Both axes share the limits, so that
 * the response is the same in every direction. Figures: {@link Handling}.
 */
final class VelocityResponse {
  /** Acceleration that flight by setpoints uses, m/s2. */
  static final double USUAL_ACCELERATION_MPS2 = 2.245;

  private static final double JERK_MPS3 = 25;
  private static final double SHAPING_PER_SECOND = 6.3;

  private final Handling handling;
  private double accelerationLimitMps2 = USUAL_ACCELERATION_MPS2;
  private double referenceEastMps;
  private double referenceNorthMps;
  private double shapedEastMps2;
  private double shapedNorthMps2;
  private double integralEastMps2;
  private double integralNorthMps2;
  private double thrustEastMps2;
  private double thrustNorthMps2;
  private double accelerationEastMps2;
  private double accelerationNorthMps2;
  private double eastMps;
  private double northMps;

  VelocityResponse(Handling handling) {
    this.handling = handling;
  }

  /** Sets the largest acceleration of the reference, above 0 m/s2. */
  void limitAcceleration(double limitMps2) {
    accelerationLimitMps2 = limitMps2;
  }

  /** Forgets all motion and starts anew at a velocity, m/s. */
  void reset(double startEastMps, double startNorthMps) {
    eastMps = startEastMps;
    northMps = startNorthMps;
    referenceEastMps = startEastMps;
    referenceNorthMps = startNorthMps;
    shapedEastMps2 = 0;
    shapedNorthMps2 = 0;
    integralEastMps2 = 0;
    integralNorthMps2 = 0;
    thrustEastMps2 = 0;
    thrustNorthMps2 = 0;
    accelerationEastMps2 = 0;
    accelerationNorthMps2 = 0;
  }

  /** Advances one tick towards a commanded velocity, m/s. */
  void step(double commandEastMps, double commandNorthMps) {
    if (handling.shapes()) {
      shape(commandEastMps, commandNorthMps);
    } else {
      referenceEastMps = commandEastMps;
      referenceNorthMps = commandNorthMps;
    }
    double errorEast = referenceEastMps - eastMps;
    double errorNorth = referenceNorthMps - northMps;
    integralEastMps2 += handling.integralPerSecond2() * errorEast * Ticks.SECONDS;
    integralNorthMps2 += handling.integralPerSecond2() * errorNorth * Ticks.SECONDS;
    double proportional = handling.proportionalPerSecond();
    lean(
        shapedEastMps2 + proportional * errorEast + integralEastMps2,
        shapedNorthMps2 + proportional * errorNorth + integralNorthMps2);
    double drag = handling.dragPerSecond();
    accelerationEastMps2 = thrustEastMps2 - drag * eastMps;
    accelerationNorthMps2 = thrustNorthMps2 - drag * northMps;
    eastMps += accelerationEastMps2 * Ticks.SECONDS;
    northMps += accelerationNorthMps2 * Ticks.SECONDS;
  }

  /** Leans so as to give an acceleration, in still air, as fast and as far as it can. */
  private void lean(double wantedEast, double wantedNorth) {
    double most = within(wantedEast, wantedNorth, handling.thrustMps2());
    double share = Ticks.SECONDS / handling.lagSeconds();
    double changeEast = (wantedEast * most - thrustEastMps2) * share;
    double changeNorth = (wantedNorth * most - thrustNorthMps2) * share;
    double step = within(changeEast, changeNorth, handling.thrustJerkMps3() * Ticks.SECONDS);
    thrustEastMps2 += changeEast * step;
    thrustNorthMps2 += changeNorth * step;
  }

  private void shape(double commandEastMps, double commandNorthMps) {
    double wantedEast = SHAPING_PER_SECOND * (commandEastMps - referenceEastMps);
    double wantedNorth = SHAPING_PER_SECOND * (commandNorthMps - referenceNorthMps);
    double scale = within(wantedEast, wantedNorth, accelerationLimitMps2);
    double changeEast = wantedEast * scale - shapedEastMps2;
    double changeNorth = wantedNorth * scale - shapedNorthMps2;
    double step = within(changeEast, changeNorth, JERK_MPS3 * Ticks.SECONDS);
    shapedEastMps2 += changeEast * step;
    shapedNorthMps2 += changeNorth * step;
    referenceEastMps += shapedEastMps2 * Ticks.SECONDS;
    referenceNorthMps += shapedNorthMps2 * Ticks.SECONDS;
  }

  /** The factor that brings a vector's length down to a limit; 1 if it is within. */
  private static double within(double east, double north, double limit) {
    double squared = east * east + north * north;
    return squared > limit * limit ? limit / StrictMath.sqrt(squared) : 1;
  }

  double eastMps() {
    return eastMps;
  }

  double northMps() {
    return northMps;
  }

  double accelerationEastMps2() {
    return accelerationEastMps2;
  }

  double accelerationNorthMps2() {
    return accelerationNorthMps2;
  }

  long hash(long start) {
    long hash = StateHash.add(start, referenceEastMps);
    hash = StateHash.add(hash, referenceNorthMps);
    hash = StateHash.add(hash, shapedEastMps2);
    hash = StateHash.add(hash, shapedNorthMps2);
    hash = StateHash.add(hash, integralEastMps2);
    hash = StateHash.add(hash, integralNorthMps2);
    hash = StateHash.add(hash, thrustEastMps2);
    hash = StateHash.add(hash, thrustNorthMps2);
    hash = StateHash.add(hash, eastMps);
    return StateHash.add(hash, northMps);
  }
}
