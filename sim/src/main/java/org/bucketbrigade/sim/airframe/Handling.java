package org.bucketbrigade.sim.airframe;

/**
 * How a body follows what its autopilot commands: figures fitted to the responses of real ones.
 *
 * @param setpointDelaySeconds from the arrival of a setpoint until the autopilot acts on it; to be
 *     applied by whoever receives setpoints
 * @param spoolUpSeconds from the command to climb until a resting vehicle lifts off
 * @param shapes whether a commanded velocity is first made a reference whose acceleration and jerk
 *     are limited
 * @param proportionalPerSecond acceleration for each m/s of error
 * @param integralPerSecond2 growth of the acceleration for each m/s of error
 * @param lagSeconds of motors and attitude
 * @param thrustMps2 greatest acceleration that the lean gives, drag included
 * @param thrustJerkMps3 greatest change of it
 * @param dragPerSecond deceleration by the air for each m/s
 * @param leanDragPerSecond what of the lean stands against the air, for each m/s through it
 */
public record Handling(
    double setpointDelaySeconds,
    double spoolUpSeconds,
    boolean shapes,
    double proportionalPerSecond,
    double integralPerSecond2,
    double lagSeconds,
    double thrustMps2,
    double thrustJerkMps3,
    double dragPerSecond,
    double leanDragPerSecond) {
  /**
   * Fitted to a step from 0 to 5 m/s of a real ArduCopter SITL (0.5 m/s after 0.60 s, 2.5 after
   * 1.36, 3.16 after 1.64, 4.5 after 2.36, overshoot 2 %, at most 2.8 m/s2, 21 degrees) and to its
   * braking from 5 m/s; every point is met within 6 %. Drag is in the other figures.
   */
  public static final Handling ARDUCOPTER =
      new Handling(
          0.26,
          1.52,
          true,
          3.17,
          2.04,
          0.1,
          Double.POSITIVE_INFINITY,
          Double.POSITIVE_INFINITY,
          0,
          0.32);

  /**
   * Fitted to the same step of a real PX4 SITL (0.5 m/s after 0.26 s, 2.5 after 0.70, 3.16 after
   * 0.94, 4.5 after 6.6, no overshoot, at most 4.6 m/s2, 36 degrees): a loop without a shaped
   * reference, whose integral takes seconds to make up for the drag.
   */
  public static final Handling PX4 =
      new Handling(0.05, 2.75, false, 2.016, 0.611, 0.371, 17, 26.3, 1.32, 1.32);
}
