package org.bucketbrigade.sim.airframe;

/**
 * How a multirotor's horizontal velocity follows a commanded one: a cascade of loops.
 *
 * <p>A command is first shaped, by some autopilots, into a reference ({@link Shaper}). Behind where
 * the reference has got to, the vehicle flies faster; velocity is held by a proportional, integral
 * and derivative loop whose output is a lean; attitude and rotors lag; against it all stand the air
 * and the water in the tank. Both axes share the limits, so that the response is the same in every
 * direction. Figures: {@link Handling}.
 */
final class VelocityResponse {
  /** An autopilot does not hurry after more than this, metres. */
  private static final double MOST_BEHIND_M = 2;

  /** Time constant of the derivative's filter. */
  private static final double DERIVATIVE_SECONDS = 0.03;

  private final Handling handling;
  private final Shaper reference = new Shaper();
  private final Axis east;
  private final Axis north;
  private double accelerationLimitMps2;

  VelocityResponse(Handling handling) {
    this(handling, 1);
  }

  /**
   * @param lagScale makes lags of attitude and rotors longer
   */
  VelocityResponse(Handling handling, double lagScale) {
    this.handling = handling;
    accelerationLimitMps2 = handling.accelerationMps2();
    east = new Axis(handling, lagScale);
    north = new Axis(handling, lagScale);
  }

  /** Sets the largest acceleration of the reference, above 0 m/s2. */
  void limitAcceleration(double limitMps2) {
    accelerationLimitMps2 = limitMps2;
  }

  /** Limits it to what flight by setpoints uses. */
  void usualAcceleration() {
    accelerationLimitMps2 = handling.accelerationMps2();
  }

  /** Forgets all motion and starts anew at a velocity, m/s. */
  void reset(double startEastMps, double startNorthMps) {
    reference.reset(startEastMps, startNorthMps);
    east.reset(startEastMps);
    north.reset(startNorthMps);
  }

  /** Leans against a steady push at once, m/s2, as whoever stood in it before it flew. */
  void trim(double pushEastMps2, double pushNorthMps2) {
    east.trim(pushEastMps2);
    north.trim(pushNorthMps2);
  }

  /** Advances one tick towards a commanded velocity, m/s, in still air with an empty tank. */
  void step(double commandEastMps, double commandNorthMps) {
    step(commandEastMps, commandNorthMps, 0, 0, 0);
  }

  /**
   * Advances one tick towards a commanded velocity, m/s.
   *
   * @param pushEastMps2 what wind and water in the tank push, beyond the drag in still air
   * @param pushNorthMps2 likewise to the north
   * @param looseShare of the mass that does not follow at once
   */
  void step(
      double commandEastMps,
      double commandNorthMps,
      double pushEastMps2,
      double pushNorthMps2,
      double looseShare) {
    if (handling.shapes()) {
      reference.step(commandEastMps, commandNorthMps, accelerationLimitMps2);
    } else {
      reference.copy(commandEastMps, commandNorthMps);
    }
    east.want(reference.eastMps(), reference.eastMps2());
    north.want(reference.northMps(), reference.northMps2());
    double behind = Vectors.within(east.behindM, north.behindM, MOST_BEHIND_M);
    east.behindM *= behind;
    north.behindM *= behind;
    move(pushEastMps2, pushNorthMps2, looseShare);
  }

  /** Advances one tick without a lean: who does not know where it is lets itself be carried. */
  void drift(double pushEastMps2, double pushNorthMps2, double looseShare) {
    east.level();
    north.level();
    move(pushEastMps2, pushNorthMps2, looseShare);
    reference.reset(east.velocityMps, north.velocityMps);
  }

  private void move(double pushEastMps2, double pushNorthMps2, double looseShare) {
    double most = Vectors.within(east.wantedMps2, north.wantedMps2, handling.thrustMps2());
    if (most < 1) {
      east.unwind();
      north.unwind();
    }
    double changeEast = east.leanChange(most);
    double changeNorth = north.leanChange(most);
    double step =
        Vectors.within(changeEast, changeNorth, handling.thrustJerkMps3() * Ticks.SECONDS);
    east.move(changeEast * step, pushEastMps2, looseShare);
    north.move(changeNorth * step, pushNorthMps2, looseShare);
  }

