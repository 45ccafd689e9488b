package org.bucketbrigade.mavlink;

/**
 * Asks for one item of a list in the old way; it is answered with {@link MissionItemInt} all the
 * same, for an ArduPilot asks for fences so.
 *
 * <p>MAVLink's MISSION_REQUEST, 5 bytes, 4 of them without extensions.
 */
public final class MissionRequest extends Message {
  /** MAVLink's message id. */
  public static final int ID = 40;

  private static final int SEQ = 0;
  private static final int TARGET_SYSTEM = 2;
  private static final int TARGET_COMPONENT = 3;
  private static final int MISSION_TYPE = 4;

  public MissionRequest() {
    super(ID);
  }

  /** System id of the addressee, 0 for all. */
  public int targetSystem() {
    return uint8(TARGET_SYSTEM);
  }

  public MissionRequest targetSystem(int value) {
    uint8(TARGET_SYSTEM, value);
    return this;
  }

  /** Component id of the addressee, 0 for all. */
  public int targetComponent() {
    return uint8(TARGET_COMPONENT);
  }

  public MissionRequest targetComponent(int value) {
    uint8(TARGET_COMPONENT, value);
    return this;
  }

  /** Place of the item in its list, from 0. */
  public int seq() {
    return uint16(SEQ);
  }

  public MissionRequest seq(int value) {
    uint16(SEQ, value);
    return this;
  }

  /** Which list, one of {@link MavMissionType} (extension). */
  public int missionType() {
    return uint8(MISSION_TYPE);
  }

  public MissionRequest missionType(int value) {
    uint8(MISSION_TYPE, value);
    return this;
  }
}
