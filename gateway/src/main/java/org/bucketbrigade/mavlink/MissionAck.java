package org.bucketbrigade.mavlink;

/**
 * Ends the transfer of a list, well or badly.
 *
 * <p>MAVLink's MISSION_ACK, 8 bytes, 3 of them without extensions.
 */
public final class MissionAck extends Message {
  /** MAVLink's message id. */
  public static final int ID = 47;

  private static final int TARGET_SYSTEM = 0;
  private static final int TARGET_COMPONENT = 1;
  private static final int TYPE = 2;
  private static final int MISSION_TYPE = 3;
  private static final int OPAQUE_ID = 4;

  public MissionAck() {
    super(ID);
  }

  /** System id of the addressee, 0 for all. */
  public int targetSystem() {
    return uint8(TARGET_SYSTEM);
  }

  public MissionAck targetSystem(int value) {
    uint8(TARGET_SYSTEM, value);
    return this;
  }

  /** Component id of the addressee, 0 for all. */
  public int targetComponent() {
    return uint8(TARGET_COMPONENT);
  }

  public MissionAck targetComponent(int value) {
    uint8(TARGET_COMPONENT, value);
    return this;
  }

  /** How it went, one of {@link MavMissionResult}. */
  public int type() {
    return uint8(TYPE);
  }

  public MissionAck type(int value) {
    uint8(TYPE, value);
    return this;
  }

  /** Which list, one of {@link MavMissionType} (extension). */
  public int missionType() {
    return uint8(MISSION_TYPE);
  }

  public MissionAck missionType(int value) {
    uint8(MISSION_TYPE, value);
    return this;
  }

  /**
   * Id that the vehicle gives the list it now has, which changes with the list; 0 if it gives none,
   * and on a download (extension).
   */
  public long opaqueId() {
    return uint32(OPAQUE_ID);
  }

  public MissionAck opaqueId(long value) {
    uint32(OPAQUE_ID, value);
    return this;
  }
}
