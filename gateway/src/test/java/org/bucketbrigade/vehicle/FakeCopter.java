package org.bucketbrigade.vehicle;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.mavlink.AutopilotVersion;
import org.bucketbrigade.mavlink.CommandAck;
import org.bucketbrigade.mavlink.CommandLong;
import org.bucketbrigade.mavlink.CopterMode;
import org.bucketbrigade.mavlink.ExtendedSysState;
import org.bucketbrigade.mavlink.FrameEncoder;
import org.bucketbrigade.mavlink.FrameView;
import org.bucketbrigade.mavlink.GlobalPositionInt;
import org.bucketbrigade.mavlink.Heartbeat;
import org.bucketbrigade.mavlink.MavAutopilot;
import org.bucketbrigade.mavlink.MavCmd;
import org.bucketbrigade.mavlink.MavModeFlag;
import org.bucketbrigade.mavlink.MavParamType;
import org.bucketbrigade.mavlink.MavProtocolCapability;
import org.bucketbrigade.mavlink.MavResult;
import org.bucketbrigade.mavlink.MavState;
import org.bucketbrigade.mavlink.Message;
import org.bucketbrigade.mavlink.ParamRequestRead;
import org.bucketbrigade.mavlink.ParamSet;
import org.bucketbrigade.mavlink.ParamValue;
import org.bucketbrigade.mavlink.SetPositionTargetLocalNed;
import org.bucketbrigade.mavlink.SysStatus;

/** A scripted ArduCopter for tests: obeys at once, unless told to refuse or to be silent. */
public class FakeCopter {
  /** A command as it arrived. */
  public record Got(int command, int confirmation, float param1, float param2, float param7) {}

  public final int systemId;
  public final Map<String, Float> parameters =
      new TreeMap<>(
          Map.of(
              "GUID_TIMEOUT", 3.0f,
              "FS_GCS_ENABLE", 0f,
              "MAV_GCS_SYSID", 255f,
              "OTHER", 1f,
              "FENCE_ACTION", 1f,
              "FENCE_TYPE", 7f,
              "FENCE_ALT_MAX", 100f,
              "FENCE_ENABLE", 0f,
              "BATT_FS_LOW_ACT", 0f,
              "BATT_FS_CRT_ACT", 1f));
  public final FakeFence fence = new FakeFence(message -> send(message));
  public final List<Got> got = new ArrayList<>();
  public final List<String> set = new ArrayList<>();
  public final List<String> asked = new ArrayList<>();

  /** Commands to which it says nothing, and those it answers with another result. */
  public final Set<Integer> silentTo = new HashSet<>();

  /** Messages whose orders for a stream it does not hear. */
  public final Set<Integer> deafToStreams = new HashSet<>();

  public final Map<Integer, Integer> resultOf = new TreeMap<>();

  /** Parameters that it echoes as they were, whatever is set. */
  public final Set<String> readOnly = new HashSet<>();

  public boolean muted;
  public boolean deaf;

  /** It tells where it is. */
  public boolean located = true;

  public boolean prearmHealthy = true;
  public int mode = CopterMode.STABILIZE;
  public boolean armed;
  public int batteryPercent = 80;
  public int landedState = 1;
  public int systemStatus = MavState.STANDBY;
  public int relativeMm;
  public int homeAmslMm = 100_000;
  public int latE7 = 492_800_000;
  public int lonE7 = -1_231_000_000;
  public long bootMs = 60_000;
  public long capabilities = MavProtocolCapability.MISSION_FENCE;
  public long version = 0x0407_0000L;
  public int type = 2;
  public int setpoints;
  public int heartbeats;

  private final Map<Integer, Integer> intervalMs = new TreeMap<>();
  private final Queue<byte[]> outbox = new ArrayDeque<>();
  private final FrameView view = new FrameView();
  private final CommandLong command = new CommandLong();
  private final ParamSet paramSet = new ParamSet();
  private final ParamRequestRead paramRead = new ParamRequestRead();
  private int sequence;

  public FakeCopter(int systemId) {
    this.systemId = systemId;
  }

  /** A frame arrives. */
  public void receive(UnsafeBuffer frame, int length) {
    if (deaf || !view.wrap(frame, 0, length)) {
      return;
    }
    switch (view.messageId()) {
      case CommandLong.ID -> {
        command.wrap(view);
        obey();
      }
      case ParamSet.ID -> {
        paramSet.wrap(view);
        String id = paramSet.paramId();
        set.add(id + "=" + valueOf(paramSet));
        if (parameters.containsKey(id)) {
          if (!readOnly.contains(id)) {
            parameters.put(id, valueOf(paramSet));
          }
          tell(id);
        }
      }
      case ParamRequestRead.ID -> {
        paramRead.wrap(view);
        asked.add(paramRead.paramId());
        if (parameters.containsKey(paramRead.paramId())) {
          tell(paramRead.paramId());
        } else {
          unknown(paramRead.paramId());
        }
      }
      case SetPositionTargetLocalNed.ID -> setpoints++;
      case Heartbeat.ID -> heartbeats++;
      default -> {
        if (!fence.receive(view)) {
          throw new AssertionError("unexpected message " + view.messageId());
        }
      }
    }
  }

