package org.bucketbrigade.sim.autopilot;

import org.bucketbrigade.mavlink.MavResult;

/**
 * The outputs of a PX4 for peripherals: what DO_SET_ACTUATOR and DO_GRIPPER drive.
 *
 * <p>Outputs 9 and 10 are AUX 1 and 2, each with the function that its parameter says: one of a set
 * of six actuators, or the gripper.
 */
final class Px4Outputs {
  /** Function of an output that follows the first actuator of the set; five more follow. */
  static final int ACTUATOR_SET_1 = 301;

  private static final int GRIPPER = 430;
  private static final int ACTUATORS = 6;
  private static final int FIRST_OUTPUT = 9;
  private static final int MIDDLE_US = 1500;
  private static final int HALF_RANGE_US = 400;
  private static final int RELEASE = 0;
  private static final int GRAB = 1;
  private static final Px4Parameter[] FUNCTION = {
    Px4Parameter.PWM_AUX_FUNC1, Px4Parameter.PWM_AUX_FUNC2
  };

  private final Parameters parameters;
  private final Servos servos;

  Px4Outputs(Parameters parameters, Servos servos) {
    this.parameters = parameters;
    this.servos = servos;
  }

  /**
   * Sets one actuator of the set.
   *
   * @param number 0 to 5
   * @param value -1 to 1; NaN leaves it as it is
   */
  void actuate(int number, float value) {
    if (!Float.isNaN(value)) {
      drive(ACTUATOR_SET_1 + number, Math.max(-1, Math.min(1, value)));
    }
  }

  static int actuators() {
    return ACTUATORS;
  }

  /** Answers DO_GRIPPER at first; returns one of {@link MavResult}. */
  int grip(float action) {
    switch ((int) action) {
      case RELEASE -> drive(GRIPPER, 1);
      case GRAB -> drive(GRIPPER, -1);
      default -> {
        return MavResult.FAILED;
      }
    }
    return MavResult.IN_PROGRESS;
  }

  private void drive(int function, float value) {
    for (int i = 0; i < FUNCTION.length; i++) {
      if (parameters.whole(FUNCTION[i]) == function) {
        servos.set(FIRST_OUTPUT + i, MIDDLE_US + Math.round(value * HALF_RANGE_US));
      }
    }
  }
}
