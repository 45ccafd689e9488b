package org.bucketbrigade.vehicle;

import org.bucketbrigade.mavlink.AutopilotVersion;
import org.bucketbrigade.mavlink.CommandLong;
import org.bucketbrigade.mavlink.ExtendedSysState;
import org.bucketbrigade.mavlink.GlobalPositionInt;
import org.bucketbrigade.mavlink.Heartbeat;
import org.bucketbrigade.mavlink.MavAutopilot;
import org.bucketbrigade.mavlink.MavFrame;
import org.bucketbrigade.mavlink.MavState;
import org.bucketbrigade.mavlink.MavType;
import org.bucketbrigade.mavlink.Message;
import org.bucketbrigade.mavlink.MissionAck;
import org.bucketbrigade.mavlink.MissionCount;
import org.bucketbrigade.mavlink.MissionItemInt;
import org.bucketbrigade.mavlink.MissionRequestInt;
import org.bucketbrigade.mavlink.MissionRequestList;
import org.bucketbrigade.mavlink.NamedValueFloat;
import org.bucketbrigade.mavlink.ParamRequestRead;
import org.bucketbrigade.mavlink.ParamSet;
import org.bucketbrigade.mavlink.PositionTargetMask;
import org.bucketbrigade.mavlink.SetPositionTargetLocalNed;
import org.bucketbrigade.mavlink.Statustext;
import org.bucketbrigade.mavlink.SysStatus;
import org.bucketbrigade.state.State;
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

  /** We speak to a vehicle over another endpoint once the present one was silent for this long. */
  static final long MOVE_NANOS = 1_500_000_000L;

  /** A position that is older than the newest by up to this came late; by more, it rebooted. */
  private static final long LATE_MS = 5_000;

  private static final long HEARTBEAT_NANOS = 1_000_000_000L;

  /** In the air: five lost in a row would be our death to it, and happen on poor links. */
  private static final long HEARTBEAT_ARMED_NANOS = 500_000_000L;

  private static final long PREARM_CHECK = 0x1000_0000L;
  private static final int HEADING_UNKNOWN = 65_535;
  private static final int MAX_LAT_E7 = 900_000_000;
  private static final int MAX_LON_E7 = 1_800_000_000;
  private static final long NEVER = Long.MIN_VALUE / 2;

  private final int index;
  private final int network;
  private final int systemId;
  private final int componentId;
  private final Autopilot autopilot;
  private final int autopilotCode;
  private final int type;
  private final VehicleOutput output;
  private final Conduct conduct;
  private final Texts texts;
  private final SetPositionTargetLocalNed setpoint = new SetPositionTargetLocalNed();
  private final Heartbeat ourHeartbeat = groundStationHeartbeat();

  private int peer;
  private int endpoint;
  private long peerNanos;
  private boolean forgeable;
  private boolean accepted;
  private int sequence;
  private long heardNanos;
  private long heartbeatSentNanos = NEVER;

  private boolean prearmHealthy;
  private int landedState;
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
  private long capabilities;

  Vehicle(
      int index,
      int network,
      int systemId,
      int componentId,
      Autopilot autopilot,
      Heartbeat first,
      PayloadWiring wiring,
      long nowNanos,
      VehicleOutput output) {
    this.index = index;
    this.network = network;
    this.systemId = systemId;
    this.componentId = componentId;
    this.autopilot = autopilot;
    this.autopilotCode = first.autopilot();
    this.type = first.type();
    this.heardNanos = nowNanos;
    this.peerNanos = NEVER;
    this.output = output;
    this.texts = new Texts((severity, text) -> output.text(this, severity, text));
    this.conduct = new Conduct(this, autopilot, wiring.of(type), nowNanos, output);
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

  int componentId() {
    return componentId;
  }

  /** MAVLink's MAV_AUTOPILOT. */
  int autopilotCode() {
    return autopilotCode;
  }

  /** Address that we speak to it at: a number that the shell gave it. */
  public int peer() {
    return peer;
  }

  public Phase phase() {
    return conduct.phase();
  }

  public boolean armed() {
    return conduct.armed();
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
    return conduct.armable();
  }

  /** What it lacks to be ready to be armed, for a person; empty if nothing. */
  public String waitingFor(long nowNanos) {
    return conduct.waitingFor(nowNanos);
  }

  /** Name of its autopilot. */
  public String autopilotTitle() {
    return autopilot.title();
  }

  /** Flight mode as it shows it, by name. */
  public String modeName() {
    return autopilot.modeName(conduct.mode());
  }

  /**
   * How long it obeys the last setpoint when no other comes, seconds, as it told when its
   * parameters were read; NaN until then.
   */
  public double setpointTimeoutS() {
    return conduct.safeguards().parameters().value(autopilot.setpointTimeout());
  }

  /** MAVLink's MAV_TYPE. */
  public int type() {
    return type;
  }

  /** State of its own fence, for a person. */
  public String fenceWords() {
    return conduct.safeguards().fenceWords();
  }

  /** Whether it is flown by us, but its own fence is not yet the one of its flight area. */
  public boolean fencePending() {
    return conduct.fencePending();
  }

  /** How far it takes off, metres, once an order to do so came. */
  public double climbM() {
    return conduct.climbM();
  }

  /**
   * Whether nobody else can pose as this vehicle, because its links are signed or on this machine,
   * or the pilot in command answers for it.
   */
  public boolean trusted() {
    return accepted || !forgeable;
  }

  /** The pilot in command answers for a vehicle whose frames could be forged. */
  void accept() {
    accepted = true;
  }

  boolean isCopter() {
    return switch (type) {
      case MavType.QUADROTOR,
          MavType.COAXIAL,
          MavType.HELICOPTER,
          MavType.HEXAROTOR,
          MavType.OCTOROTOR,
          MavType.TRICOPTER,
          MavType.DODECAROTOR,
          MavType.DECAROTOR ->
          true;
      default -> false;
    };
  }

  /** Height of its home above mean sea level, metres. */
  double homeAmslM() {
    return (amslMm - relativeMm) / 1_000.0;
  }

  long capabilities() {
    return capabilities;
  }

  long positionAgeNanos(long nowNanos) {
    return hasPosition() ? nowNanos - positionNanos : Long.MAX_VALUE;
  }

  long heardNanos() {
    return heardNanos;
  }

  /** Whether it told, since it booted, that its checks before arming pass. */
  boolean prearmHealthy() {
    return prearmHealthy;
  }

  /** Whether it stands or flies, as it says: one of MAVLink's MAV_LANDED_STATE. */
  public int landedState() {
    return landedState;
  }

  /** Its phase and what is done because of it; takes the orders. */
  Conduct conduct() {
    return conduct;
  }

  // ---------------------------------------------------------------------------- frames

  /**
   * A frame of this vehicle came. Whoever reads the sockets lets one address speak for a vehicle on
   * each endpoint; a new one there is the vehicle itself, moved. Over another endpoint we speak to
   * it only when the present one has fallen silent.
   *
   * @param fromEndpoint number of the endpoint within the network
   * @param forgeableThere whether others could pose as the vehicle at that address
   */
  void heard(int fromPeer, int fromEndpoint, boolean forgeableThere, long nowNanos) {
    if (fromEndpoint == endpoint || nowNanos - peerNanos >= MOVE_NANOS) {
      peer = fromPeer;
      endpoint = fromEndpoint;
      peerNanos = nowNanos;
    }
    forgeable |= forgeableThere;
    heardNanos = nowNanos;
  }

  void received(Heartbeat heartbeat, long nowNanos) {
    if (heartbeat.autopilot() == autopilotCode) {
      conduct.received(heartbeat, nowNanos);
    }
  }

  void received(GlobalPositionInt position, long nowNanos) {
    if (bootMs > position.timeBootMs()) {
      if (bootMs - position.timeBootMs() <= LATE_MS) {
        return;
      }
      conduct.rebooted(nowNanos);
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

  /** What it told of itself before it booted anew does not count. */
  void forgetBoot() {
    bootMs = -1;
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
    capabilities = version.capabilities();
    conduct.identified();
  }

  void received(NamedValueFloat value) {
    if (value.nameEquals("TANK_L")) {
      output.tankReported(this, value.value());
    }
  }

  void received(Statustext text, long nowNanos) {
    texts.received(text, nowNanos);
  }

  // ---------------------------------------------------------------------------- to the vehicle

  /** What we say of ourselves: a ground station, and well. */
  public static Heartbeat groundStationHeartbeat() {
    return new Heartbeat()
        .type(MavType.GCS)
        .autopilot(MavAutopilot.INVALID)
        .systemStatus(MavState.ACTIVE)
        .mavlinkVersion(Heartbeat.PROTOCOL_VERSION);
  }

  /** Called about ten times a second. */
  void tick(long nowNanos) {
    long every = conduct.armed() ? HEARTBEAT_ARMED_NANOS : HEARTBEAT_NANOS;
    if (nowNanos - heartbeatSentNanos >= every) {
      heartbeatSentNanos = nowNanos;
      output.send(this, ourHeartbeat);
    }
    conduct.tick(nowNanos);
  }

  /** Sends a velocity, m/s north, east, down; yaw in radians or NaN for "as it is". */
  void setpoint(double north, double east, double down, double yawRad) {
    if (conduct.takesSetpoints()) {
      send(north, east, down, yawRad);
    }
  }

  /** Asks it to stand still, before it follows our setpoints. */
  void sendStop() {
    send(0, 0, 0, Double.NaN);
  }

  private void send(double north, double east, double down, double yawRad) {
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

  void sendCommand(CommandLong message) {
    message.targetSystem(systemId).targetComponent(componentId);
    output.send(this, message);
  }

  /** Sends a message of a conversation about parameters or the fence. */
  void sendAddressed(Message message) {
    switch (message) {
      case ParamRequestRead read -> read.targetSystem(systemId).targetComponent(componentId);
      case ParamSet set -> set.targetSystem(systemId).targetComponent(componentId);
      case MissionRequestList list -> list.targetSystem(systemId).targetComponent(componentId);
      case MissionRequestInt item -> item.targetSystem(systemId).targetComponent(componentId);
      case MissionCount count -> count.targetSystem(systemId).targetComponent(componentId);
      case MissionItemInt item -> item.targetSystem(systemId).targetComponent(componentId);
      case MissionAck ack -> ack.targetSystem(systemId).targetComponent(componentId);
      default -> throw new IllegalArgumentException("not for one vehicle: " + message.id());
    }
    output.send(this, message);
  }

  /** Running number of the frames to this vehicle. */
  int nextSequence() {
    return sequence++ & 0xFF;
  }

  /** Visits all that is remembered, but for what it is and by what name it goes. */
  void state(State s) {
    conduct.state(s);
    texts.state(s);
    peer = s.i32(peer);
    endpoint = s.i32(endpoint);
    peerNanos = s.i64(peerNanos);
    forgeable = s.flag(forgeable);
    accepted = s.flag(accepted);
    sequence = s.i32(sequence);
    heardNanos = s.i64(heardNanos);
    heartbeatSentNanos = s.i64(heartbeatSentNanos);
    prearmHealthy = s.flag(prearmHealthy);
    landedState = s.i32(landedState);
    bootMs = s.i64(bootMs);
    latE7 = s.i32(latE7);
    lonE7 = s.i32(lonE7);
    amslMm = s.i32(amslMm);
    relativeMm = s.i32(relativeMm);
    northCms = s.i32(northCms);
    eastCms = s.i32(eastCms);
    downCms = s.i32(downCms);
    headingCdeg = s.i32(headingCdeg);
    positionNanos = s.i64(positionNanos);
    batteryPercent = s.i32(batteryPercent);
    softwareVersion = s.i64(softwareVersion);
    capabilities = s.i64(capabilities);
  }
}
