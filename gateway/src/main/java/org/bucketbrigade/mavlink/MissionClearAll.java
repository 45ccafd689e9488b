package org.bucketbrigade.mavlink;

/**
 * Asks for a list to be emptied.
 *
 * <p>MAVLink's MISSION_CLEAR_ALL, 3 bytes, 2 of them without extensions.
 */
public final class MissionClearAll extends Message {
  /** MAVLink's message id. */
  public static final int ID = 45;

  private static final int TARGET_SYSTEM = 0;
  private static final int TARGET_COMPONENT = 1;
  private static final int MISSION_TYPE = 2;

  public MissionClearAll() {
    super(ID);
  }

  /** System id of the addressee, 0 for all. */
  public int targetSystem() {
    return uint8(TARGET_SYSTEM);
  }

  public MissionClearAll targetSystem(int value) {
    uint8(TARGET_SYSTEM, value);
    return this;
  }

  /** Component id of the addressee, 0 for all. */
  public int targetComponent() {
    return uint8(TARGET_COMPONENT);
  }

  public MissionClearAll targetComponent(int value) {
    uint8(TARGET_COMPONENT, value);
    return this;
  }

  /** Which list, one of {@link MavMissionType} (extension). */
  public int missionType() {
    return uint8(MISSION_TYPE);
  }

  public MissionClearAll missionType(int value) {
    uint8(MISSION_TYPE, value);
    return this;
  }
}
