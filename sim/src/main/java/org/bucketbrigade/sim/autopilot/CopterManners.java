package org.bucketbrigade.sim.autopilot;

import org.bucketbrigade.mavlink.AutopilotVersion;
import org.bucketbrigade.mavlink.FenceStatus;
import org.bucketbrigade.mavlink.Heartbeat;
import org.bucketbrigade.mavlink.MavAutopilot;
import org.bucketbrigade.mavlink.MavLandedState;
import org.bucketbrigade.mavlink.MavModeFlag;
import org.bucketbrigade.mavlink.MavProtocolCapability;
import org.bucketbrigade.mavlink.MavState;

/** What an ArduCopter reports in its own way. */
final class CopterManners implements Manners {
  /** Version 4.7.0, official release, as ArduPilot packs it. */
  private static final long FLIGHT_SW_VERSION = 4L << 24 | 7L << 16 | 0L << 8 | 255L;

  private final CopterParts parts;
  private final FlightStatus status;

  CopterManners(CopterParts parts) {
    this.parts = parts;
    status = parts.status;
  }

  @Override
  public void fill(Heartbeat heartbeat) {
    CopterMode mode = parts.modes.current();
    int baseMode =
        MavModeFlag.CUSTOM_MODE_ENABLED
            | MavModeFlag.STABILIZE_ENABLED
            | MavModeFlag.MANUAL_INPUT_ENABLED;
    if (mode.needsPosition) {
      baseMode |= MavModeFlag.GUIDED_ENABLED;
    }
    if (status.armed) {
      baseMode |= MavModeFlag.SAFETY_ARMED;
    }
    heartbeat
        .autopilot(MavAutopilot.ARDUPILOTMEGA)
        .baseMode(baseMode)
        .customMode(mode.code)
        .systemStatus(systemStatus());
  }

  private int systemStatus() {
    if (!parts.boot.isInitialised()) {
      return MavState.BOOT;
    }
    if (status.anyFailsafe()) {
      return MavState.CRITICAL;
    }
    return status.landed ? MavState.STANDBY : MavState.ACTIVE;
  }

  @Override
  public void fill(AutopilotVersion version) {
    version
        .capabilities(
            MavProtocolCapability.PARAM_FLOAT
                | MavProtocolCapability.MISSION_INT
                | MavProtocolCapability.COMMAND_INT
                | MavProtocolCapability.SET_ATTITUDE_TARGET
                | MavProtocolCapability.SET_POSITION_TARGET_LOCAL_NED
                | MavProtocolCapability.SET_POSITION_TARGET_GLOBAL_INT
                | MavProtocolCapability.TERRAIN
                | MavProtocolCapability.FLIGHT_TERMINATION
                | MavProtocolCapability.MAVLINK2
                | MavProtocolCapability.MISSION_FENCE
                | MavProtocolCapability.MISSION_RALLY)
        .flightSwVersion(FLIGHT_SW_VERSION);
  }

  @Override
  public void fill(FenceStatus fence) {
    fence
        .breachStatus(status.fenceBreached ? 1 : 0)
        .breachCount(parts.fence.breaches())
        .breachType(parts.fence.breachType())
        .breachTime(parts.fence.breachMillis());
  }

  @Override
  public int landedState() {
    if (status.landed) {
      return MavLandedState.ON_GROUND;
    }
    if (parts.modes.isLanding()) {
      return MavLandedState.LANDING;
    }
    return parts.modes.isTakingOff() ? MavLandedState.TAKEOFF : MavLandedState.IN_AIR;
  }

  @Override
  public boolean hasOrigin() {
    return parts.boot.hasOrigin();
  }

  @Override
  public boolean hasFix() {
    return parts.boot.isInitialised() && parts.body.fix().hasFix();
  }

  @Override
  public boolean hasPosition() {
    return parts.boot.hasPosition() && !parts.body.fix().isLost();
  }

  @Override
  public boolean isReady() {
    return parts.arming.isReady();
  }

  @Override
  public boolean isFenceEnabled() {
    return parts.parameters.whole(CopterParameter.FENCE_ENABLE) != 0;
  }

  @Override
  public double batteryMilliampereHours() {
    return parts.parameters.get(CopterParameter.BATT_CAPACITY);
  }
}
