package org.bucketbrigade.vehicle;

import org.bucketbrigade.mavlink.AutopilotVersion;
import org.bucketbrigade.mavlink.CommandAck;
import org.bucketbrigade.mavlink.CommandLong;
import org.bucketbrigade.mavlink.CopterMode;
import org.bucketbrigade.mavlink.ExtendedSysState;
import org.bucketbrigade.mavlink.GlobalPositionInt;
import org.bucketbrigade.mavlink.Heartbeat;
import org.bucketbrigade.mavlink.MavAutopilot;
import org.bucketbrigade.mavlink.MavCmd;
import org.bucketbrigade.mavlink.MavFrame;
import org.bucketbrigade.mavlink.MavModeFlag;
import org.bucketbrigade.mavlink.MavState;
import org.bucketbrigade.mavlink.MavType;
import org.bucketbrigade.mavlink.Message;
import org.bucketbrigade.mavlink.NamedValueFloat;
import org.bucketbrigade.mavlink.ParamRequestRead;
import org.bucketbrigade.mavlink.ParamSet;
import org.bucketbrigade.mavlink.ParamValue;
import org.bucketbrigade.mavlink.PositionTargetMask;
import org.bucketbrigade.mavlink.SetPositionTargetLocalNed;
import org.bucketbrigade.mavlink.SysStatus;
import org.bucketbrigade.wire.v1.Phase;
import org.bucketbrigade.wire.v1.Reason;

/**
 * One drone, keyed by network and system id: from its first heartbeat through set-up, checks and
 * arming to flight and landing.
 *
 * <p>A mode change that the gateway did not command makes it EXTERNAL: from then on nothing but
 * heartbeats leaves for it, until the pilot in command releases it.
 */
public final class Vehicle {
  /**
   * Our MAVLink system id; not 255, so that another station's heartbeat does not mask our death.
   */
  public static final int OUR_SYSTEM_ID = 245;

  /** A vehicle unheard for this long is lost. */
  static final long LOST_NANOS = 5_000_000_000L;

  private static final long HEARTBEAT_NANOS = 1_000_000_000L;
  private static final long SETUP_RETRY_NANOS = 5_000_000_000L;
  private static final long MODE_GRACE_NANOS = 2_500_000_000L;
  private static final long TAKEOFF_LIMIT_NANOS = 60_000_000_000L;
  private static final long RELEASE_ANSWER_NANOS = 1_000_000_000L;
  private static final long VALVE_OPEN_NANOS = 2_600_000_000L;
  private static final double TAKEOFF_DONE_SHARE = 0.93;

  private static final int POSITION_INTERVAL_US = 100_000;
  private static final int STATUS_INTERVAL_US = 1_000_000;
  private static final int STATE_INTERVAL_US = 500_000;
  private static final long PREARM_CHECK = 0x1000_0000L;

  private static final int VALVE_SERVO = 9;
  private static final int PUMP_SERVO = 10;
  private static final int SERVO_OFF_US = 1_100;
  private static final int SERVO_ON_US = 1_900;
  private static final int NO_TAG = -1;

  private final int index;
  private final int network;
  private final int systemId;
  private final int componentId;
  private final VehicleOutput output;
  private final CommandQueue flight;
  private final CommandQueue payload;
  private final SafetyParameters parameters;
  private final SetPositionTargetLocalNed setpoint = new SetPositionTargetLocalNed();
  private final Heartbeat ourHeartbeat = new Heartbeat();

  private Phase phase = Phase.PHASE_DISCOVERED;
  private Phase beforeLoss = Phase.PHASE_DISCOVERED;
  private int peer;
  private int sequence;
  private long heardNanos;
  private long heartbeatSentNanos = Long.MIN_VALUE / 2;
  private long phaseNanos;
  private long setupRetryNanos;
  private boolean setupSent;
  private boolean setupDone;
  private int setupPending;
  private boolean setupFailed;

  private int expectedMode = CopterMode.GUIDED;
  private int mode = -1;
  private boolean armed;
  private boolean prearmHealthy = true;
  private int landedState;
  private boolean takeoffSent;
  private double takeoffHeightM;
  private long valveCloseNanos = Long.MAX_VALUE;

