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
import org.bucketbrigade.sim.geo.LocalFrame;

/** A simulated ArduCopter that flies one airframe and speaks MAVLink. */
public final class ArduCopter implements Autopilot {
  private final CopterParts parts;
  private final CopterParameterService parameterService;
  private final CopterCommands commands;
  private final CopterFailsafes failsafes;
  private final Reports reports;
  private final Inbox.FrameHandler handler = this::onFrame;

  /**
   * Builds an autopilot that boots at a given tick; it is silent until then.
   *
   * @param systemId 1 to 255
   * @param frame the mission's frame, in which the airframe moves
   * @param bootTick when it boots
   * @param bootTimeScale 1 for the real time until the vehicle can be armed (42 s), 0.1 for a tenth
   */
  public ArduCopter(
      int systemId,
      Multirotor body,
      LocalFrame frame,
      long bootTick,
      double bootTimeScale,
      SensorErrors errors,
      FrameSink sink) {
    parts = new CopterParts(systemId, body, frame, bootTimeScale, errors, sink);
    parts.status.bootTick = bootTick;
    parameterService = new CopterParameterService(parts.parameters, parts.downlink);
    commands = new CopterCommands(parts, this::reboot);
    failsafes = new CopterFailsafes(parts);
    reports = new Reports(parts, new CopterManners(parts));
  }

  @Override
  public void receive(FrameView frame, long nowNanos) {
    parts.inbox.put(frame, nowNanos);
  }

  @Override
  public void tick(long tick) {
    FlightStatus status = parts.status;
    status.tick = tick;
    if (tick < status.bootTick) {
      parts.inbox.clear();
      return;
    }
    parts.inbox.drain(tick * Ticks.NANOS, handler);
    parts.boot.tick();
    failsafes.tick();
    parts.fence.tick();
    parts.peripherals.tick();
    parts.modes.steer();
    parts.body.step();
    parts.failures.tick();
    parts.arming.watch();
    if (parts.boot.isHeartbeatDue()) {
      parts.downlink.once(MessageKind.HEARTBEAT);
    }
    parts.downlink.flush(reports);
    parts.streams.tick(reports);
    parameterService.tick();
    parts.missions.tick();
    parts.timeSync.tick();
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
      case Timesync.ID -> parts.timeSync.onFrame(frame);
      default -> {}
    }
  }

  @Override
  public boolean pilotSelectsMode(int customMode) {
    return parts.modes.request(customMode);
  }

  @Override
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
    parts.inbox.clear();
    parts.failures.reset();
  }

  @Override
  public int injectFailure(int unit, int type, int instance) {
    return parts.failures.inject(unit, type, instance);
  }

  @Override
  public void send(Message message) {
    parts.downlink.send(message);
  }

  @Override
  public long bootMillis() {
    return parts.status.bootMillis();
  }

  @Override
  public boolean isInitialised() {
    return parts.boot.isInitialised();
  }

  @Override
  public Servos servos() {
    return parts.servos;
  }

  @Override
  public boolean isArmed() {
    return parts.status.armed;
  }

  @Override
  public boolean isLanded() {
    return parts.status.landed;
  }

  @Override
  public int mode() {
    return parts.modes.current().code;
  }

  @Override
  public boolean obeysSetpoints() {
    return parts.modes.current() == CopterMode.GUIDED;
  }

  @Override
  public long droppedFrames() {
    return parts.inbox.dropped();
  }

  @Override
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
    return parts.failures.hash(parts.body.hash(hash));
  }
}
