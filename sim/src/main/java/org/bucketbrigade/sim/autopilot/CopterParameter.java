package org.bucketbrigade.sim.autopilot;

import org.bucketbrigade.mavlink.MavParamType;
import org.bucketbrigade.sim.airframe.Airframe;
import org.bucketbrigade.sim.airframe.Battery;

/**
 * Parameters of an ArduCopter 4.7 that the simulated one has: names, types and defaults.
 *
 * <p>The names on the wire are those of the constants. Defaults are ArduPilot's, except where the
 * reference drone is set up: its battery, its range finder and its speed of return.
 */
enum CopterParameter implements Parameter {
  FORMAT_VERSION(MavParamType.INT16, 120),
  MAV_GCS_SYSID(MavParamType.INT16, 255),
  MAV_OPTIONS(MavParamType.INT32, 0),
  MAV_TELEM_DELAY(MavParamType.INT8, 0),
  AHRS_EKF_TYPE(MavParamType.INT8, 3),
  ARMING_REQUIRE(MavParamType.INT8, 1),
  ARMING_SKIPCHK(MavParamType.INT32, 0),
  ATC_ANGLE_MAX(MavParamType.REAL32, 30),
  ATC_RATE_WPY_MAX(MavParamType.REAL32, 60),
  BATT_MONITOR(MavParamType.INT8, 4),
  BATT_CAPACITY(MavParamType.INT32, Battery.capacityMilliampereHours(Airframe.REFERENCE)),
  BATT_LOW_VOLT(MavParamType.REAL32, 0),
  BATT_CRT_VOLT(MavParamType.REAL32, 0),
  BATT_LOW_MAH(MavParamType.REAL32, 0.2 * Battery.capacityMilliampereHours(Airframe.REFERENCE)),
  BATT_CRT_MAH(MavParamType.REAL32, 0.13 * Battery.capacityMilliampereHours(Airframe.REFERENCE)),
  BATT_FS_LOW_ACT(MavParamType.INT8, 0),
  BATT_FS_CRT_ACT(MavParamType.INT8, 0),
  DISARM_DELAY(MavParamType.INT8, 10),
  EK3_ENABLE(MavParamType.INT8, 1),
  FENCE_ENABLE(MavParamType.INT8, 0),
  FENCE_TYPE(MavParamType.INT8, 7),
  FENCE_ACTION(MavParamType.INT8, 1),
  FENCE_ALT_MAX(MavParamType.REAL32, 100),
  FENCE_ALT_MIN(MavParamType.REAL32, -10),
  FENCE_RADIUS(MavParamType.REAL32, 300),
  FENCE_MARGIN(MavParamType.REAL32, 2),
  FENCE_TOTAL(MavParamType.INT8, 0),
  FENCE_OPTIONS(MavParamType.INT16, 0),
  FRAME_CLASS(MavParamType.INT8, 1),
  FRAME_TYPE(MavParamType.INT8, 1),
  FS_EKF_ACTION(MavParamType.INT8, 1),
  FS_EKF_THRESH(MavParamType.REAL32, 0.8),
  FS_GCS_ENABLE(MavParamType.INT8, 0),
  FS_GCS_TIMEOUT(MavParamType.REAL32, 5),
  FS_OPTIONS(MavParamType.INT32, 16),
  FS_THR_ENABLE(MavParamType.INT8, 1),
  GPS1_TYPE(MavParamType.INT8, 1),
  GRIP_ENABLE(MavParamType.INT8, 0),
  GRIP_TYPE(MavParamType.INT8, 0),
  GRIP_GRAB(MavParamType.INT16, 1900),
  GRIP_RELEASE(MavParamType.INT16, 1100),
  GRIP_NEUTRAL(MavParamType.INT16, 1500),
  GUID_OPTIONS(MavParamType.INT32, 0),
  GUID_TIMEOUT(MavParamType.REAL32, 3),
  LAND_ALT_LOW_M(MavParamType.REAL32, 10),
  LAND_SPD_MS(MavParamType.REAL32, 0.5),
  LAND_SPD_HIGH_MS(MavParamType.REAL32, 0),
  LOIT_SPEED_MS(MavParamType.REAL32, 12.5),
  LOIT_BRK_ACC_M(MavParamType.REAL32, 2.5),
  LOG_BITMASK(MavParamType.INT32, 176126),
  MOT_SPIN_ARM(MavParamType.REAL32, 0.1),
  MOT_THST_HOVER(MavParamType.REAL32, 0.39),
  PILOT_SPD_UP(MavParamType.REAL32, 2.5),
  PILOT_SPD_DN(MavParamType.REAL32, 0),
  PILOT_TKO_ALT_M(MavParamType.REAL32, 0),
  PSC_NE_JERK(MavParamType.REAL32, 5),
  PSC_NE_POS_P(MavParamType.REAL32, 1),
  PSC_D_JERK(MavParamType.REAL32, 5),
  PSC_D_POS_P(MavParamType.REAL32, 1),
  RELAY1_FUNCTION(MavParamType.INT8, 0),
  RELAY1_PIN(MavParamType.INT16, -1),
  RELAY2_FUNCTION(MavParamType.INT8, 0),
  RELAY2_PIN(MavParamType.INT16, -1),
  RNGFND1_TYPE(MavParamType.INT8, 100),
  RTL_ALT_M(MavParamType.REAL32, 15),
  RTL_ALT_FINAL_M(MavParamType.REAL32, 0),
  RTL_CLIMB_MIN_M(MavParamType.REAL32, 0),
  RTL_CONE_SLOPE(MavParamType.REAL32, 3),
  RTL_LOIT_TIME(MavParamType.INT32, 5000),
  RTL_SPEED_MS(MavParamType.REAL32, 9),
  SCR_ENABLE(MavParamType.INT8, 1),
  SERVO1_FUNCTION(MavParamType.INT16, 33),
  SERVO2_FUNCTION(MavParamType.INT16, 34),
  SERVO3_FUNCTION(MavParamType.INT16, 35),
  SERVO4_FUNCTION(MavParamType.INT16, 36),
  SERVO9_FUNCTION(MavParamType.INT16, 0),
  SERVO10_FUNCTION(MavParamType.INT16, 0),
  SPRAY_ENABLE(MavParamType.INT8, 0),
  SPRAY_SPEED_MIN(MavParamType.REAL32, 100),
  WP_SPD(MavParamType.REAL32, 10),
  WP_SPD_UP(MavParamType.REAL32, 2.5),
  WP_SPD_DN(MavParamType.REAL32, 1.5),
  WP_ACC(MavParamType.REAL32, 2.5),
  WP_ACC_Z(MavParamType.REAL32, 1),
  WP_RADIUS_M(MavParamType.REAL32, 2),
  WP_YAW_BEHAVIOR(MavParamType.INT8, 2);

  private final int type;
  private final float standard;

  CopterParameter(int type, double standard) {
    this.type = type;
    this.standard = (float) (type == MavParamType.REAL32 ? standard : StrictMath.rint(standard));
  }

  @Override
  public int type() {
    return type;
  }

  @Override
  public double standard() {
    return standard;
  }

  @Override
  @SuppressWarnings("EnumOrdinal") // the order of the constants is the order on the wire
  public int index() {
    return ordinal();
  }
}
