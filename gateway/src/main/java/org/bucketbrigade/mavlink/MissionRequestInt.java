package org.bucketbrigade.mavlink;

/**
 * Asks for one item of a list, with its position in whole numbers.
 *
 * <p>MAVLink's MISSION_REQUEST_INT, 5 bytes, 4 of them without extensions.
 */
public final class MissionRequestInt extends Message {
  /** MAVLink's message id. */
  public static final int ID = 51;

  private static final int SEQ = 0;
  private static final int TARGET_SYSTEM = 2;
  private static final int TARGET_COMPONENT = 3;
  private static final int MISSION_TYPE = 4;

  public MissionRequestInt() {
    super(ID);
  }

  /** System id of the addressee, 0 for all. */
  public int targetSystem() {
    return uint8(TARGET_SYSTEM);
  }

  public MissionRequestInt targetSystem(int value) {
    uint8(TARGET_SYSTEM, value);
    return this;
  }

  /** Component id of the addressee, 0 for all. */
  public int targetComponent() {
    return uint8(TARGET_COMPONENT);
  }

  public MissionRequestInt targetComponent(int value) {
    uint8(TARGET_COMPONENT, value);
    return this;
  }

  /** Place of the item in its list, from 0. */
  public int seq() {
    return uint16(SEQ);
  }

  public MissionRequestInt seq(int value) {
    uint16(SEQ, value);
    return this;
  }

  /** Which list, one of {@link MavMissionType} (extension). */
  public int missionType() {
    return uint8(MISSION_TYPE);
  }

  public MissionRequestInt missionType(int value) {
    uint8(MISSION_TYPE, value);
    return this;
  }
}
