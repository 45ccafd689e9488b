package org.bucketbrigade.mavlink;

/**
 * Bits of SYS_STATUS that stand for sensors and controllers: some of MAVLink's
 * MAV_SYS_STATUS_SENSOR.
 */
public final class MavSysStatusSensor {
  /** Gyroscopes. */
  public static final int GYRO_3D = 0x01;

  /** Accelerometers. */
  public static final int ACCEL_3D = 0x02;

  /** Compass. */
  public static final int MAG_3D = 0x04;

  /** Barometer. */
  public static final int ABSOLUTE_PRESSURE = 0x08;

  /** Satellite receiver. */
  public static final int GPS = 0x20;

  /** Rangefinder. */
  public static final int LASER_POSITION = 0x100;

  /** Motors. */
  public static final int MOTOR_OUTPUTS = 0x8000;

  /** Radio control receiver. */
  public static final int RC_RECEIVER = 0x1_0000;

  /** Geofence. */
  public static final int GEOFENCE = 0x10_0000;

  /** Attitude and position estimate. */
  public static final int AHRS = 0x20_0000;

  /** Terrain data. */
  public static final int TERRAIN = 0x40_0000;

  /** Log. */
  public static final int LOGGING = 0x100_0000;

  /** Battery. */
  public static final int BATTERY = 0x200_0000;

  /** Proximity sensor. */
  public static final int PROXIMITY = 0x400_0000;

  /** Checks before arming; healthy once they pass. */
  public static final int PREARM_CHECK = 0x1000_0000;

  /** Obstacle avoidance. */
  public static final int OBSTACLE_AVOIDANCE = 0x2000_0000;

  private MavSysStatusSensor() {}
}