  private long bootMs = -1;
  private int latE7;
  private int lonE7;
  private int amslMm;
  private int relativeMm;
  private int northCms;
  private int eastCms;
  private int downCms;
  private int headingCdeg;
  private long positionNanos = Long.MIN_VALUE;
  private int batteryPercent = -1;
  private long softwareVersion;

  Vehicle(
      int index,
      int network,
      int systemId,
      int componentId,
      int peer,
      long nowNanos,
      VehicleOutput output) {
    this.index = index;
    this.network = network;
    this.systemId = systemId;
    this.componentId = componentId;
    this.peer = peer;
    this.heardNanos = nowNanos;
    this.phaseNanos = nowNanos;
    this.output = output;
    this.flight = new CommandQueue(this::flightCommandEnded, this::sendCommand);
    this.payload = new CommandQueue(this::payloadCommandEnded, this::sendCommand);
    this.parameters = new SafetyParameters(this::sendParameter);
  }

  // ---------------------------------------------------------------------------- what is known

  /** Dense number of this vehicle, in the order of discovery, from 0. */
  public int index() {
    return index;
  }

  public int network() {
    return network;
  }

  public int systemId() {
    return systemId;
  }

  /** Address it was last heard from: a number that the shell gave it. */
  public int peer() {
    return peer;
  }

  public Phase phase() {
    return phase;
  }

  public boolean armed() {
    return armed;
  }

  /** Whether a position was ever reported. */
  public boolean hasPosition() {
    return positionNanos != Long.MIN_VALUE;
  }

  /** Core time of the last position, nanoseconds. */
  public long positionNanos() {
    return positionNanos;
  }

  public int latE7() {
    return latE7;
  }

  public int lonE7() {
    return lonE7;
  }

  /** Height above mean sea level, millimetres. */
  public int amslMm() {
    return amslMm;
  }

  /** Height above its home, millimetres. */
  public int relativeMm() {
    return relativeMm;
  }

  public int northCms() {
    return northCms;
  }

  public int eastCms() {
    return eastCms;
  }

  public int downCms() {
    return downCms;
  }

  /** Heading, centidegrees clockwise from north. */
  public int headingCdeg() {
    return headingCdeg;
  }

  /** Battery left in percent, -1 if unknown. */
  public int batteryPercent() {
    return batteryPercent;
  }

  /** Flight software version as MAVLink packs it: major, minor, patch, type, one byte each. */
  public long softwareVersion() {
    return softwareVersion;
  }

  /** Why it cannot be armed now, or OK. */
  public Reason armable() {
    return switch (phase) {
      case PHASE_READY -> Reason.REASON_OK;
      case PHASE_EXTERNAL -> Reason.REASON_EXTERNAL;
      case PHASE_LOST -> Reason.REASON_VEHICLE_LOST;
      default -> Reason.REASON_NOT_READY;
    };
  }

  // ---------------------------------------------------------------------------- orders

  /** Checks, arms and takes off to a height above home, metres. */
  Reason arm(double heightM, long nowNanos) {
    Reason reason = armable();
    if (reason == Reason.REASON_OK) {
      takeoffHeightM = heightM;
      takeoffSent = false;
      flight.clear();
      parameters.startSetting();
      enter(Phase.PHASE_ARMING, Reason.REASON_OK, nowNanos);
    }
    return reason;
  }

  /** Lands where it is. */
  Reason land(long nowNanos) {
    if (!ours()) {
      return phase == Phase.PHASE_EXTERNAL ? Reason.REASON_EXTERNAL : Reason.REASON_NOT_FLYING;
    }
    flight.clear();
    command(CopterMode.LAND, nowNanos);
    enter(Phase.PHASE_LANDING, Reason.REASON_OK, nowNanos);
    return Reason.REASON_OK;
  }

  /** The gateway begins to fly it home. */
  Reason startReturn(long nowNanos) {
    if (phase != Phase.PHASE_FLYING) {
      return phase == Phase.PHASE_EXTERNAL ? Reason.REASON_EXTERNAL : Reason.REASON_NOT_FLYING;
    }
    enter(Phase.PHASE_RETURNING, Reason.REASON_OK, nowNanos);
    return Reason.REASON_OK;
  }

