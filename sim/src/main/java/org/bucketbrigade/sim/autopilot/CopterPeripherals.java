package org.bucketbrigade.sim.autopilot;

import org.bucketbrigade.mavlink.MavResult;
import org.bucketbrigade.sim.airframe.StateHash;
import org.bucketbrigade.sim.airframe.Ticks;

/**
 * Relays, gripper and sprayer of an ArduCopter, each of which can work a servo output if it is set
 * up for it; none is by default.
 *
 * <p>A gripper and a sprayer drive the outputs whose SERVOn_FUNCTION is theirs. A relay drives a
 * pin; pins from 50 on are the outputs from 9 on, if their function is GPIO. Sources:
 * AP_ServoRelayEvents, AP_Gripper_Servo and AC_Sprayer of ArduPilot.
 */
final class CopterPeripherals {
  private static final int FUNCTION_GPIO = -1;
  private static final int FUNCTION_SPRAYER_PUMP = 22;
  private static final int FUNCTION_GRIPPER = 28;
  private static final int RELAY_FUNCTION_RELAY = 1;
  private static final int FIRST_AUX_PIN = 50;
  private static final int FIRST_AUX_OUTPUT = 9;
  private static final int GRIPPER_RELEASE = 0;
  private static final int GRIPPER_GRAB = 1;
  private static final int OFF_US = 1100;
  private static final int ON_US = 1900;

  /** A sprayer sprays this long after it became fast enough, and this long after it slowed down. */
  private static final int SPRAY_ON_TICKS = Ticks.in(0.1);

  private static final int SPRAY_OFF_TICKS = Ticks.in(1);
  private static final double CM_PER_M = 100;

  private static final CopterParameter[] RELAY_FUNCTION = {
    CopterParameter.RELAY1_FUNCTION, CopterParameter.RELAY2_FUNCTION
  };
  private static final CopterParameter[] RELAY_PIN = {
    CopterParameter.RELAY1_PIN, CopterParameter.RELAY2_PIN
  };

  /** Functions of the outputs from {@link #FIRST_AUX_OUTPUT} on that have one. */
  private static final CopterParameter[] OUTPUT_FUNCTION = {
    CopterParameter.SERVO9_FUNCTION, CopterParameter.SERVO10_FUNCTION
  };

  private final Parameters parameters;
  private final Servos servos;
  private final Craft body;
  private final boolean[] relayOn = new boolean[RELAY_PIN.length];
  private boolean sprayerRuns;
  private boolean spraying;
  private int fastTicks;
  private int slowTicks;

  CopterPeripherals(Parameters parameters, Servos servos, Craft body) {
    this.parameters = parameters;
    this.servos = servos;
    this.body = body;
  }

  /** Whether an output belongs to something and takes no DO_SET_SERVO. */
  boolean isInUse(int output) {
    int aux = output - FIRST_AUX_OUTPUT;
    return output <= Servos.MOTORS
        || (aux >= 0
            && aux < OUTPUT_FUNCTION.length
            && parameters.whole(OUTPUT_FUNCTION[aux]) != 0);
  }

  /**
   * Answers DO_SET_RELAY.
   *
   * @param number from 0
   * @param state 0 off, 1 on, anything else the other way round
   */
  int setRelay(float number, float state) {
    int relay = (int) number;
    if (relay < 0
        || relay >= relayOn.length
        || parameters.whole(RELAY_FUNCTION[relay]) != RELAY_FUNCTION_RELAY
        || parameters.whole(RELAY_PIN[relay]) < 0) {
      return MavResult.FAILED;
    }
    relayOn[relay] = state == 1 || (state != 0 && !relayOn[relay]);
    int aux = parameters.whole(RELAY_PIN[relay]) - FIRST_AUX_PIN;
    if (aux >= 0
        && aux < OUTPUT_FUNCTION.length
        && parameters.whole(OUTPUT_FUNCTION[aux]) == FUNCTION_GPIO) {
      servos.set(FIRST_AUX_OUTPUT + aux, relayOn[relay] ? ON_US : OFF_US);
    }
    return MavResult.ACCEPTED;
  }

  /** Answers DO_GRIPPER; the number of the gripper does not matter, there is one. */
  int grip(float action) {
    if (parameters.whole(CopterParameter.GRIP_ENABLE) == 0) {
      return MavResult.FAILED;
    }
    switch ((int) action) {
      case GRIPPER_RELEASE -> drive(FUNCTION_GRIPPER, CopterParameter.GRIP_RELEASE);
      case GRIPPER_GRAB -> drive(FUNCTION_GRIPPER, CopterParameter.GRIP_GRAB);
      default -> {
        return MavResult.FAILED;
      }
    }
    return MavResult.ACCEPTED;
  }

  /** Answers DO_SPRAYER, which is accepted even if there is no sprayer; then nothing sprays. */
  int spray(float on) {
    if (on == 1) {
      sprayerRuns = parameters.whole(CopterParameter.SPRAY_ENABLE) != 0;
    } else if (on == 0) {
      sprayerRuns = false;
    }
    return MavResult.ACCEPTED;
  }

  /** Lets the sprayer spray while the vehicle is fast enough. */
  void tick() {
    if (!sprayerRuns && !spraying) {
      return;
    }
    double least = parameters.get(CopterParameter.SPRAY_SPEED_MIN) / CM_PER_M;
    boolean fast = body.groundSpeedMps() >= least;
    fastTicks = fast ? fastTicks + 1 : 0;
    slowTicks = fast ? 0 : slowTicks + 1;
    boolean wanted = spraying ? slowTicks < SPRAY_OFF_TICKS : fastTicks > SPRAY_ON_TICKS;
    boolean sprays = sprayerRuns && wanted;
    if (sprays != spraying) {
      spraying = sprays;
      drive(FUNCTION_SPRAYER_PUMP, spraying ? ON_US : OFF_US);
    }
  }

  private void drive(int function, CopterParameter pulse) {
    drive(function, parameters.whole(pulse));
  }

  private void drive(int function, int pulseUs) {
    for (int i = 0; i < OUTPUT_FUNCTION.length; i++) {
      if (parameters.whole(OUTPUT_FUNCTION[i]) == function) {
        servos.set(FIRST_AUX_OUTPUT + i, pulseUs);
      }
    }
  }

  /** As after a boot. */
  void reset() {
    sprayerRuns = false;
    spraying = false;
    for (int i = 0; i < relayOn.length; i++) {
      relayOn[i] = false;
    }
    if (parameters.whole(CopterParameter.GRIP_ENABLE) != 0) {
      drive(FUNCTION_GRIPPER, CopterParameter.GRIP_NEUTRAL);
    }
  }

  long hash(long start) {
    long hash = StateHash.add(StateHash.add(start, sprayerRuns), spraying);
    for (boolean on : relayOn) {
      hash = StateHash.add(hash, on);
    }
    return hash;
  }
}
