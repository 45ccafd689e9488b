package org.bucketbrigade.mavlink;

import java.util.Objects;

/**
 * Reports the pulses on the servo outputs: motors, but also valves and pumps.
 *
 * <p>MAVLink's SERVO_OUTPUT_RAW, 37 bytes, 21 of them without extensions. MAVLink has a field for
 * each output, servo1_raw to servo16_raw; here the output's number is an argument.
 */
public final class ServoOutputRaw extends Message {
  /** MAVLink's message id. */
  public static final int ID = 36;

  /** Outputs are numbered from 1 to this. */
  public static final int OUTPUTS = 16;

  private static final int TIME_USEC = 0;
  private static final int SERVO_1_RAW = 4;
  private static final int PORT = 20;
  private static final int SERVO_9_RAW = 21;
  private static final int OUTPUTS_BEFORE_PORT = 8;

  public ServoOutputRaw() {
    super(ID);
  }

  /** The sender's clock in microseconds since boot, modulo 2^32. */
  public long timeUsec() {
    return uint32(TIME_USEC);
  }

  public ServoOutputRaw timeUsec(long value) {
    uint32(TIME_USEC, value);
    return this;
  }

  /** Which set of outputs this is about: 0 the main ones, 1 the auxiliary ones. */
  public int port() {
    return uint8(PORT);
  }

  public ServoOutputRaw port(int value) {
    uint8(PORT, value);
    return this;
  }

  /**
   * Pulse width in microseconds on an output, 1 to 16; 0 where there is none. Outputs from 9 on are
   * an extension.
   */
  public int servoRaw(int output) {
    return uint16(offsetOf(output));
  }

  public ServoOutputRaw servoRaw(int output, int value) {
    uint16(offsetOf(output), value);
    return this;
  }

  private static int offsetOf(int output) {
    int index = Objects.checkIndex(output - 1, OUTPUTS);
    return index < OUTPUTS_BEFORE_PORT
        ? SERVO_1_RAW + 2 * index
        : SERVO_9_RAW + 2 * (index - OUTPUTS_BEFORE_PORT);
  }
}