  /** The pilot in command gives an EXTERNAL vehicle back. */
  Reason releaseExternal(long nowNanos) {
    if (phase != Phase.PHASE_EXTERNAL) {
      return Reason.REASON_OK;
    }
    if (armed && mode != CopterMode.GUIDED) {
      return Reason.REASON_EXTERNAL;
    }
    expectedMode = mode;
    enter(armed ? Phase.PHASE_FLYING : Phase.PHASE_DISCOVERED, Reason.REASON_OK, nowNanos);
    return Reason.REASON_OK;
  }

  /** Sends a velocity, m/s north, east, down; yaw in radians or NaN for "as it is". */
  void setpoint(double north, double east, double down, double yawRad) {
    if (phase != Phase.PHASE_FLYING && phase != Phase.PHASE_RETURNING) {
      return;
    }
    boolean withYaw = !Double.isNaN(yawRad);
    setpoint.clear();
    setpoint
        .targetSystem(systemId)
        .targetComponent(componentId)
        .coordinateFrame(MavFrame.LOCAL_NED)
        .typeMask(withYaw ? PositionTargetMask.VELOCITY_AND_YAW : PositionTargetMask.VELOCITY)
        .vx((float) north)
        .vy((float) east)
        .vz((float) down)
        .yaw(withYaw ? (float) yawRad : 0);
    output.send(this, setpoint);
  }

  /** Opens the valve, exactly one transmission; the answer comes with the same number. */
  boolean releaseWater(int number, long nowNanos) {
    valveCloseNanos = nowNanos + VALVE_OPEN_NANOS;
    return ours()
        && payload.addOnce(
            MavCmd.DO_SET_SERVO, number, RELEASE_ANSWER_NANOS, nowNanos, VALVE_SERVO, SERVO_ON_US);
  }

  void pump(boolean on, long nowNanos) {
    if (ours()) {
      payload.add(
          MavCmd.DO_SET_SERVO, NO_TAG, nowNanos, PUMP_SERVO, on ? SERVO_ON_US : SERVO_OFF_US);
    }
  }

  private boolean ours() {
    return switch (phase) {
      case PHASE_TAKEOFF, PHASE_FLYING, PHASE_RETURNING, PHASE_LANDING -> true;
      default -> false;
    };
  }

  // ---------------------------------------------------------------------------- frames

  void heard(int fromPeer, long nowNanos) {
    peer = fromPeer;
    heardNanos = nowNanos;
  }

  void received(Heartbeat heartbeat, long nowNanos) {
    if (heartbeat.autopilot() != MavAutopilot.ARDUPILOTMEGA) {
      return;
    }
    mode = (int) heartbeat.customMode();
    boolean wasArmed = armed;
    armed = (heartbeat.baseMode() & MavModeFlag.SAFETY_ARMED) != 0;
    if (phase == Phase.PHASE_LOST) {
      enter(found(), Reason.REASON_OK, nowNanos);
    }
    boolean settled = nowNanos - phaseNanos > MODE_GRACE_NANOS;
    switch (phase) {
      case PHASE_DISCOVERED, PHASE_READY -> {
        if (armed && settled) {
          enter(Phase.PHASE_EXTERNAL, Reason.REASON_EXTERNAL, nowNanos);
        }
      }
      case PHASE_TAKEOFF, PHASE_FLYING, PHASE_RETURNING, PHASE_LANDING -> {
        if (settled && armed && mode != expectedMode) {
          enter(Phase.PHASE_EXTERNAL, Reason.REASON_EXTERNAL, nowNanos);
        } else if (!armed && (wasArmed || settled)) {
          enter(Phase.PHASE_READY, Reason.REASON_OK, nowNanos);
        }
      }
      default -> {}
    }
  }

  private Phase found() {
    return switch (beforeLoss) {
      case PHASE_FLYING, PHASE_RETURNING ->
          armed && mode == CopterMode.GUIDED ? Phase.PHASE_FLYING : Phase.PHASE_EXTERNAL;
      case PHASE_READY, PHASE_DISCOVERED -> Phase.PHASE_DISCOVERED;
      default -> armed ? Phase.PHASE_EXTERNAL : Phase.PHASE_DISCOVERED;
    };
  }

