package org.bucketbrigade.sim.autopilot;

import java.util.Arrays;
import org.bucketbrigade.sim.airframe.StateHash;

/** The servo outputs of an autopilot: pulse widths in microseconds, output numbers from 1. */
public final class Servos {
  /** Number of outputs. */
  public static final int OUTPUTS = 16;

  /** Outputs 1 to this drive the motors and take no commands. */
  static final int MOTORS = 4;

  private static final int REST_US = 1100;

  private final FailureType[] failure = new FailureType[OUTPUTS + 1];
  private final int[] pulseUs = new int[OUTPUTS + 1];

  Servos() {
    Arrays.fill(failure, FailureType.OK);
    rest();
  }

  /** Pulse width of an output, 1 to {@link #OUTPUTS}. */
  public int pulseUs(int output) {
    return pulseUs[output];
  }

  void set(int output, int newPulseUs) {
    if (failure[output] == FailureType.OK) {
      pulseUs[output] = newPulseUs;
    }
  }

  /** Lets a servo stand still: without a pulse, or at the last one. */
  void fail(int output, FailureType type) {
    if (failure[output] == FailureType.OFF && type == FailureType.OK) {
      pulseUs[output] = REST_US;
    }
    failure[output] = type;
    if (type == FailureType.OFF) {
      pulseUs[output] = 0;
    }
  }

  /** All outputs as after a boot. */
  void rest() {
    for (int i = 0; i < pulseUs.length; i++) {
      set(i, REST_US);
    }
  }

  long hash(long start) {
    long hash = start;
    for (int i = 0; i < pulseUs.length; i++) {
      hash = StateHash.add(StateHash.add(hash, pulseUs[i]), failure[i]);
    }
    return hash;
  }
}
