package org.bucketbrigade.sim.autopilot;

import org.bucketbrigade.mavlink.FrameView;
import org.bucketbrigade.mavlink.MavFrame;
import org.bucketbrigade.mavlink.PositionTargetMask;
import org.bucketbrigade.mavlink.SetPositionTargetLocalNed;

/**
 * Understands SET_POSITION_TARGET_LOCAL_NED as ArduCopter does.
 *
 * <p>Setpoints count in GUIDED only. Position and velocity count as a group of three axes each; a
 * group with an axis to be ignored is ignored. Where nothing is left, or the frame or mask is not
 * supported, or a number is not finite, the vehicle stops; there is never a reply. Accelerations
 * are not supported by this simulation and stop the vehicle, too.
 */
final class CopterSetpoints {
  private final FlightStatus status;
  private final CopterModes modes;
  private final CopterGuided guided;
  private final Geography geography;
  private final Craft body;
  private final Downlink downlink;
  private final SetPositionTargetLocalNed message = new SetPositionTargetLocalNed();

  CopterSetpoints(
      FlightStatus status,
      CopterModes modes,
      CopterGuided guided,
      Geography geography,
      Craft body,
      Downlink downlink) {
    this.status = status;
    this.modes = modes;
    this.guided = guided;
    this.geography = geography;
    this.body = body;
    this.downlink = downlink;
  }

  void onFrame(FrameView frame) {
    message.wrap(frame);
    boolean mine = message.targetSystem() == 0 || message.targetSystem() == downlink.systemId();
    if (!mine || modes.current() != CopterMode.GUIDED || !status.armed) {
      return;
    }
    int coordinateFrame = message.coordinateFrame();
    int mask = message.typeMask();
    boolean body = isBodyFrame(coordinateFrame);
    if (!isSupported(coordinateFrame) || (mask & PositionTargetMask.FORCE) != 0) {
      guided.hold();
    } else if ((mask & PositionTargetMask.IGNORE_POSITION) == 0 && hasFinitePosition()) {
      position(body, coordinateFrame != MavFrame.LOCAL_NED);
      yaw(mask, body);
    } else if ((mask & PositionTargetMask.IGNORE_VELOCITY) == 0 && hasFiniteVelocity()) {
      velocity(body);
      yaw(mask, body);
    } else {
      guided.hold();
    }
  }

  private void velocity(boolean bodyFrame) {
    double north = message.vx();
    double east = message.vy();
    if (bodyFrame) {
      north = geography.turnedNorth(message.vx(), message.vy());
      east = geography.turnedEast(message.vx(), message.vy());
    }
    guided.onVelocity(
        geography.missionEast(north, east), geography.missionNorth(north, east), -message.vz());
  }

  private void position(boolean bodyFrame, boolean fromHere) {
    double north = message.x();
    double east = message.y();
    if (bodyFrame) {
      north = geography.turnedNorth(message.x(), message.y());
      east = geography.turnedEast(message.x(), message.y());
    }
    double startEast = fromHere ? body.eastM() : geography.originEastM();
    double startNorth = fromHere ? body.northM() : geography.originNorthM();
    double startHeight = fromHere ? body.heightAmslM() : geography.originAmslM();
    guided.onPosition(
        startEast + geography.missionEast(north, east),
        startNorth + geography.missionNorth(north, east),
        startHeight - message.z());
  }

  private void yaw(int mask, boolean bodyFrame) {
    if ((mask & PositionTargetMask.IGNORE_YAW) == 0 && Float.isFinite(message.yaw())) {
      double from = bodyFrame ? body.headingRad() : geography.missionHeadingRad(0);
      body.turnTo(from + message.yaw());
    } else if ((mask & PositionTargetMask.IGNORE_YAW_RATE) == 0
        && Float.isFinite(message.yawRate())) {
      body.turnAt(message.yawRate());
    }
  }

  private boolean hasFinitePosition() {
    return Float.isFinite(message.x())
        && Float.isFinite(message.y())
        && Float.isFinite(message.z());
  }

  private boolean hasFiniteVelocity() {
    return Float.isFinite(message.vx())
        && Float.isFinite(message.vy())
        && Float.isFinite(message.vz());
  }

  private static boolean isSupported(int coordinateFrame) {
    return coordinateFrame == MavFrame.LOCAL_NED
        || coordinateFrame == MavFrame.LOCAL_OFFSET_NED
        || isBodyFrame(coordinateFrame);
  }

  private static boolean isBodyFrame(int coordinateFrame) {
    return coordinateFrame == MavFrame.BODY_NED || coordinateFrame == MavFrame.BODY_OFFSET_NED;
  }
}
