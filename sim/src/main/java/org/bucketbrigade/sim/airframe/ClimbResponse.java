package org.bucketbrigade.sim.airframe;

/**
 * How a multirotor's vertical velocity follows a commanded one: acceleration and jerk limited.
 *
 * <p>The constants are fitted to the take-off of a real ArduCopter SITL to 20 m (1 m after 2.8 s, 5
 * after 4.6, 10 after 6.6, 15 after 8.6, 19 after 10.9, 19.8 after 11.9, at most 2.5 m/s), which is
 * met within 2 %.
 */
final class ClimbResponse {
  private static final double ACCELERATION_MPS2 = 1.325;
  private static final double JERK_MPS3 = 7.85;
  private static final double SHAPING_PER_SECOND = 2.165;

  private double upMps;
  private double accelerationMps2;

  void reset(double startUpMps) {
    upMps = startUpMps;
    accelerationMps2 = 0;
  }

  /** Advances one tick towards a commanded climb, m/s. */
  void step(double commandUpMps) {
    double wanted =
        clamp(SHAPING_PER_SECOND * (commandUpMps - upMps), ACCELERATION_MPS2) - accelerationMps2;
    accelerationMps2 += clamp(wanted, JERK_MPS3 * Ticks.SECONDS);
    upMps += accelerationMps2 * Ticks.SECONDS;
  }

  private static double clamp(double value, double limit) {
    return Math.max(-limit, Math.min(limit, value));
  }

  double upMps() {
    return upMps;
  }

  long hash(long start) {
    return StateHash.add(StateHash.add(start, upMps), accelerationMps2);
  }
}
