package org.bucketbrigade.vehicle;

import java.util.Locale;
import org.bucketbrigade.mavlink.MavCmd;

/** What works a valve or a pump, and the command that switches it. */
public sealed interface PayloadPort {
  /**
   * A servo output.
   *
   * @param output number, from 1
   * @param onUs pulse that opens the valve or runs the pump, microseconds
   * @param offUs pulse for the opposite
   */
  record Servo(int output, int onUs, int offUs) implements PayloadPort {}

  /**
   * A gripper, released to open.
   *
   * @param number from 1
   */
  record Gripper(int number) implements PayloadPort {}

  /** The sprayer, of which there is one. */
  record Sprayer() implements PayloadPort {}

  /**
   * A relay.
   *
   * @param number from 0
   */
  record Relay(int number) implements PayloadPort {}

  /**
   * An actuator of DO_SET_ACTUATOR.
   *
   * @param number 1 to 6
   * @param on value that opens the valve or runs the pump, -1 to 1
   * @param off value for the opposite
   */
  record Actuator(int number, float on, float off) implements PayloadPort {}

  /** Nothing is there: commands are not sent, and count as refused. */
  record None() implements PayloadPort {}

  /** MAVLink's number of the command; 0 if there is none. */
  default int command() {
    return switch (this) {
      case Servo _ -> MavCmd.DO_SET_SERVO;
      case Gripper _ -> MavCmd.DO_GRIPPER;
      case Sprayer _ -> MavCmd.DO_SPRAYER;
      case Relay _ -> MavCmd.DO_SET_RELAY;
      case Actuator _ -> MavCmd.DO_SET_ACTUATOR;
      case None _ -> 0;
    };
  }

  /** The command's parameters, from 1, that switch it on or off. */
  default float[] parameters(boolean on) {
    return switch (this) {
      case Servo servo -> new float[] {servo.output, on ? servo.onUs : servo.offUs};
      case Gripper gripper -> new float[] {gripper.number, on ? 0 : 1};
      case Sprayer _ -> new float[] {on ? 1 : 0};
      case Relay relay -> new float[] {relay.number, on ? 1 : 0};
      case Actuator actuator -> actuatorParameters(actuator, on);
      case None _ -> new float[0];
    };
  }

  /** NaN leaves the other actuators as they are; parameter 7 is the set of six, the first. */
  private static float[] actuatorParameters(Actuator actuator, boolean on) {
    float other = Float.NaN;
    float[] parameters = {other, other, other, other, other, other, 0};
    parameters[actuator.number - 1] = on ? actuator.on : actuator.off;
    return parameters;
  }

  /**
   * Reads {@code servo:9:1900:1100}, {@code gripper:1}, {@code sprayer}, {@code relay:0}, {@code
   * actuator:1:1:-1} or {@code none}.
   *
   * @throws IllegalArgumentException if it is none of these; says what is allowed
   */
  static PayloadPort parse(String text) {
    String[] words = text.split(":", -1);
    try {
      return switch (words[0].toLowerCase(Locale.ROOT) + words.length) {
        case "servo4" -> new Servo(within(words[1], 1, 32), pulse(words[2]), pulse(words[3]));
        case "gripper2" -> new Gripper(within(words[1], 1, 6));
        case "sprayer1" -> new Sprayer();
        case "relay2" -> new Relay(within(words[1], 0, 15));
        case "actuator4" -> new Actuator(within(words[1], 1, 6), share(words[2]), share(words[3]));
        case "none1" -> new None();
        default -> throw refusal(text);
      };
    } catch (NumberFormatException notANumber) {
      throw refusal(text);
    }
  }

  private static int pulse(String digits) {
    return within(digits, 500, 2_500);
  }

  private static float share(String digits) {
    float value = Float.parseFloat(digits);
    if (!(value >= -1 && value <= 1)) {
      throw new NumberFormatException();
    }
    return value;
  }

  private static int within(String digits, int least, int most) {
    int value = Integer.parseInt(digits);
    if (value < least || value > most) {
      throw new NumberFormatException();
    }
    return value;
  }

  private static IllegalArgumentException refusal(String text) {
    return new IllegalArgumentException(
        text
            + ": write servo:OUTPUT:ON_US:OFF_US (outputs 1 to 32, pulses 500 to 2500),"
            + " gripper:1..6, sprayer, relay:0..15, actuator:NUMBER:ON:OFF (1 to 6, -1 to 1) or"
            + " none");
  }
}