  void received(GlobalPositionInt position, long nowNanos) {
    if (bootMs > position.timeBootMs() + 1_000) {
      rebooted(nowNanos);
    }
    bootMs = position.timeBootMs();
    latE7 = position.lat();
    lonE7 = position.lon();
    amslMm = position.alt();
    relativeMm = position.relativeAlt();
    northCms = position.vx();
    eastCms = position.vy();
    downCms = position.vz();
    headingCdeg = position.hdg();
    positionNanos = nowNanos;
    output.moved(this);
  }

  private void rebooted(long nowNanos) {
    flight.clear();
    payload.clear();
    parameters.reset();
    setupSent = false;
    setupDone = false;
    armed = false;
    enter(Phase.PHASE_DISCOVERED, Reason.REASON_NOT_READY, nowNanos);
  }

  void received(SysStatus status) {
    batteryPercent = status.batteryRemaining();
    if ((status.onboardControlSensorsPresent() & PREARM_CHECK) != 0) {
      prearmHealthy = (status.onboardControlSensorsHealth() & PREARM_CHECK) != 0;
    }
  }

  void received(ExtendedSysState state) {
    landedState = state.landedState();
  }

  void received(AutopilotVersion version) {
    softwareVersion = version.flightSwVersion();
  }

  void received(NamedValueFloat value) {
    if (value.nameEquals("TANK_L")) {
      output.tankReported(this, value.value());
    }
  }

  void received(ParamValue value) {
    parameters.received(value);
  }

  void received(CommandAck ack, long nowNanos) {
    CommandQueue queue = ack.command() == MavCmd.DO_SET_SERVO ? payload : flight;
    queue.acknowledged(ack.command(), ack.result(), nowNanos);
  }

  // ---------------------------------------------------------------------------- time

  /** Called about ten times a second. */
  void tick(long nowNanos) {
    if (nowNanos - heartbeatSentNanos >= HEARTBEAT_NANOS) {
      heartbeatSentNanos = nowNanos;
      ourHeartbeat.clear();
      ourHeartbeat
          .type(MavType.GCS)
          .autopilot(MavAutopilot.INVALID)
          .systemStatus(MavState.ACTIVE)
          .mavlinkVersion(Heartbeat.PROTOCOL_VERSION);
      output.send(this, ourHeartbeat);
    }
    if (phase != Phase.PHASE_LOST && nowNanos - heardNanos > LOST_NANOS) {
      beforeLoss = phase;
      flight.clear();
      payload.clear();
      enter(Phase.PHASE_LOST, Reason.REASON_VEHICLE_LOST, nowNanos);
    }
    switch (phase) {
      case PHASE_DISCOVERED -> setUp(nowNanos);
      case PHASE_ARMING -> arming(nowNanos);
      case PHASE_TAKEOFF -> takingOff(nowNanos);
      default -> {}
    }
    if (phase != Phase.PHASE_EXTERNAL && phase != Phase.PHASE_LOST) {
      flight.tick(nowNanos);
      payload.tick(nowNanos);
      closeValve(nowNanos);
    }
  }

  private void closeValve(long nowNanos) {
    if (nowNanos >= valveCloseNanos && payload.isEmpty()) {
      valveCloseNanos = Long.MAX_VALUE;
      payload.add(MavCmd.DO_SET_SERVO, NO_TAG, nowNanos, VALVE_SERVO, SERVO_OFF_US);
    }
  }

  private void setUp(long nowNanos) {
    if (!setupSent && nowNanos >= setupRetryNanos) {
      setupSent = true;
      setupFailed = false;
      setupPending = 4;
      flight.clear();
      flight.add(MavCmd.REQUEST_MESSAGE, NO_TAG, nowNanos, AutopilotVersion.ID);
      interval(GlobalPositionInt.ID, POSITION_INTERVAL_US, nowNanos);
      interval(SysStatus.ID, STATUS_INTERVAL_US, nowNanos);
      interval(ExtendedSysState.ID, STATE_INTERVAL_US, nowNanos);
    }
    parameters.tick(nowNanos);
    if (setupDone && parameters.read() && hasPosition() && prearmHealthy && !armed) {
      enter(Phase.PHASE_READY, Reason.REASON_OK, nowNanos);
    }
  }

  private void interval(int messageId, int intervalUs, long nowNanos) {
    flight.add(MavCmd.SET_MESSAGE_INTERVAL, messageId, nowNanos, messageId, intervalUs);
  }

