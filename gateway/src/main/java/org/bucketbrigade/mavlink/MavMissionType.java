package org.bucketbrigade.mavlink;

/** Which list of items a transfer is about: numbers of MAVLink's MAV_MISSION_TYPE. */
public final class MavMissionType {
  /** Waypoints and acts. */
  public static final int MISSION = 0;

  /** Geofence. */
  public static final int FENCE = 1;

  /** Places to go to in need. */
  public static final int RALLY = 2;

  /** All of them; to clear only. */
  public static final int ALL = 255;

  private MavMissionType() {}
}
