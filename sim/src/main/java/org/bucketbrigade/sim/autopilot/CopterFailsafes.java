package org.bucketbrigade.sim.autopilot;

import org.bucketbrigade.mavlink.FrameView;
import org.bucketbrigade.mavlink.MavSeverity;
import org.bucketbrigade.sim.airframe.StateHash;
import org.bucketbrigade.sim.airframe.Ticks;

/**
 * What an autopilot does by itself when the ground station falls silent, the battery runs low or
 * the position is lost.
 *
 * <p>Only heartbeats of the system MAV_GCS_SYSID count, and only once one has been heard. When they
 * come back the alarm ends, but the mode stays what the failsafe made it.
 */
final class CopterFailsafes {
  private static final int GCS_RTL = 1;
  private static final int GCS_SMART_RTL_OR_RTL = 3;
  private static final int GCS_LAND = 5;
  private static final int GCS_BRAKE_OR_LAND = 7;
  private static final int OPTION_CONTINUE_PILOT_CONTROL = 16;
  private static final int BATTERY_LAND = 1;
  private static final int BATTERY_RTL = 2;
  private static final int BATTERY_EVERY_TICKS = Ticks.in(0.1);

  private final FlightStatus status;
  private final Parameters parameters;
  private final CopterModes modes;
  private final CopterArming arming;
  private final Downlink downlink;
  private final Craft body;
  private final CopterPositionFailsafe position;
  private boolean gcsHeard;
  private long gcsHeardTick;
  private boolean lowTold;
  private boolean criticalTold;

  CopterFailsafes(CopterParts parts) {
    status = parts.status;
    parameters = parts.parameters;
    modes = parts.modes;
    arming = parts.arming;
    downlink = parts.downlink;
    body = parts.body;
    position = new CopterPositionFailsafe(parts);
  }

  void onHeartbeat(FrameView frame) {
    if (frame.systemId() == parameters.whole(CopterParameter.MAV_GCS_SYSID)) {
      gcsHeard = true;
      gcsHeardTick = status.tick;
    }
  }

  void tick() {
    watchGroundStation();
    position.tick();
    if ((status.tick - status.bootTick) % BATTERY_EVERY_TICKS == 0) {
      watchBattery();
    }
  }

  private void watchGroundStation() {
    int action = parameters.whole(CopterParameter.FS_GCS_ENABLE);
    double silence = (status.tick - gcsHeardTick) * Ticks.SECONDS;
    boolean lost =
        action != 0 && gcsHeard && silence > parameters.get(CopterParameter.FS_GCS_TIMEOUT);
    if (lost == status.gcsLost) {
      return;
    }
    status.gcsLost = lost;
    if (lost) {
      onGroundStationLost(action);
    } else {
      downlink.text(MavSeverity.WARNING, "GCS Failsafe Cleared");
    }
  }

  private void onGroundStationLost(int action) {
    boolean leaveToPilot =
        (parameters.whole(CopterParameter.FS_OPTIONS) & OPTION_CONTINUE_PILOT_CONTROL) != 0
            && modes.current().pilotFlies;
    if (!status.armed) {
      downlink.text(MavSeverity.WARNING, "GCS Failsafe");
    } else if (status.landed && !modes.isTakingOff()) {
      downlink.text(MavSeverity.WARNING, "GCS Failsafe - Disarming");
      arming.disarm();
    } else if (leaveToPilot) {
      downlink.text(MavSeverity.WARNING, "GCS Failsafe - Continuing Pilot Control");
    } else {
      downlink.text(MavSeverity.WARNING, "GCS Failsafe");
      switch (action) {
        case GCS_RTL, GCS_SMART_RTL_OR_RTL -> modes.request(CopterMode.RTL.code);
        case GCS_LAND -> modes.request(CopterMode.LAND.code);
        case GCS_BRAKE_OR_LAND -> modes.request(CopterMode.BRAKE.code);
        default -> {}
      }
    }
  }

  private void watchBattery() {
    double left = parameters.get(CopterParameter.BATT_CAPACITY) - body.usedMilliampereHours();
    boolean low = left < parameters.get(CopterParameter.BATT_LOW_MAH);
    boolean critical = left < parameters.get(CopterParameter.BATT_CRT_MAH);
    status.batteryLow = low;
    if (low && !lowTold) {
      downlink.text(MavSeverity.WARNING, "Battery 1 is low");
      act(parameters.whole(CopterParameter.BATT_FS_LOW_ACT));
    }
    if (critical && !criticalTold) {
      downlink.text(MavSeverity.CRITICAL, "Battery 1 is critical");
      act(parameters.whole(CopterParameter.BATT_FS_CRT_ACT));
    }
    lowTold = low;
    criticalTold = critical;
  }

  private void act(int action) {
    if (!status.armed) {
      return;
    }
    if (status.landed) {
      arming.disarm();
    } else if (action == BATTERY_LAND) {
      modes.request(CopterMode.LAND.code);
    } else if (action == BATTERY_RTL) {
      modes.request(CopterMode.RTL.code);
    }
  }

  /** As after a boot. */
  void reset() {
    gcsHeard = false;
    status.gcsLost = false;
  }

  long hash(long start) {
    long hash = StateHash.add(start, gcsHeard);
    hash = StateHash.add(hash, gcsHeardTick);
    hash = StateHash.add(hash, lowTold);
    return StateHash.add(hash, criticalTold);
  }
}
