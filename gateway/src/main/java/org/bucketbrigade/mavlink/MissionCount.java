package org.bucketbrigade.mavlink;

/**
 * Says how many items a mission, fence or rally list has: the start of its upload, or the answer to
 * a request for it.
 *
 * <p>MAVLink's MISSION_COUNT, 9 bytes, 4 of them without extensions.
 */
public final class MissionCount extends Message {
  /** MAVLink's message id. */
  public static final int ID = 44;

  private static final int COUNT = 0;
  private static final int TARGET_SYSTEM = 2;
  private static final int TARGET_COMPONENT = 3;
  private static final int MISSION_TYPE = 4;
  private static final int OPAQUE_ID = 5;

  public MissionCount() {
    super(ID);
  }

  /** System id of the addressee, 0 for all. */
  public int targetSystem() {
    return uint8(TARGET_SYSTEM);
  }

  public MissionCount targetSystem(int value) {
    uint8(TARGET_SYSTEM, value);
    return this;
  }

  /** Component id of the addressee, 0 for all. */
  public int targetComponent() {
    return uint8(TARGET_COMPONENT);
  }

  public MissionCount targetComponent(int value) {
    uint8(TARGET_COMPONENT, value);
    return this;
  }

  /** Number of items, 0 to 65535. */
  public int count() {
    return uint16(COUNT);
  }

  public MissionCount count(int value) {
    uint16(COUNT, value);
    return this;
  }

  /** Which list, one of {@link MavMissionType} (extension). */
  public int missionType() {
    return uint8(MISSION_TYPE);
  }

  public MissionCount missionType(int value) {
    uint8(MISSION_TYPE, value);
    return this;
  }

  /**
   * Id of the list that the vehicle has, which changes with the list; 0 if it gives none, and on an
   * upload (extension).
   */
  public long opaqueId() {
    return uint32(OPAQUE_ID);
  }

  public MissionCount opaqueId(long value) {
    uint32(OPAQUE_ID, value);
    return this;
  }
}
