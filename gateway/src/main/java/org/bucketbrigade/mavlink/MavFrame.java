package org.bucketbrigade.mavlink;

/** Frames of reference of a position: numbers of MAVLink's MAV_FRAME. */
public final class MavFrame {
  /** Latitude, longitude, height above mean sea level. */
  public static final int GLOBAL = 0;

  /** North, east, down of the vehicle's local origin, in m. */
  public static final int LOCAL_NED = 1;

  /** No position. */
  public static final int MISSION = 2;

  /** Latitude, longitude, height above home. */
  public static final int GLOBAL_RELATIVE_ALT = 3;

  /** As {@link #GLOBAL}, angles in 1e-7 degrees. */
  public static final int GLOBAL_INT = 5;

  /** As {@link #GLOBAL_RELATIVE_ALT}, angles in 1e-7 degrees. */
  public static final int GLOBAL_RELATIVE_ALT_INT = 6;

  /** North, east, down of where the vehicle is, in m. */
  public static final int LOCAL_OFFSET_NED = 7;

  /** Forward, right, down for velocities, in m. */
  public static final int BODY_NED = 8;

  /** Forward, right, down of where the vehicle is, in m. */
  public static final int BODY_OFFSET_NED = 9;

  /** Latitude, longitude, height above terrain. */
  public static final int GLOBAL_TERRAIN_ALT = 10;

  /** As {@link #GLOBAL_TERRAIN_ALT}, angles in 1e-7 degrees. */
  public static final int GLOBAL_TERRAIN_ALT_INT = 11;

  /** Forward, right, down of the vehicle, in m. */
  public static final int BODY_FRD = 12;

  private MavFrame() {}
}
