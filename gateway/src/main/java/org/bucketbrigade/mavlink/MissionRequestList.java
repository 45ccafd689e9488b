package org.bucketbrigade.mavlink;

/**
 * Asks how many items a list has: the start of its download.
 *
 * <p>MAVLink's MISSION_REQUEST_LIST, 3 bytes, 2 of them without extensions.
 */
public final class MissionRequestList extends Message {
  /** MAVLink's message id. */
  public static final int ID = 43;

  private static final int TARGET_SYSTEM = 0;
  private static final int TARGET_COMPONENT = 1;
  private static final int MISSION_TYPE = 2;

  public MissionRequestList() {
    super(ID);
  }

  /** System id of the addressee, 0 for all. */
  public int targetSystem() {
    return uint8(TARGET_SYSTEM);
  }

  public MissionRequestList targetSystem(int value) {
    uint8(TARGET_SYSTEM, value);
    return this;
  }

  /** Component id of the addressee, 0 for all. */
  public int targetComponent() {
    return uint8(TARGET_COMPONENT);
  }

  public MissionRequestList targetComponent(int value) {
    uint8(TARGET_COMPONENT, value);
    return this;
  }

  /** Which list, one of {@link MavMissionType} (extension). */
  public int missionType() {
    return uint8(MISSION_TYPE);
  }

  public MissionRequestList missionType(int value) {
    uint8(MISSION_TYPE, value);
    return this;
  }
}