  private void arming(long nowNanos) {
    parameters.tick(nowNanos);
    if (parameters.gaveUp()) {
      parameters.stopSetting();
      output.text(this, 2, "not armed: parameter " + parameters.unsafe() + " cannot be made safe");
      enter(Phase.PHASE_READY, Reason.REASON_PARAMETER_UNSAFE, nowNanos);
    } else if (parameters.safe() && flight.isEmpty() && output.columnFree(this, takeoffHeightM)) {
      parameters.stopSetting();
      command(CopterMode.GUIDED, nowNanos);
      flight.add(MavCmd.COMPONENT_ARM_DISARM, NO_TAG, nowNanos, 1);
    }
  }

  private void takingOff(long nowNanos) {
    if (!takeoffSent) {
      takeoffSent = true;
      flight.add(MavCmd.NAV_TAKEOFF, NO_TAG, nowNanos, 0, 0, 0, 0, 0, 0, (float) takeoffHeightM);
    }
    if (relativeMm >= takeoffHeightM * TAKEOFF_DONE_SHARE * 1_000 && landedState != 1) {
      enter(Phase.PHASE_FLYING, Reason.REASON_OK, nowNanos);
    } else if (nowNanos - phaseNanos > TAKEOFF_LIMIT_NANOS) {
      land(nowNanos);
    }
  }

  private void command(int newMode, long nowNanos) {
    expectedMode = newMode;
    flight.add(MavCmd.DO_SET_MODE, NO_TAG, nowNanos, MavModeFlag.CUSTOM_MODE_ENABLED, newMode);
  }

  private void flightCommandEnded(int command, int tag, Answer answer) {
    if (phase == Phase.PHASE_DISCOVERED) {
      setupEnded(command, tag, answer);
    } else if (phase == Phase.PHASE_ARMING && answer != Answer.ACCEPTED) {
      flight.clear();
      enter(Phase.PHASE_READY, why(answer), heardNanos);
    } else if (phase == Phase.PHASE_ARMING && command == MavCmd.COMPONENT_ARM_DISARM) {
      armed = true;
      enter(Phase.PHASE_TAKEOFF, Reason.REASON_OK, heardNanos);
    } else if (phase == Phase.PHASE_TAKEOFF
        && command == MavCmd.NAV_TAKEOFF
        && answer != Answer.ACCEPTED) {
      land(heardNanos);
    } else if (phase == Phase.PHASE_LANDING
        && command == MavCmd.DO_SET_MODE
        && answer != Answer.ACCEPTED) {
      // A stop must not be given up: the setpoints have ceased, so it stands; ask again.
      command(CopterMode.LAND, heardNanos);
    }
  }

  private void setupEnded(int command, int tag, Answer answer) {
    setupPending--;
    setupFailed |=
        command == MavCmd.SET_MESSAGE_INTERVAL
            && tag == GlobalPositionInt.ID
            && answer != Answer.ACCEPTED;
    if (setupPending == 0) {
      setupDone = !setupFailed;
      setupSent = setupDone;
      setupRetryNanos = heardNanos + SETUP_RETRY_NANOS;
    }
  }

  private static Reason why(Answer answer) {
    return answer == Answer.SILENT
        ? Reason.REASON_AUTOPILOT_SILENT
        : Reason.REASON_AUTOPILOT_DENIED;
  }

  private void payloadCommandEnded(int command, int tag, Answer answer) {
    if (tag != NO_TAG) {
      output.releaseAnswered(this, tag, answer);
    }
  }

  private void sendCommand(CommandLong message) {
    message.targetSystem(systemId).targetComponent(componentId);
    output.send(this, message);
  }

  private void sendParameter(Message message) {
    switch (message) {
      case ParamRequestRead read -> read.targetSystem(systemId).targetComponent(componentId);
      case ParamSet set -> set.targetSystem(systemId).targetComponent(componentId);
      default -> throw new IllegalArgumentException("not a parameter message: " + message.id());
    }
    output.send(this, message);
  }

  /** Running number of the frames to this vehicle. */
  int nextSequence() {
    return sequence++ & 0xFF;
  }

  private void enter(Phase next, Reason why, long nowNanos) {
    Phase from = phase;
    phase = next;
    phaseNanos = nowNanos;
    output.phaseChanged(this, from, why);
  }
}
