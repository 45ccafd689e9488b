package org.bucketbrigade.sim.autopilot;

import org.bucketbrigade.mavlink.FrameView;
import org.bucketbrigade.mavlink.MavFrame;
import org.bucketbrigade.mavlink.MavSeverity;
import org.bucketbrigade.mavlink.PositionTargetMask;
import org.bucketbrigade.mavlink.SetPositionTargetLocalNed;
import org.bucketbrigade.sim.airframe.StateHash;
import org.bucketbrigade.sim.airframe.Ticks;

/**
 * OFFBOARD: flies by velocity or position setpoints, whoever sends them.
 *
 * <p>Setpoints in the frames LOCAL_NED and BODY_NED count as its stream in every mode; others do
 * not count at all. The last one stays in force: what ends the flight by a stream that has ended is
 * a failsafe. Two stations that send at once are both obeyed, one after the other. Position and
 * velocity count as a group of three axes each; setpoints that mix them axis by axis, and
 * accelerations, are not simulated: the vehicle stands still by them.
 */
final class Px4Offboard implements Setpoints.Follower {
  private static final long NEVER = Long.MIN_VALUE / 2;

  private final FlightStatus status;
  private final Parameters parameters;
  private final Navigation navigation;
  private final Geography geography;
  private final Craft body;
  private final Downlink downlink;
  private final Setpoints setpoints;
  private final SetPositionTargetLocalNed message = new SetPositionTargetLocalNed();
  private long lastTick = NEVER;
  private boolean position;
  private double east;
  private double north;
  private double up;

  Px4Offboard(
      FlightStatus status,
      Parameters parameters,
      Navigation navigation,
      Geography geography,
      Craft body,
      Downlink downlink) {
    this.status = status;
    this.parameters = parameters;
    this.navigation = navigation;
    this.geography = geography;
    this.body = body;
    this.downlink = downlink;
    setpoints = new Setpoints(body.handling().setpointDelaySeconds());
  }

  void onFrame(FrameView frame) {
    message.wrap(frame);
    if (!downlink.isMine(message.targetSystem(), message.targetComponent())) {
      return;
    }
    int coordinateFrame = message.coordinateFrame();
    boolean inBody = coordinateFrame == MavFrame.BODY_NED;
    if (coordinateFrame != MavFrame.LOCAL_NED && !inBody) {
      downlink.text(MavSeverity.ERROR, "SET_POSITION_TARGET_LOCAL_NED frame unsupported");
      return;
    }
    lastTick = status.tick;
    int mask = message.typeMask();
    if ((mask & PositionTargetMask.IGNORE_POSITION) == 0 && !inBody && hasPosition()) {
      place();
    } else if ((mask & PositionTargetMask.IGNORE_VELOCITY) == 0 && hasVelocity()) {
      velocity(inBody);
    } else {
      setpoints.put(status.tick, false, 0, 0, 0);
    }
    yaw(mask, inBody);
  }

  private void place() {
    double toNorth = message.x();
    double toEast = message.y();
    setpoints.put(
        status.tick,
        true,
        geography.originEastM() + geography.missionEast(toNorth, toEast),
        geography.originNorthM() + geography.missionNorth(toNorth, toEast),
        geography.originAmslM() - message.z());
  }

  private void velocity(boolean inBody) {
    double toNorth = message.vx();
    double toEast = message.vy();
    if (inBody) {
      toNorth = geography.turnedNorth(message.vx(), message.vy());
      toEast = geography.turnedEast(message.vx(), message.vy());
    }
    setpoints.put(
        status.tick,
        false,
        geography.missionEast(toNorth, toEast),
        geography.missionNorth(toNorth, toEast),
        -message.vz());
  }

  private void yaw(int mask, boolean inBody) {
    if ((mask & PositionTargetMask.IGNORE_YAW) == 0 && Float.isFinite(message.yaw())) {
      double from = inBody ? body.headingRad() : geography.missionHeadingRad(0);
      body.turnTo(from + message.yaw());
    } else if ((mask & PositionTargetMask.IGNORE_YAW_RATE) == 0
        && Float.isFinite(message.yawRate())) {
      body.turnAt(message.yawRate());
    }
  }

  private boolean hasPosition() {
    return Float.isFinite(message.x())
        && Float.isFinite(message.y())
        && Float.isFinite(message.z());
  }

  private boolean hasVelocity() {
    return Float.isFinite(message.vx())
        && Float.isFinite(message.vy())
        && Float.isFinite(message.vz());
  }

  @Override
  public void follow(boolean toPosition, double toEast, double toNorth, double toUp) {
    position = toPosition;
    east = toEast;
    north = toNorth;
    up = toUp;
  }

  /** Takes up what has come, in every mode; once a tick. */
  void tick() {
    setpoints.drain(status.tick, this);
  }

  void steer() {
    if (position) {
      navigation.goTo(east, north, up, parameters.get(Px4Parameter.MPC_XY_VEL_MAX));
    } else {
      navigation.fly(east, north, up);
    }
  }

  /** Whether setpoints come, or ended a moment ago only. */
  boolean hasStream() {
    double age = (status.tick - lastTick) * Ticks.SECONDS;
    return age < parameters.get(Px4Parameter.COM_OF_LOSS_T);
  }

  /** Whether the setpoint in force is one that lifts a vehicle off the ground. */
  boolean wantsUp() {
    return position ? up > body.heightAmslM() : up > 0;
  }

  /** As after a boot. */
  void reset() {
    setpoints.clear();
    follow(false, 0, 0, 0);
    lastTick = NEVER;
  }

  long hash(long start) {
    long hash = StateHash.add(start, lastTick);
    hash = StateHash.add(hash, position);
    hash = StateHash.add(hash, east);
    hash = StateHash.add(hash, north);
    hash = StateHash.add(hash, up);
    return setpoints.hash(hash);
  }
}