  private void obey() {
    int id = command.command();
    got.add(
        new Got(id, command.confirmation(), command.param1(), command.param2(), command.param7()));
    boolean unheard =
        id == MavCmd.SET_MESSAGE_INTERVAL && deafToStreams.contains((int) command.param1());
    if (silentTo.contains(id) || unheard) {
      return;
    }
    int result = resultOf.getOrDefault(id, MavResult.ACCEPTED);
    if (result == MavResult.ACCEPTED) {
      switch (id) {
        case MavCmd.SET_MESSAGE_INTERVAL ->
            intervalMs.put((int) command.param1(), (int) command.param2() / 1_000);
        case MavCmd.REQUEST_MESSAGE -> {
          if ((int) command.param1() == Heartbeat.ID) {
            heartbeat();
          } else {
            send(new AutopilotVersion().capabilities(capabilities).flightSwVersion(version));
          }
        }
        case MavCmd.DO_SET_MODE -> changeMode(command);
        case MavCmd.NAV_TAKEOFF -> takeOff(command);
        case MavCmd.COMPONENT_ARM_DISARM -> armed = command.param1() == 1;
        default -> {}
      }
    }
    ack(id, result, 245);
  }

  public void ack(int id, int result, int toSystem) {
    send(new CommandAck().command(id).result(result).targetSystem(toSystem));
  }

  private void tell(String id) {
    send(parameter(id, parameters.getOrDefault(id, 0f)));
  }

  ParamValue parameter(String id, float value) {
    return new ParamValue().paramId(id).paramValue(value).paramType(MavParamType.REAL32);
  }

  float valueOf(ParamSet message) {
    return message.paramValue();
  }

  int autopilot() {
    return MavAutopilot.ARDUPILOTMEGA;
  }

  /** It was told to change its mode; the command has been acknowledged with this result. */
  void changeMode(CommandLong order) {
    mode = (int) order.param2();
  }

  void takeOff(CommandLong order) {}

  /** It knows no parameter of this name. */
  void unknown(String id) {}

  /** Ten milliseconds pass. */
  public void tick(long tick) {
    bootMs += 10;
    if (tick % 100 == 7) {
      heartbeat();
    }
    if (located && due(GlobalPositionInt.ID, tick)) {
      position();
    }
    if (due(SysStatus.ID, tick)) {
      send(
          new SysStatus()
              .onboardControlSensorsPresent(0x1000_0000L)
              .onboardControlSensorsHealth(prearmHealthy ? 0x1000_0000L : 0)
              .batteryRemaining(batteryPercent));
    }
    if (due(ExtendedSysState.ID, tick)) {
      send(new ExtendedSysState().landedState(landedState));
    }
  }

  private boolean due(int message, long tick) {
    Integer every = intervalMs.get(message);
    return every != null && tick * 10 % every == 0;
  }

  public void heartbeat() {
    send(
        new Heartbeat()
            .type(type)
            .autopilot(autopilot())
            .baseMode(MavModeFlag.CUSTOM_MODE_ENABLED | (armed ? MavModeFlag.SAFETY_ARMED : 0))
            .customMode(mode)
            .systemStatus(systemStatus)
            .mavlinkVersion(3));
  }

  public void position() {
    send(
        new GlobalPositionInt()
            .timeBootMs(bootMs)
            .lat(latE7)
            .lon(lonE7)
            .alt(homeAmslMm + relativeMm)
            .relativeAlt(relativeMm)
            .hdg(9_000));
  }

  /** Switched off and on again: it forgets which streams it was asked for. */
  public void reboot() {
    bootMs = 1_000;
    armed = false;
    mode = CopterMode.STABILIZE;
    intervalMs.clear();
    fence.reboot();
  }

  public final void send(Message message) {
    byte[] bytes = new byte[FrameEncoder.MAX_FRAME_LENGTH];
    int length =
        FrameEncoder.encode(message, sequence++ & 0xFF, systemId, 1, new UnsafeBuffer(bytes), 0);
    if (!muted) {
      outbox.add(java.util.Arrays.copyOf(bytes, length));
    }
  }

  public byte @org.jspecify.annotations.Nullable [] poll() {
    return outbox.poll();
  }

  public List<Got> got(int id) {
    return got.stream().filter(g -> g.command() == id).toList();
  }
}
