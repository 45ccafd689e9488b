package org.bucketbrigade.mavlink;

/**
 * One item of a mission, fence or rally list on its way up or down: a command with a place.
 *
 * <p>MAVLink's MISSION_ITEM_INT, 38 bytes, 37 of them without extensions.
 */
public final class MissionItemInt extends Message {
  /** MAVLink's message id. */
  public static final int ID = 73;

  private static final int PARAM1 = 0;
  private static final int PARAM2 = 4;
  private static final int PARAM3 = 8;
  private static final int PARAM4 = 12;
  private static final int X = 16;
  private static final int Y = 20;
  private static final int Z = 24;
  private static final int SEQ = 28;
  private static final int COMMAND = 30;
  private static final int TARGET_SYSTEM = 32;
  private static final int TARGET_COMPONENT = 33;
  private static final int FRAME = 34;
  private static final int CURRENT = 35;
  private static final int AUTOCONTINUE = 36;
  private static final int MISSION_TYPE = 37;

  public MissionItemInt() {
    super(ID);
  }

  /** System id of the addressee, 0 for all. */
  public int targetSystem() {
    return uint8(TARGET_SYSTEM);
  }

  public MissionItemInt targetSystem(int value) {
    uint8(TARGET_SYSTEM, value);
    return this;
  }

  /** Component id of the addressee, 0 for all. */
  public int targetComponent() {
    return uint8(TARGET_COMPONENT);
  }

  public MissionItemInt targetComponent(int value) {
    uint8(TARGET_COMPONENT, value);
    return this;
  }

  /** Place of the item in its list, from 0 without gaps. */
  public int seq() {
    return uint16(SEQ);
  }

  public MissionItemInt seq(int value) {
    uint16(SEQ, value);
    return this;
  }

  /** Frame of the position, one of {@link MavFrame}. */
  public int frame() {
    return uint8(FRAME);
  }

  public MissionItemInt frame(int value) {
    uint8(FRAME, value);
    return this;
  }

  /**
   * What to do or what it bounds, one of {@link MavCmd} or any other number of MAVLink's MAV_CMD.
   */
  public int command() {
    return uint16(COMMAND);
  }

  public MissionItemInt command(int value) {
    uint16(COMMAND, value);
    return this;
  }

  /** 1 if this is the item to begin with, else 0; 0 in a fence. */
  public int current() {
    return uint8(CURRENT);
  }

  public MissionItemInt current(int value) {
    uint8(CURRENT, value);
    return this;
  }

  /** 1 to go on to the next item when this one is done, else 0. */
  public int autocontinue() {
    return uint8(AUTOCONTINUE);
  }

  public MissionItemInt autocontinue(int value) {
    uint8(AUTOCONTINUE, value);
    return this;
  }

  /** First parameter, as the command defines it; NaN for its default. */
  public float param1() {
    return float32(PARAM1);
  }

  public MissionItemInt param1(float value) {
    float32(PARAM1, value);
    return this;
  }

  /** Second parameter, as the command defines it; NaN for its default. */
  public float param2() {
    return float32(PARAM2);
  }

  public MissionItemInt param2(float value) {
    float32(PARAM2, value);
    return this;
  }

  /** Third parameter, as the command defines it; NaN for its default. */
  public float param3() {
    return float32(PARAM3);
  }

  public MissionItemInt param3(float value) {
    float32(PARAM3, value);
    return this;
  }

  /** Fourth parameter, as the command defines it; NaN for its default. */
  public float param4() {
    return float32(PARAM4);
  }

  public MissionItemInt param4(float value) {
    float32(PARAM4, value);
    return this;
  }

  /** Latitude in 1e-7 degrees in a global frame, position in 1e-4 m in a local one. */
  public int x() {
    return int32(X);
  }

  public MissionItemInt x(int value) {
    int32(X, value);
    return this;
  }

  /** Longitude in 1e-7 degrees in a global frame, position in 1e-4 m in a local one. */
  public int y() {
    return int32(Y);
  }

  public MissionItemInt y(int value) {
    int32(Y, value);
    return this;
  }

  /** Height in m; its reference is the frame's. */
  public float z() {
    return float32(Z);
  }

  public MissionItemInt z(float value) {
    float32(Z, value);
    return this;
  }

  /** Which list, one of {@link MavMissionType} (extension). */
  public int missionType() {
    return uint8(MISSION_TYPE);
  }

  public MissionItemInt missionType(int value) {
    uint8(MISSION_TYPE, value);
    return this;
  }
}
