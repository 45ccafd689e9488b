package org.bucketbrigade.sim.autopilot;

import org.bucketbrigade.mavlink.Attitude;
import org.bucketbrigade.mavlink.ExtendedSysState;
import org.bucketbrigade.mavlink.FenceStatus;
import org.bucketbrigade.mavlink.GlobalPositionInt;
import org.bucketbrigade.mavlink.Heartbeat;
import org.bucketbrigade.mavlink.LocalPositionNed;
import org.bucketbrigade.mavlink.MavType;
import org.bucketbrigade.mavlink.ServoOutputRaw;
import org.bucketbrigade.mavlink.SystemTime;
import org.bucketbrigade.mavlink.VfrHud;

/** Fills the messages about the vehicle's state and flight, and sends them. */
final class Reports {
  private static final int MAVLINK_VERSION = 3;
  private static final int HOVER_THROTTLE_PERCENT = 39;

  private final Parts parts;
  private final Manners manners;
  private final Craft body;
  private final Geography geography;
  private final FlightStatus status;
  private final HealthReports health;
  private final Heartbeat heartbeat = new Heartbeat();
  private final GlobalPositionInt globalPosition = new GlobalPositionInt();
  private final LocalPositionNed localPosition = new LocalPositionNed();
  private final Attitude attitude = new Attitude();
  private final ExtendedSysState extendedState = new ExtendedSysState();
  private final VfrHud vfrHud = new VfrHud();
  private final ServoOutputRaw servoOutput = new ServoOutputRaw();
  private final SystemTime systemTime = new SystemTime();
  private final FenceStatus fenceStatus = new FenceStatus();

  Reports(Parts parts, Manners manners) {
    this.parts = parts;
    this.manners = manners;
    body = parts.body;
    geography = parts.geography;
    status = parts.status;
    health = new HealthReports(parts, manners);
  }

  /** Sends one message of a kind as things are now; nothing if there is nothing to say yet. */
  void send(MessageKind kind) {
    switch (kind) {
      case HEARTBEAT -> sendHeartbeat();
      case GLOBAL_POSITION_INT -> sendGlobalPosition();
      case LOCAL_POSITION_NED -> sendLocalPosition();
      case ATTITUDE -> sendAttitude();
      case EXTENDED_SYS_STATE -> {
        parts.downlink.send(extendedState.landedState(manners.landedState()));
      }
      case VFR_HUD -> sendVfrHud();
      case SERVO_OUTPUT_RAW -> sendServoOutput();
      case SYSTEM_TIME -> parts.downlink.send(systemTime.timeBootMs(status.bootMillis()));
      case FENCE_STATUS -> sendFenceStatus();
      case AUTOPILOT_VERSION,
          GPS_GLOBAL_ORIGIN,
          HOME_POSITION,
          SYS_STATUS,
          BATTERY_STATUS,
          GPS_RAW_INT ->
          health.send(kind);
    }
  }

  private void sendHeartbeat() {
    heartbeat.type(MavType.QUADROTOR).mavlinkVersion(MAVLINK_VERSION);
    manners.fill(heartbeat);
    parts.downlink.send(heartbeat);
  }

  private void sendGlobalPosition() {
    boolean known = manners.hasOrigin();
    globalPosition
        .timeBootMs(status.bootMillis())
        .lat(known ? geography.latE7(body.eastM(), body.northM()) : 0)
        .lon(known ? geography.lonE7(body.eastM(), body.northM()) : 0)
        .alt(known ? round(1000 * body.heightAmslM()) : 0)
        .relativeAlt(known ? round(1000 * geography.heightAboveHomeM()) : 0)
        .vx(round(100 * northMps()))
        .vy(round(100 * eastMps()))
        .vz(round(-100 * body.climbMps()))
        .hdg(headingCentidegrees());
    parts.downlink.send(globalPosition);
  }

  private void sendLocalPosition() {
    if (!manners.hasOrigin()) {
      return;
    }
    double east = body.eastM() - geography.originEastM();
    double north = body.northM() - geography.originNorthM();
    localPosition
        .timeBootMs(status.bootMillis())
        .x((float) geography.trueNorth(east, north))
        .y((float) geography.trueEast(east, north))
        .z((float) (geography.originAmslM() - body.heightAmslM()))
        .vx((float) northMps())
        .vy((float) eastMps())
        .vz((float) -body.climbMps());
    parts.downlink.send(localPosition);
  }

  private void sendAttitude() {
    double yaw = geography.trueHeadingRad();
    attitude
        .timeBootMs(status.bootMillis())
        .roll((float) body.rollRad())
        .pitch((float) body.pitchRad())
        .yaw((float) (yaw > StrictMath.PI ? yaw - 2 * StrictMath.PI : yaw))
        .yawspeed((float) body.yawRateRadps());
    parts.downlink.send(attitude);
  }

  private void sendVfrHud() {
    float groundSpeed = (float) body.groundSpeedMps();
    vfrHud
        .airspeed(groundSpeed)
        .groundspeed(groundSpeed)
        .heading(headingCentidegrees() / 100)
        .throttle(status.armed && !status.landed ? HOVER_THROTTLE_PERCENT : 0)
        .alt((float) body.heightAmslM())
        .climb((float) body.climbMps());
    parts.downlink.send(vfrHud);
  }

  private void sendServoOutput() {
    servoOutput.timeUsec(status.bootMillis() * 1000);
    for (int i = 0; i < Servos.OUTPUTS; i++) {
      servoOutput.servoRaw(i + 1, parts.servos.pulseUs(i + 1));
    }
    parts.downlink.send(servoOutput);
  }

  private void sendFenceStatus() {
    manners.fill(fenceStatus);
    parts.downlink.send(fenceStatus);
  }

  private double northMps() {
    return geography.trueNorth(body.velocityEastMps(), body.velocityNorthMps());
  }

  private double eastMps() {
    return geography.trueEast(body.velocityEastMps(), body.velocityNorthMps());
  }

  private int headingCentidegrees() {
    return round(100 * StrictMath.toDegrees(geography.trueHeadingRad())) % 36_000;
  }

  private static int round(double value) {
    return (int) StrictMath.rint(value);
  }
}