  double eastMps() {
    return east.velocityMps;
  }

  double northMps() {
    return north.velocityMps;
  }

  double accelerationEastMps2() {
    return east.accelerationMps2;
  }

  double accelerationNorthMps2() {
    return north.accelerationMps2;
  }

  /** Acceleration that the thrust gives to the east, drag not taken off. */
  double thrustEastMps2() {
    return east.thrustMps2;
  }

  double thrustNorthMps2() {
    return north.thrustMps2;
  }

  long hash(long start) {
    return north.hash(east.hash(reference.hash(start)));
  }

  /** The loops along one axis. */
  private static final class Axis {
    private final Handling handling;
    private final double attitudeShare;
    private final double rotorShare;
    private double velocityMps;
    private double behindM;
    private double errorMps;
    private double errorChangeMps2;
    private double integralMps2;
    private double growthMps2;
    private double wantedMps2;
    private double leanMps2;
    private double thrustMps2;
    private double accelerationMps2;

    Axis(Handling handling, double lagScale) {
      this.handling = handling;
      attitudeShare = Ticks.SECONDS / (handling.attitudeLagSeconds() * lagScale);
      double rotor = handling.rotorLagSeconds() * lagScale;
      rotorShare = rotor > Ticks.SECONDS ? Ticks.SECONDS / rotor : 1;
    }

    void reset(double startMps) {
      velocityMps = startMps;
      behindM = 0;
      errorMps = 0;
      errorChangeMps2 = 0;
      integralMps2 = 0;
      growthMps2 = 0;
      wantedMps2 = 0;
      leanMps2 = 0;
      thrustMps2 = 0;
      accelerationMps2 = 0;
    }

    void trim(double pushMps2) {
      integralMps2 = -pushMps2;
      wantedMps2 = -pushMps2;
      leanMps2 = -pushMps2;
      thrustMps2 = -pushMps2;
    }

    void want(double referenceMps, double referenceMps2) {
      behindM += (referenceMps - velocityMps) * Ticks.SECONDS;
      double target = referenceMps + handling.positionPerSecond() * behindM;
      double error = target - velocityMps;
      double change = (error - errorMps) / Ticks.SECONDS - errorChangeMps2;
      errorChangeMps2 += change * Ticks.SECONDS / (DERIVATIVE_SECONDS + Ticks.SECONDS);
      errorMps = error;
      growthMps2 = handling.integralPerSecond2() * error * Ticks.SECONDS;
      integralMps2 += growthMps2;
      wantedMps2 =
          referenceMps2
              + handling.proportionalPerSecond() * error
              + integralMps2
              + handling.derivative() * errorChangeMps2;
    }

    void level() {
      behindM = 0;
      errorMps = 0;
      errorChangeMps2 = 0;
      integralMps2 = 0;
      growthMps2 = 0;
      wantedMps2 = 0;
    }

    /** Takes back what the integral grew in this tick. */
    void unwind() {
      integralMps2 -= growthMps2;
      growthMps2 = 0;
    }

    double leanChange(double most) {
      return (wantedMps2 * most - leanMps2) * attitudeShare;
    }

    void move(double leanChangeMps2, double pushMps2, double looseShare) {
      leanMps2 += leanChangeMps2;
      thrustMps2 += (leanMps2 - thrustMps2) * rotorShare;
      double drag = handling.dragPerSecond() * velocityMps;
      accelerationMps2 = (thrustMps2 - drag + pushMps2) / (1 - looseShare);
      velocityMps += accelerationMps2 * Ticks.SECONDS;
    }

    long hash(long start) {
      long hash = StateHash.add(start, velocityMps);
      hash = StateHash.add(hash, behindM);
      hash = StateHash.add(hash, errorMps);
      hash = StateHash.add(hash, errorChangeMps2);
      hash = StateHash.add(hash, integralMps2);
      hash = StateHash.add(hash, leanMps2);
      return StateHash.add(hash, thrustMps2);
    }
  }
}
