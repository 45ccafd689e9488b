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

  private final int[] pulseUs = new int[OUTPUTS + 1];

  Servos() {
    rest();
  }

  /** Pulse width of an output, 1 to {@link #OUTPUTS}. */
  public int pulseUs(int output) {
    return pulseUs[output];
  }

  void set(int output, int newPulseUs) {
    pulseUs[output] = newPulseUs;
  }

  /** All outputs as after a boot. */
  void rest() {
    Arrays.fill(pulseUs, REST_US);
  }

  long hash(long start) {
    long hash = start;
    for (int pulse : pulseUs) {
      hash = StateHash.add(hash, pulse);
    }
    return hash;
  }
}
