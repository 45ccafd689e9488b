package org.bucketbrigade.sim.autopilot;

import org.bucketbrigade.mavlink.AutopilotVersion;
import org.bucketbrigade.mavlink.FenceStatus;
import org.bucketbrigade.mavlink.Heartbeat;
import org.bucketbrigade.mavlink.MavAutopilot;
import org.bucketbrigade.mavlink.MavLandedState;
import org.bucketbrigade.mavlink.MavModeFlag;
import org.bucketbrigade.mavlink.MavProtocolCapability;
import org.bucketbrigade.mavlink.MavState;

/** What a PX4 reports in its own way. */
final class Px4Manners implements Manners {
  /** Version 1.17.0, in development, as PX4 packs it. */
  private static final long FLIGHT_SW_VERSION = 1L << 24 | 17L << 16;

  private final Px4Parts parts;
  private final FlightStatus status;

  Px4Manners(Px4Parts parts) {
    this.parts = parts;
    status = parts.status;
  }

  @Override
  public void fill(Heartbeat heartbeat) {
    Px4FlightMode mode = parts.modes.current();
    int baseMode = MavModeFlag.CUSTOM_MODE_ENABLED | MavModeFlag.STABILIZE_ENABLED;
    baseMode |=
        switch (mode.flown) {
          case BY_PILOT -> MavModeFlag.MANUAL_INPUT_ENABLED;
          case BY_ITSELF -> MavModeFlag.AUTO_ENABLED | MavModeFlag.GUIDED_ENABLED;
          case BY_SETPOINTS -> 0;
        };
    if (status.armed) {
      baseMode |= MavModeFlag.SAFETY_ARMED;
    }
    heartbeat
        .autopilot(MavAutopilot.PX4)
        .baseMode(baseMode)
        .customMode(Integer.toUnsignedLong(mode.code))
        .systemStatus(systemStatus());
  }

  private int systemStatus() {
    if (!parts.boot.isReady()) {
      return MavState.UNINIT;
    }
    if (!status.armed) {
      return MavState.STANDBY;
    }
    return parts.failsafes.acts() ? MavState.CRITICAL : MavState.ACTIVE;
  }

  @Override
  public void fill(AutopilotVersion version) {
    version
        .capabilities(
            MavProtocolCapability.MISSION_INT
                | MavProtocolCapability.COMMAND_INT
                | MavProtocolCapability.PARAM_ENCODE_BYTEWISE
                | MavProtocolCapability.SET_ATTITUDE_TARGET
                | MavProtocolCapability.SET_POSITION_TARGET_LOCAL_NED
                | MavProtocolCapability.SET_POSITION_TARGET_GLOBAL_INT
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
    boolean takesOff = parts.modes.current() == Px4FlightMode.TAKEOFF;
    return takesOff ? MavLandedState.TAKEOFF : MavLandedState.IN_AIR;
  }

  @Override
  public boolean hasOrigin() {
    return parts.boot.isReady();
  }

  @Override
  public boolean hasFix() {
    return parts.boot.isReady() && parts.body.fix().hasFix();
  }

  @Override
  public boolean hasPosition() {
    return parts.boot.isReady() && !parts.body.fix().isLost();
  }

  @Override
  public boolean isReady() {
    return parts.arming.isReady();
  }

  @Override
  public boolean isFenceEnabled() {
    return parts.fence.isEnabled();
  }

  @Override
  public double batteryMilliampereHours() {
    return parts.parameters.get(Px4Parameter.BAT1_CAPACITY);
  }
}
