package org.bucketbrigade.sim.autopilot;

import org.bucketbrigade.mavlink.MavSeverity;

/**
 * What an ArduCopter does when its filter has lost its position: by FS_EKF_ACTION it lands where
 * the wind takes it, or holds its height, if the mode that it flew needs a position.
 */
final class CopterPositionFailsafe {
  private static final int ALT_HOLD = 2;
  private static final int LAND_ALWAYS = 3;

  private final FlightStatus status;
  private final Parameters parameters;
  private final CopterModes modes;
  private final Downlink downlink;
  private final Craft body;
  private boolean doubtful;

  CopterPositionFailsafe(CopterParts parts) {
    status = parts.status;
    parameters = parts.parameters;
    modes = parts.modes;
    downlink = parts.downlink;
    body = parts.body;
  }

  void tick() {
    if (body.fix().isDoubtful() != doubtful) {
      doubtful = !doubtful;
      downlink.text(
          MavSeverity.CRITICAL, doubtful ? "GPS Glitch or Compass error" : "Glitch cleared");
    }
    boolean lost = body.fix().isLost();
    if (lost && !status.positionLost) {
      downlink.text(MavSeverity.CRITICAL, "EKF variance");
      status.positionLost = true;
      act();
    }
    status.positionLost = lost;
  }

  private void act() {
    int action = parameters.whole(CopterParameter.FS_EKF_ACTION);
    boolean concerned = modes.current().needsPosition || action == LAND_ALWAYS;
    if (action == 0 || !status.armed || !concerned) {
      return;
    }
    CopterMode mode = action == ALT_HOLD ? CopterMode.ALT_HOLD : CopterMode.LAND;
    modes.request(mode.code);
    downlink.text(MavSeverity.CRITICAL, "EKF Failsafe: changed to " + mode.name() + " Mode");
  }
}
