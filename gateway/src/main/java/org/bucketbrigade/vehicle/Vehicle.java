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
import org.bucketbrigade.mavlink.Statustext;
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

  /** Another address is believed to be the vehicle when its own has been silent for this long. */
  static final long MOVE_NANOS = 3_000_000_000L;

  /** Heartbeats show a new mode and the armed bit this late at most, with one of them lost. */
  static final long GRACE_NANOS = 2_500_000_000L;

  /** A position older than this does not do to be ready with. */
  static final long POSITION_NANOS = 2_000_000_000L;

  /** An order to arm that the vehicle or its neighbours hold up for this long is void. */
  static final long ARMING_LIMIT_NANOS = 60_000_000_000L;

  private static final long LAND_RETRY_NANOS = 500_000_000L;
  private static final long TAKEOFF_LIMIT_NANOS = 60_000_000_000L;
  private static final double TAKEOFF_DONE_SHARE = 0.93;

  private static final long TEXT_WINDOW_NANOS = 1_000_000_000L;
  private static final int TEXTS_PER_WINDOW = 10;
  private static final long PREARM_CHECK = 0x1000_0000L;
  private static final int HEADING_UNKNOWN = 65_535;
  private static final int MAX_LAT_E7 = 900_000_000;
  private static final int MAX_LON_E7 = 1_800_000_000;
  private static final int NO_TAG = -1;
  private static final long NEVER = Long.MIN_VALUE / 2;

  private final int index;
  private final int network;
  private final int systemId;
  private final int componentId;
  private final VehicleOutput output;
  private final CommandQueue flight;
  private final LinkUp linkUp;
  private final Payload payload;
  private final SafetyParameters parameters;
  private final SetPositionTargetLocalNed setpoint = new SetPositionTargetLocalNed();
  private final Heartbeat ourHeartbeat = new Heartbeat();

  private Phase phase = Phase.PHASE_DISCOVERED;
  private Phase beforeLoss = Phase.PHASE_DISCOVERED;
  private int peer;
  private int sequence;
  private long heardNanos;
  private long heartbeatSentNanos = NEVER;
  private long phaseNanos;

  private int expectedMode = CopterMode.GUIDED;
  private int formerMode = -1;
  private int formerExpectedMode = -1;
  private long modeCommandNanos = NEVER;
  private int mode = -1;
  private int systemStatus;
  private boolean armed;
  private long armedNanos = NEVER;
  private boolean prearmHealthy;
  private int landedState;
  private boolean armSent;
  private boolean takeoffSent;
  private double takeoffHeightM;
  private long landRetryNanos = Long.MAX_VALUE;
  private long textWindowNanos = NEVER;
  private int texts;

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
    this.linkUp = new LinkUp(flight);
    this.payload =
        new Payload(
            (number, answer) -> output.releaseAnswered(this, number, answer), this::sendCommand);
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
      armSent = false;
      flight.clear();
      parameters.startSetting();
      enter(Phase.PHASE_ARMING, Reason.REASON_OK, nowNanos);
    }
    return reason;
  }

  /** Takes an order to arm back; false if the vehicle has been told to arm already. */
  boolean cancelArming(long nowNanos) {
    if (phase != Phase.PHASE_ARMING || armSent) {
      return phase != Phase.PHASE_ARMING;
    }
    flight.clear();
    parameters.stopSetting();
    enter(Phase.PHASE_READY, Reason.REASON_OK, nowNanos);
    return true;
  }

  /** Lands where it is; a vehicle that is being armed stays on the ground. */
  Reason land(long nowNanos) {
    if (phase == Phase.PHASE_ARMING && cancelArming(nowNanos)) {
      return Reason.REASON_OK;
    }
    if (!ours() && phase != Phase.PHASE_ARMING) {
      return phase == Phase.PHASE_EXTERNAL ? Reason.REASON_EXTERNAL : Reason.REASON_NOT_FLYING;
    }
    flight.clear();
    landRetryNanos = Long.MAX_VALUE;
    if (phase == Phase.PHASE_ARMING) {
      armed = true; // it may be: it was told to
      armedNanos = nowNanos;
    }
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
    return ours() && payload.release(number, nowNanos);
  }

  /** Starts the pump, or stops it, which is made up for if the vehicle is not ours now. */
  void pump(boolean on, long nowNanos) {
    if (!on) {
      payload.stopPump();
      if (commandable()) {
        payload.tick(nowNanos);
      }
    } else if (ours()) {
      payload.startPump(nowNanos);
    }
  }

  private boolean commandable() {
    return phase != Phase.PHASE_EXTERNAL && phase != Phase.PHASE_LOST;
  }

  private boolean ours() {
    return switch (phase) {
      case PHASE_TAKEOFF, PHASE_FLYING, PHASE_RETURNING, PHASE_LANDING -> true;
      default -> false;
    };
  }

  // ---------------------------------------------------------------------------- frames

  /**
   * A frame came that names this vehicle. While the vehicle is heard at its address no other one is
   * believed, or a stranger could turn our setpoints away from it.
   *
   * @return false if the frame is a stranger's
   */
  boolean heard(int fromPeer, boolean heartbeat, long nowNanos) {
    if (fromPeer != peer) {
      if (!heartbeat || nowNanos - heardNanos < MOVE_NANOS) {
        return false;
      }
      peer = fromPeer;
    }
    heardNanos = nowNanos;
    return true;
  }

  void received(Heartbeat heartbeat, long nowNanos) {
    if (heartbeat.autopilot() != MavAutopilot.ARDUPILOTMEGA) {
      return;
    }
    if (heartbeat.systemStatus() == MavState.BOOT && systemStatus > MavState.BOOT) {
      rebooted(nowNanos);
    }
    systemStatus = heartbeat.systemStatus();
    mode = (int) heartbeat.customMode();
    boolean tellsArmed = (heartbeat.baseMode() & MavModeFlag.SAFETY_ARMED) != 0;
    // A heartbeat from before the vehicle was armed may arrive after its answer to the arming.
    armed = tellsArmed || (armed && nowNanos - armedNanos <= GRACE_NANOS);
    if (phase == Phase.PHASE_LOST) {
      enter(found(nowNanos), Reason.REASON_OK, nowNanos);
    }
    switch (phase) {
      case PHASE_DISCOVERED, PHASE_READY -> {
        if (armed && nowNanos - phaseNanos > GRACE_NANOS) {
          goExternal(nowNanos);
        }
      }
      case PHASE_ARMING -> {
        if (armed && !armSent) {
          goExternal(nowNanos);
        }
      }
      case PHASE_TAKEOFF, PHASE_FLYING, PHASE_RETURNING, PHASE_LANDING -> {
        if (!armed) {
          flight.clear();
          enter(Phase.PHASE_READY, Reason.REASON_OK, nowNanos);
        } else if (modeIsForeign(nowNanos)) {
          goExternal(nowNanos);
        }
      }
      default -> {}
    }
  }

  /** Whether the mode shown is neither ours nor the one that ours is about to replace. */
  private boolean modeIsForeign(long nowNanos) {
    if (mode == expectedMode) {
      return false;
    }
    boolean ourChangePending =
        flight.holds(MavCmd.DO_SET_MODE)
            || landRetryNanos != Long.MAX_VALUE
            || nowNanos - modeCommandNanos <= GRACE_NANOS;
    return !ourChangePending || (mode != formerMode && mode != formerExpectedMode);
  }

  private void goExternal(long nowNanos) {
    letGo();
    enter(Phase.PHASE_EXTERNAL, Reason.REASON_EXTERNAL, nowNanos);
  }

  /** Ends everything that is under way between us and the vehicle. */
  private void letGo() {
    flight.clear();
    landRetryNanos = Long.MAX_VALUE;
    parameters.stopSetting();
    payload.abandon();
    if (!linkUp.done()) {
      linkUp.restart();
    }
  }

  /** The phase of a vehicle that was lost: as before if nobody else changed anything meanwhile. */
  private Phase found(long nowNanos) {
    if (beforeLoss == Phase.PHASE_EXTERNAL) {
      return Phase.PHASE_EXTERNAL; // only the pilot in command releases it
    }
    if (!armed) {
      return Phase.PHASE_DISCOVERED;
    }
    if (beforeLoss == Phase.PHASE_LANDING && mode != CopterMode.LAND) {
      landRetryNanos = nowNanos;
    }
    return switch (beforeLoss) {
      case PHASE_TAKEOFF, PHASE_FLYING, PHASE_RETURNING, PHASE_LANDING ->
          modeIsForeign(nowNanos) ? Phase.PHASE_EXTERNAL : beforeLoss;
      default -> Phase.PHASE_EXTERNAL;
    };
  }

  void received(GlobalPositionInt position, long nowNanos) {
    if (bootMs > position.timeBootMs() + 1_000) {
      rebooted(nowNanos);
    }
    bootMs = position.timeBootMs();
    if (!isPlace(position.lat(), position.lon())) {
      return;
    }
    latE7 = position.lat();
    lonE7 = position.lon();
    amslMm = position.alt();
    relativeMm = position.relativeAlt();
    northCms = position.vx();
    eastCms = position.vy();
    downCms = position.vz();
    if (position.hdg() != HEADING_UNKNOWN) {
      headingCdeg = position.hdg();
    }
    positionNanos = nowNanos;
    output.moved(this);
  }

  /** Autopilots report latitude and longitude 0 until they know where they are. */
  private static boolean isPlace(int latE7, int lonE7) {
    return (latE7 != 0 || lonE7 != 0)
        && Math.abs((long) latE7) <= MAX_LAT_E7
        && Math.abs((long) lonE7) <= MAX_LON_E7;
  }

  private void rebooted(long nowNanos) {
    letGo();
    systemStatus = MavState.UNINIT;
    armed = false;
    armedNanos = NEVER;
    askAnew();
    if (commandable()) {
      enter(Phase.PHASE_DISCOVERED, Reason.REASON_NOT_READY, nowNanos);
    }
  }

  private void askAnew() {
    bootMs = -1;
    linkUp.restart();
    parameters.reset();
    prearmHealthy = false;
  }

  void received(SysStatus status) {
    batteryPercent = status.batteryRemaining();
    prearmHealthy =
        (status.onboardControlSensorsPresent() & PREARM_CHECK) == 0
            || (status.onboardControlSensorsHealth() & PREARM_CHECK) != 0;
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
    // Some autopilots answer on every link: an answer to another station is not for us.
    if (ack.targetSystem() != 0 && ack.targetSystem() != OUR_SYSTEM_ID) {
      return;
    }
    if (ack.command() == MavCmd.DO_SET_SERVO) {
      payload.acknowledged(ack.command(), ack.result(), nowNanos);
    } else {
      flight.acknowledged(ack.command(), ack.result(), nowNanos);
    }
  }

  void received(Statustext text, long nowNanos) {
    if (nowNanos - textWindowNanos >= TEXT_WINDOW_NANOS) {
      textWindowNanos = nowNanos;
      texts = 0;
    }
    if (texts++ < TEXTS_PER_WINDOW) {
      output.text(this, text.severity(), text.text());
    }
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
      letGo();
      enter(Phase.PHASE_LOST, Reason.REASON_VEHICLE_LOST, nowNanos);
    }
    switch (phase) {
      case PHASE_DISCOVERED -> setUp(nowNanos);
      case PHASE_READY -> watchStreams(nowNanos);
      case PHASE_ARMING -> arming(nowNanos);
      case PHASE_TAKEOFF -> takingOff(nowNanos);
      case PHASE_LANDING -> landing(nowNanos);
      default -> {}
    }
    if (commandable()) {
      flight.tick(nowNanos);
      payload.tick(nowNanos);
    }
  }

  private void setUp(long nowNanos) {
    watchStreams(nowNanos);
    linkUp.tick(nowNanos);
    parameters.tick(nowNanos);
    boolean located = hasPosition() && nowNanos - positionNanos < POSITION_NANOS;
    if (linkUp.done() && parameters.read() && located && prearmHealthy && !armed) {
      enter(Phase.PHASE_READY, Reason.REASON_OK, nowNanos);
    }
  }

  /** A vehicle that was granted streams and does not send them has rebooted: it is asked anew. */
  private void watchStreams(long nowNanos) {
    long lastNanos = Math.max(hasPosition() ? positionNanos : NEVER, linkUp.sinceNanos());
    if (linkUp.done() && nowNanos - lastNanos > LinkUp.RETRY_NANOS) {
      askAnew();
      if (phase == Phase.PHASE_READY) {
        enter(Phase.PHASE_DISCOVERED, Reason.REASON_NOT_READY, nowNanos);
      }
    }
  }

  private void arming(long nowNanos) {
    parameters.tick(nowNanos);
    if (parameters.gaveUp()) {
      parameters.stopSetting();
      output.text(this, 2, "not armed: parameter " + parameters.unsafe() + " cannot be made safe");
      enter(Phase.PHASE_READY, Reason.REASON_PARAMETER_UNSAFE, nowNanos);
    } else if (!armSent && nowNanos - phaseNanos > ARMING_LIMIT_NANOS) {
      cancelArming(nowNanos);
    } else if (parameters.safe() && flight.isEmpty() && output.columnFree(this, takeoffHeightM)) {
      parameters.stopSetting();
      command(CopterMode.GUIDED, nowNanos);
      flight.add(MavCmd.COMPONENT_ARM_DISARM, NO_TAG, nowNanos, 1);
      armSent = true;
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

  /** A stop must not be given up: the setpoints have ceased, so it stands; it is asked again. */
  private void landing(long nowNanos) {
    if (nowNanos >= landRetryNanos) {
      landRetryNanos = Long.MAX_VALUE;
      command(CopterMode.LAND, nowNanos);
    }
  }

  private void command(int newMode, long nowNanos) {
    formerMode = mode;
    formerExpectedMode = expectedMode;
    expectedMode = newMode;
    modeCommandNanos = nowNanos;
    flight.add(MavCmd.DO_SET_MODE, NO_TAG, nowNanos, MavModeFlag.CUSTOM_MODE_ENABLED, newMode);
  }

  private void flightCommandEnded(int command, int tag, Answer answer, long nowNanos) {
    if (command == MavCmd.DO_SET_MODE) {
      modeCommandNanos = nowNanos;
    }
    switch (phase) {
      case PHASE_DISCOVERED -> linkUp.commandEnded(tag, answer, nowNanos);
      case PHASE_ARMING -> {
        if (answer != Answer.ACCEPTED) {
          flight.clear();
          parameters.stopSetting();
          enter(Phase.PHASE_READY, why(answer), nowNanos);
        } else if (command == MavCmd.COMPONENT_ARM_DISARM) {
          armed = true;
          armedNanos = nowNanos;
          enter(Phase.PHASE_TAKEOFF, Reason.REASON_OK, nowNanos);
        }
      }
      case PHASE_TAKEOFF -> {
        if (command == MavCmd.NAV_TAKEOFF && answer != Answer.ACCEPTED) {
          land(nowNanos);
        }
      }
      case PHASE_LANDING -> {
        if (command == MavCmd.DO_SET_MODE && answer != Answer.ACCEPTED) {
          landRetryNanos = nowNanos + LAND_RETRY_NANOS;
        }
      }
      default -> {}
    }
  }

  private static Reason why(Answer answer) {
    return answer == Answer.SILENT
        ? Reason.REASON_AUTOPILOT_SILENT
        : Reason.REASON_AUTOPILOT_DENIED;
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
