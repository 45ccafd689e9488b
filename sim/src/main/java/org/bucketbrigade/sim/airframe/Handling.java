package org.bucketbrigade.sim.airframe;

/**
 * How an autopilot flies a body: the gains and limits of its cascade of control loops, from
 * position over velocity and acceleration to attitude and rotors.
 *
 * @param setpointDelaySeconds from the arrival of a setpoint until the autopilot acts on it; to be
 *     applied by whoever receives setpoints
 * @param spoolUpSeconds from the command to climb until a resting vehicle begins to lift off
 * @param shapes whether a commanded velocity is first made a reference whose acceleration and jerk
 *     are limited
 * @param accelerationMps2 of that reference, horizontally
 * @param positionPerSecond velocity for each metre behind where the reference has got to
 * @param proportionalPerSecond acceleration for each m/s of error
 * @param integralPerSecond2 growth of the acceleration for each m/s of error
 * @param derivative acceleration for each m/s2 of change of the error
 * @param attitudeLagSeconds from a wanted lean to the lean
 * @param rotorLagSeconds from a wanted thrust to the thrust; 0: in the other lag
 * @param thrustMps2 greatest acceleration that the lean gives, drag included
 * @param thrustJerkMps3 greatest change of it
 * @param dragPerSecond deceleration for each m/s in still air
 * @param climbAccelerationMps2 of the vertical reference
 * @param climbJerkMps3 likewise
 * @param heightPerSecond climb for each metre of height when near
 * @param heightMps2 deceleration towards a height
 */
public record Handling(
    double setpointDelaySeconds,
    double spoolUpSeconds,
    boolean shapes,
    double accelerationMps2,
    double positionPerSecond,
    double proportionalPerSecond,
    double integralPerSecond2,
    double derivative,
    double attitudeLagSeconds,
    double rotorLagSeconds,
    double thrustMps2,
    double thrustJerkMps3,
    double dragPerSecond,
    double climbAccelerationMps2,
    double climbJerkMps3,
    double heightPerSecond,
    double heightMps2) {
  /**
   * ArduCopter's own loops with its own defaults: WP_ACC 2.5, PSC_NE_JERK 5, PSC_NE_POS_P 1,
   * PSC_NE_VEL_P, I and D of 2, 1 and 0.25, WP_ACC_Z 1, PSC_D_JERK 5. Only delay, lags, spool-up
   * and drag are fitted, to a step from 0 to 5 m/s of a real SITL (0.5 m/s after 0.60 s, 2.5 after
   * 1.36, 3.16 after 1.64, 4.5 after 2.36, overshoot 2 %, at most 2.8 m/s2, 21 degrees) and its
   * take-off; every point is met within 4 %. The lean limit is the airframe's, 45 degrees.
   */
  public static final Handling ARDUCOPTER =
      new Handling(
          0.07,
          1.35,
          true,
          2.5,
          1,
          2,
          1,
          0.25,
          0.1,
          0.05,
          Multirotor.GRAVITY_MPS2,
          Double.POSITIVE_INFINITY,
          0.32,
          1,
          5,
          2.5,
          0.5);

  /**
   * Fitted to the same step of a real PX4 SITL (0.5 m/s after 0.26 s, 2.5 after 0.70, 3.16 after
   * 0.94, 4.5 after 6.6, no overshoot, at most 4.6 m/s2, 36 degrees): a loop without a shaped
   * reference, whose integral takes seconds to make up for the drag, and without a loop of
   * position, so that gusts leave it where they took it.
   */
  public static final Handling PX4 =
      new Handling(
          0.05, 2.75, false, 2.5, 0, 2.016, 0.611, 0, 0.371, 0, 17, 26.3, 1.32, 1.325, 2.87, 0.804,
          0.52);
}
