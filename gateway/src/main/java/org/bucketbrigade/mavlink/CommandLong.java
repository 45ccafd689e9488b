package org.bucketbrigade.mavlink;

/**
 * Orders a vehicle to do something; it answers with a {@link CommandAck}.
 *
 * <p>MAVLink's COMMAND_LONG, 33 bytes.
 */
public final class CommandLong extends Message {
  /** MAVLink's message id. */
  public static final int ID = 76;

  private static final int PARAM1 = 0;
  private static final int PARAM2 = 4;
  private static final int PARAM3 = 8;
  private static final int PARAM4 = 12;
  private static final int PARAM5 = 16;
  private static final int PARAM6 = 20;
  private static final int PARAM7 = 24;
  private static final int COMMAND = 28;
  private static final int TARGET_SYSTEM = 30;
  private static final int TARGET_COMPONENT = 31;
  private static final int CONFIRMATION = 32;

  public CommandLong() {
    super(ID);
  }

  /** System id of the addressee, 0 for all. */
  public int targetSystem() {
    return uint8(TARGET_SYSTEM);
  }

  public CommandLong targetSystem(int value) {
    uint8(TARGET_SYSTEM, value);
    return this;
  }

  /** Component id of the addressee, 0 for all. */
  public int targetComponent() {
    return uint8(TARGET_COMPONENT);
  }

  public CommandLong targetComponent(int value) {
    uint8(TARGET_COMPONENT, value);
    return this;
  }

  /** The command, one of {@link MavCmd} or any other number of MAVLink's MAV_CMD. */
  public int command() {
    return uint16(COMMAND);
  }

  public CommandLong command(int value) {
    uint16(COMMAND, value);
    return this;
  }

  /** 0 the first time, then one more with each repetition. */
  public int confirmation() {
    return uint8(CONFIRMATION);
  }

  public CommandLong confirmation(int value) {
    uint8(CONFIRMATION, value);
    return this;
  }

  /** First parameter, as the command defines it; NaN for its default. */
  public float param1() {
    return float32(PARAM1);
  }

  public CommandLong param1(float value) {
    float32(PARAM1, value);
    return this;
  }

  /** Second parameter, as the command defines it; NaN for its default. */
  public float param2() {
    return float32(PARAM2);
  }

  public CommandLong param2(float value) {
    float32(PARAM2, value);
    return this;
  }

  /** Third parameter, as the command defines it; NaN for its default. */
  public float param3() {
    return float32(PARAM3);
  }

  public CommandLong param3(float value) {
    float32(PARAM3, value);
    return this;
  }

  /** Fourth parameter, as the command defines it; NaN for its default. */
  public float param4() {
    return float32(PARAM4);
  }

  public CommandLong param4(float value) {
    float32(PARAM4, value);
    return this;
  }

  /** Fifth parameter, as the command defines it; NaN for its default. */
  public float param5() {
    return float32(PARAM5);
  }

  public CommandLong param5(float value) {
    float32(PARAM5, value);
    return this;
  }

  /** Sixth parameter, as the command defines it; NaN for its default. */
  public float param6() {
    return float32(PARAM6);
  }

  public CommandLong param6(float value) {
    float32(PARAM6, value);
    return this;
  }

  /** Seventh parameter, as the command defines it; NaN for its default. */
  public float param7() {
    return float32(PARAM7);
  }

  public CommandLong param7(float value) {
    float32(PARAM7, value);
    return this;
  }
}
