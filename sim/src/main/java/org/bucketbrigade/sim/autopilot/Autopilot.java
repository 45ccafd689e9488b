package org.bucketbrigade.sim.autopilot;

import org.bucketbrigade.mavlink.CommandInt;
import org.bucketbrigade.mavlink.CommandLong;
import org.bucketbrigade.mavlink.FrameView;
import org.bucketbrigade.mavlink.Heartbeat;
import org.bucketbrigade.mavlink.Message;
import org.bucketbrigade.mavlink.MissionClearAll;
import org.bucketbrigade.mavlink.MissionCount;
import org.bucketbrigade.mavlink.MissionItemInt;
import org.bucketbrigade.mavlink.MissionRequest;
import org.bucketbrigade.mavlink.MissionRequestInt;
import org.bucketbrigade.mavlink.MissionRequestList;
import org.bucketbrigade.mavlink.ParamRequestList;
import org.bucketbrigade.mavlink.ParamRequestRead;
import org.bucketbrigade.mavlink.ParamSet;
import org.bucketbrigade.mavlink.RequestDataStream;
import org.bucketbrigade.mavlink.SetMode;
import org.bucketbrigade.mavlink.SetPositionTargetLocalNed;
import org.bucketbrigade.mavlink.Timesync;
import org.bucketbrigade.sim.airframe.Multirotor;
import org.bucketbrigade.sim.airframe.StateHash;
import org.bucketbrigade.sim.airframe.Ticks;
import org.bucketbrigade.sim.world.LocalFrame;

/**
 * A simulated ArduCopter that flies one airframe and speaks MAVLink.
 *
 * <p>Once a tick, {@link #tick(long)} reads what was received, steers the airframe by the present
 * mode, moves it and sends what is due. Same frames at the same ticks, same behaviour to the bit.
 */
public final class Autopilot {
  private final Parts parts;
  private final Inbox inbox;
  private final ParameterService parameterService;
  private final Commands commands;
  private final Failsafes failsafes;
  private final Reports reports;
  private final TimeSync timeSync;
  private final Inbox.FrameHandler handler = this::onFrame;

  /**
   * Builds an autopilot that boots at a given tick; it is silent until then.
   *
   * @param systemId 1 to 255
   * @param frame the mission's frame, in which the airframe moves
   * @param bootTick when it boots
   * @param bootTimeScale 1 for the real time until the vehicle can be armed (42 s), 0.1 for a tenth
   */
  public Autopilot(
      int systemId,
      Multirotor body,
      LocalFrame frame,
      long bootTick,
      double bootTimeScale,
      FrameSink sink) {
    if (systemId < 1 || systemId > 255) {
      throw new IllegalArgumentException("system id must be 1 to 255, not " + systemId);
    }
    parts = new Parts(systemId, body, frame, bootTimeScale, sink);
    parts.status.bootTick = bootTick;
    inbox = new Inbox(systemId);
    parameterService = new ParameterService(parts.parameters, parts.downlink);
    commands = new Commands(parts, this::reboot);
    failsafes = new Failsafes(parts);
    reports = new Reports(parts);
    timeSync = new TimeSync(parts.status, parts.downlink);
  }

  /** Takes a received frame whose checksum is right; it is answered at a later tick. */
  public void receive(FrameView frame, long nowNanos) {
    inbox.put(frame, nowNanos);
  }

  /** Advances to a tick; ticks come one after the other. */
  public void tick(long tick) {
    FlightStatus status = parts.status;
    status.tick = tick;
    if (tick < status.bootTick) {
      inbox.clear();
      return;
    }
    inbox.drain(tick * Ticks.NANOS, handler);
    parts.boot.tick();
    failsafes.tick();
    parts.fence.tick();
    parts.peripherals.tick();
    parts.modes.steer();
    parts.body.step();
    parts.arming.watch();
    if (parts.boot.isHeartbeatDue()) {
      parts.downlink.once(MessageKind.HEARTBEAT);
    }
    parts.downlink.flush(reports);
    parts.streams.tick(reports);
    parameterService.tick();
    parts.missions.tick();
    timeSync.tick();
  }

  private void onFrame(FrameView frame) {
    switch (frame.messageId()) {
      case Heartbeat.ID -> failsafes.onHeartbeat(frame);
      case SetPositionTargetLocalNed.ID -> parts.setpointReader.onFrame(frame);
      case CommandLong.ID -> commands.onLong(frame);
      case CommandInt.ID -> commands.onInt(frame);
      case SetMode.ID -> commands.onSetMode(frame);
      case ParamRequestRead.ID -> parameterService.onRead(frame);
      case ParamRequestList.ID -> parameterService.onList(frame);
      case ParamSet.ID -> parameterService.onSet(frame);
      case RequestDataStream.ID -> parts.streams.onRequestDataStream(frame);
      case MissionCount.ID -> parts.missions.onCount(frame);
      case MissionItemInt.ID -> parts.missions.onItem(frame);
      case MissionRequestList.ID -> parts.missions.onRequestList(frame);
      case MissionRequest.ID -> parts.missions.onRequest(frame);
      case MissionRequestInt.ID -> parts.missions.onRequestInt(frame);
      case MissionClearAll.ID -> parts.missions.onClearAll(frame);
      case Timesync.ID -> timeSync.onFrame(frame);
      default -> {}
    }
  }

  /** The pilot moves the mode switch of a radio of their own; says whether the mode was taken. */
  public boolean pilotSelectsMode(int customMode) {
    return parts.modes.request(customMode);
  }

  /** Boots again: parameters stay, all else is as after switching on. */
  public void reboot() {
    parts.status.bootTick = parts.status.tick;
    parts.status.armed = false;
    parts.body.turnRotors(false);
    parts.modes.reset();
    parts.streams.reset();
    parts.servos.rest();
    parts.peripherals.reset();
    parts.missions.reset();
    parts.downlink.reset();
    parameterService.reset();
    failsafes.reset();
    inbox.clear();
  }

  /** Sends a message as a script on the autopilot would. */
  public void send(Message message) {
    parts.downlink.send(message);
  }

  /** Milliseconds since boot; negative before. */
  public long bootMillis() {
    return parts.status.bootMillis();
  }

  /** Whether it has initialised itself: scripts run from here on. */
  public boolean isInitialised() {
    return parts.boot.isInitialised();
  }

  public Servos servos() {
    return parts.servos;
  }

  public boolean isArmed() {
    return parts.status.armed;
  }

  /** Whether its land detector says it stands on the ground. */
  public boolean isLanded() {
    return parts.status.landed;
  }

  /** Number of the flight mode, as in a heartbeat's custom_mode. */
  public int mode() {
    return parts.modes.current().code;
  }

  /** Received frames that did not fit into its inbox. */
  public long droppedFrames() {
    return inbox.dropped();
  }

  /** Adds the whole state, the airframe's too, to a hash. */
  public long hash(long start) {
    long hash = parts.status.hash(start);
    hash = parts.parameters.hash(hash);
    hash = parts.servos.hash(hash);
    hash = parts.peripherals.hash(hash);
    hash = parts.modes.hash(hash);
    hash = parts.arming.hash(hash);
    hash = parts.streams.hash(hash);
    hash = parts.fence.hash(hash);
    hash = failsafes.hash(hash);
    hash = StateHash.add(hash, parts.downlink.sequence());
    return parts.body.hash(hash);
  }
}
