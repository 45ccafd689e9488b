package org.bucketbrigade.sim.autopilot;

import org.bucketbrigade.mavlink.MavParamType;
import org.bucketbrigade.sim.airframe.Airframe;
import org.bucketbrigade.sim.airframe.Battery;

/**
 * Parameters of a PX4 that the simulated one has: names, types and defaults.
 *
 * <p>The names on the wire are those of the constants. Defaults are PX4's, except where the
 * reference drone is set up: its battery, its valve and pump at two outputs for peripherals, and
 * that failures may be injected.
 */
enum Px4Parameter implements Parameter {
  BAT1_CAPACITY(MavParamType.REAL32, Battery.capacityMilliampereHours(Airframe.REFERENCE)),
  BAT_CRIT_THR(MavParamType.REAL32, 0.07),
  BAT_EMERGEN_THR(MavParamType.REAL32, 0.05),
  BAT_LOW_THR(MavParamType.REAL32, 0.15),
  CBRK_SUPPLY_CHK(MavParamType.INT32, 0),
  COM_ARM_WO_GPS(MavParamType.INT32, 1),
  COM_DISARM_LAND(MavParamType.REAL32, 2),
  COM_DISARM_PRFLT(MavParamType.REAL32, 10),
  COM_DLL_EXCEPT(MavParamType.INT32, 0),
  COM_DL_LOSS_T(MavParamType.INT32, 10),
  COM_FAIL_ACT_T(MavParamType.REAL32, 5),
  COM_LOW_BAT_ACT(MavParamType.INT32, 0),
  COM_OBL_RC_ACT(MavParamType.INT32, 0),
  COM_OF_LOSS_T(MavParamType.REAL32, 1),
  COM_RC_IN_MODE(MavParamType.INT32, 3),
  COM_SPOOLUP_TIME(MavParamType.REAL32, 1),
  GF_ACTION(MavParamType.INT32, 2),
  GF_MAX_HOR_DIST(MavParamType.REAL32, 0),
  GF_MAX_VER_DIST(MavParamType.REAL32, 0),
  GF_PREDICT(MavParamType.INT32, 0),
  MAV_COMP_ID(MavParamType.INT32, 1),
  MAV_SYS_ID(MavParamType.INT32, 1),
  MAV_TYPE(MavParamType.INT32, 2),
  MIS_TAKEOFF_ALT(MavParamType.REAL32, 2.5),
  MPC_ACC_HOR(MavParamType.REAL32, 3),
  MPC_LAND_ALT1(MavParamType.REAL32, 10),
  MPC_LAND_ALT2(MavParamType.REAL32, 5),
  MPC_LAND_SPEED(MavParamType.REAL32, 0.7),
  MPC_TKO_RAMP_T(MavParamType.REAL32, 3),
  MPC_TKO_SPEED(MavParamType.REAL32, 1.5),
  MPC_XY_CRUISE(MavParamType.REAL32, 5),
  MPC_XY_VEL_MAX(MavParamType.REAL32, 12),
  MPC_Z_VEL_MAX_DN(MavParamType.REAL32, 1.5),
  MPC_Z_VEL_MAX_UP(MavParamType.REAL32, 3),
  MPC_Z_V_AUTO_DN(MavParamType.REAL32, 1.5),
  MPC_Z_V_AUTO_UP(MavParamType.REAL32, 3),
  NAV_ACC_RAD(MavParamType.REAL32, 10),
  NAV_DLL_ACT(MavParamType.INT32, 0),
  NAV_MC_ALT_RAD(MavParamType.REAL32, 0.8),
  NAV_RCL_ACT(MavParamType.INT32, 2),
  PWM_AUX_FUNC1(MavParamType.INT32, Px4Outputs.ACTUATOR_SET_1),
  PWM_AUX_FUNC2(MavParamType.INT32, Px4Outputs.ACTUATOR_SET_1 + 1),
  RTL_CONE_ANG(MavParamType.INT32, 45),
  RTL_DESCEND_ALT(MavParamType.REAL32, 30),
  RTL_LAND_DELAY(MavParamType.REAL32, 0),
  RTL_MIN_DIST(MavParamType.REAL32, 10),
  RTL_RETURN_ALT(MavParamType.REAL32, 60),
  RTL_TYPE(MavParamType.INT32, 0),
  SYS_AUTOSTART(MavParamType.INT32, 10040),
  SYS_FAILURE_EN(MavParamType.INT32, 1);

  private final int type;
  private final double standard;

  Px4Parameter(int type, double standard) {
    this.type = type;
    this.standard = (float) standard;
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
