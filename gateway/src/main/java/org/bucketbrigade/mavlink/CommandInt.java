package org.bucketbrigade.mavlink;

/**
 * Orders a vehicle to do something at a place: a command whose position keeps its full resolution.
 *
 * <p>MAVLink's COMMAND_INT, 35 bytes.
 */
public final class CommandInt extends Message {
  /** MAVLink's message id. */
  public static final int ID = 75;

  private static final int PARAM1 = 0;
  private static final int PARAM2 = 4;
  private static final int PARAM3 = 8;
  private static final int PARAM4 = 12;
  private static final int X = 16;
  private static final int Y = 20;
  private static final int Z = 24;
  private static final int COMMAND = 28;
  private static final int TARGET_SYSTEM = 30;
  private static final int TARGET_COMPONENT = 31;
  private static final int FRAME = 32;
  private static final int CURRENT = 33;
  private static final int AUTOCONTINUE = 34;

  public CommandInt() {
    super(ID);
  }

  /** System id of the addressee, 0 for all. */
  public int targetSystem() {
    return uint8(TARGET_SYSTEM);
  }

  public CommandInt targetSystem(int value) {
    uint8(TARGET_SYSTEM, value);
    return this;
  }

  /** Component id of the addressee, 0 for all. */
  public int targetComponent() {
    return uint8(TARGET_COMPONENT);
  }

  public CommandInt targetComponent(int value) {
    uint8(TARGET_COMPONENT, value);
    return this;
  }

  /** Frame of the position, one of {@link MavFrame}. */
  public int frame() {
    return uint8(FRAME);
  }

  public CommandInt frame(int value) {
    uint8(FRAME, value);
    return this;
  }

  /** The command, one of {@link MavCmd} or any other number of MAVLink's MAV_CMD. */
  public int command() {
    return uint16(COMMAND);
  }

  public CommandInt command(int value) {
    uint16(COMMAND, value);
    return this;
  }

  /** Not used; 0. */
  public int current() {
    return uint8(CURRENT);
  }

  public CommandInt current(int value) {
    uint8(CURRENT, value);
    return this;
  }

  /** Not used; 0. */
  public int autocontinue() {
    return uint8(AUTOCONTINUE);
  }

  public CommandInt autocontinue(int value) {
    uint8(AUTOCONTINUE, value);
    return this;
  }

  /** First parameter, as the command defines it; NaN for its default. */
  public float param1() {
    return float32(PARAM1);
  }

  public CommandInt param1(float value) {
    float32(PARAM1, value);
    return this;
  }

  /** Second parameter, as the command defines it; NaN for its default. */
  public float param2() {
    return float32(PARAM2);
  }

  public CommandInt param2(float value) {
    float32(PARAM2, value);
    return this;
  }

  /** Third parameter, as the command defines it; NaN for its default. */
  public float param3() {
    return float32(PARAM3);
  }

  public CommandInt param3(float value) {
    float32(PARAM3, value);
    return this;
  }

  /** Fourth parameter, as the command defines it; NaN for its default. */
  public float param4() {
    return float32(PARAM4);
  }

  public CommandInt param4(float value) {
    float32(PARAM4, value);
    return this;
  }

  /** Latitude in 1e-7 degrees in a global frame, position in 1e-4 m in a local one. */
  public int x() {
    return int32(X);
  }

  public CommandInt x(int value) {
    int32(X, value);
    return this;
  }

  /** Longitude in 1e-7 degrees in a global frame, position in 1e-4 m in a local one. */
  public int y() {
    return int32(Y);
  }

  public CommandInt y(int value) {
    int32(Y, value);
    return this;
  }

  /** Height in m; its reference is the frame's. */
  public float z() {
    return float32(Z);
  }

  public CommandInt z(float value) {
    float32(Z, value);
    return this;
  }
}
