package org.bucketbrigade.sim.airframe;

/**
 * How a multirotor's vertical velocity follows a commanded one: a shaped reference, loops of height
 * and climb, rotors that lag, and a thrust that is right for the mass which the autopilot has come
 * to believe in, so that a drone jumps a little when its water goes.
 *
 * <p>With ArduCopter's own figures it climbs as a real SITL did to 20 m (1 m after 2.8 s, 5 after
 * 4.6, 10 after 6.6, 15 after 8.6, 19 after 10.9, 19.8 after 11.9, at most 2.5 m/s), within 3 %.
 */
final class ClimbResponse {
  /** PSC_D_POS_P and PSC_D_VEL_P. */
  private static final double POSITION_PER_SECOND = 1;

  private static final double PROPORTIONAL_PER_SECOND = 5;
  private static final double MOST_BEHIND_M = 2;
  private static final double ROTOR_LAG_SECONDS = 0.1;

  /** How fast the loop of acceleration finds the thrust that hovers. */
  private static final double HOVER_SECONDS = 0.5;

  /** Rotors cannot pull down: what gravity leaves at the least thrust. */
  private static final double MOST_DOWN_MPS2 = 0.6 * Multirotor.GRAVITY_MPS2;

  private final double accelerationMps2;
  private final double jerkMps3;
  private final double rotorShare;
  private double referenceMps;
  private double referenceMps2;
  private double behindM;
  private double thrustMps2;
  private double upMps;
  private double believedMassKg;

  ClimbResponse(Handling handling, double lagScale) {
    accelerationMps2 = handling.climbAccelerationMps2();
    jerkMps3 = handling.climbJerkMps3();
    rotorShare = Ticks.SECONDS / (ROTOR_LAG_SECONDS * lagScale);
  }

  void reset(double startUpMps, double massKg) {
    upMps = startUpMps;
    referenceMps = startUpMps;
    referenceMps2 = 0;
    behindM = 0;
    thrustMps2 = 0;
    believedMassKg = massKg;
  }

  /** Takes the motion of a fall. */
  void fall(double newUpMps) {
    upMps = newUpMps;
  }

  /**
   * Advances one tick towards a commanded climb, m/s.
   *
   * @param pushMps2 what gusts push upwards
   * @param massKg whole mass now
   * @param mostThrustNewton of all rotors
   */
  void step(double commandUpMps, double pushMps2, double massKg, double mostThrustNewton) {
    shape(commandUpMps);
    behindM += (referenceMps - upMps) * Ticks.SECONDS;
    behindM = clamp(behindM, MOST_BEHIND_M);
    double error = referenceMps + POSITION_PER_SECOND * behindM - upMps;
    double most = mostThrustNewton / massKg - Multirotor.GRAVITY_MPS2;
    double wanted = referenceMps2 + PROPORTIONAL_PER_SECOND * error;
    thrustMps2 += (Math.max(-MOST_DOWN_MPS2, Math.min(most, wanted)) - thrustMps2) * rotorShare;
    double excess = believedMassKg / massKg - 1;
    double lift = Math.min(most, thrustMps2 + excess * (Multirotor.GRAVITY_MPS2 + thrustMps2));
    believedMassKg += (massKg - believedMassKg) * (Ticks.SECONDS / HOVER_SECONDS);
    upMps += (lift + pushMps2) * Ticks.SECONDS;
  }

  private void shape(double commandUpMps) {
    double error = commandUpMps - referenceMps;
    double size = Shaper.acceleration(Math.abs(error), jerkMps3 / accelerationMps2, jerkMps3);
    double wanted = StrictMath.copySign(Math.min(accelerationMps2, size), error);
    referenceMps2 += clamp(wanted - referenceMps2, jerkMps3 * Ticks.SECONDS);
    referenceMps += referenceMps2 * Ticks.SECONDS;
  }

  private static double clamp(double value, double limit) {
    return Math.max(-limit, Math.min(limit, value));
  }

  double upMps() {
    return upMps;
  }

  long hash(long start) {
    long hash = StateHash.add(StateHash.add(start, upMps), referenceMps);
    hash = StateHash.add(StateHash.add(hash, referenceMps2), behindM);
    return StateHash.add(StateHash.add(hash, thrustMps2), believedMassKg);
  }
}
