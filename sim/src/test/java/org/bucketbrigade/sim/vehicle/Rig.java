package org.bucketbrigade.sim.vehicle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.mavlink.CommandAck;
import org.bucketbrigade.mavlink.CommandLong;
import org.bucketbrigade.mavlink.FrameEncoder;
import org.bucketbrigade.mavlink.FrameView;
import org.bucketbrigade.mavlink.Heartbeat;
import org.bucketbrigade.mavlink.MavCmd;
import org.bucketbrigade.mavlink.MavResult;
import org.bucketbrigade.mavlink.MavType;
import org.bucketbrigade.mavlink.Message;
import org.bucketbrigade.mavlink.ParamSet;
import org.bucketbrigade.mavlink.PositionTargetMask;
import org.bucketbrigade.mavlink.SetPositionTargetLocalNed;
import org.bucketbrigade.mavlink.Statustext;
import org.bucketbrigade.sim.airframe.Ticks;
import org.bucketbrigade.sim.geo.LocalFrame;

/**
 * One simulated drone on a flat world, a ground station that talks to it, and a record of it all.
 */
public final class Rig {
  public static final int GUIDED = 4;
  public static final int LOITER = 5;
  public static final int RTL = 6;
  public static final int LAND = 9;
  public static final int BRAKE = 17;
  public static final int GCS_SYSTEM = 255;
  public static final int GCS_COMPONENT = 190;

  /** A frame that the drone sent, with the simulated time at which it did. */
  public static final class Sent {
    private final long millis;
    private final byte[] bytes;

    Sent(long millis, byte[] bytes) {
      this.millis = millis;
      this.bytes = bytes;
    }

    public long millis() {
      return millis;
    }

    public byte[] bytes() {
      return bytes;
    }

    public int id() {
      return view().messageId();
    }

    private FrameView view() {
      FrameView view = new FrameView();
      view.wrap(new UnsafeBuffer(bytes), 0);
      return view;
    }

    public int sequence() {
      return view().sequence();
    }

    public <M extends Message> M as(M message) {
      message.wrap(view());
      return message;
    }
  }

  public final FlatSurroundings world = new FlatSurroundings();
  public final List<Sent> sent = new ArrayList<>();
  public final SimVehicle vehicle;
  public final LocalFrame frame = new LocalFrame(49.3, -123.1);
  private final UnsafeBuffer out = new UnsafeBuffer(new byte[FrameEncoder.MAX_FRAME_LENGTH]);
  private long tick = -1;
  private int sequence;
  private boolean gcsAlive;
  private int gcsSystem = GCS_SYSTEM;

  public Rig(VehicleOptions options) {
    this(options, 1);
  }

  public Rig(VehicleOptions options, int systemId) {
    vehicle =
        new SimVehicle(
            0,
            systemId,
            frame,
            world,
            0,
            0,
            0,
            options,
            (system, buffer, offset, length) -> {
              byte[] bytes = new byte[length];
              buffer.getBytes(offset, bytes);
              sent.add(new Sent(millis(), bytes));
            });
  }

  /** A drone that can be armed at once. */
  public static Rig ready() {
    Rig rig = new Rig(new VehicleOptions(0, 0));
    rig.run(1.2);
    return rig;
  }

  /** A drone in GUIDED that hovers at a height above its pad. */
  public static Rig flying(double heightM) {
    Rig rig = ready();
    rig.command(MavCmd.DO_SET_MODE, 1, GUIDED);
    rig.command(MavCmd.COMPONENT_ARM_DISARM, 1, 0);
    rig.takeOff(heightM);
    rig.runUntil(() -> Math.abs(rig.heightM() - heightM) < 0.02, 60);
    rig.run(3);
    rig.sent.clear();
    return rig;
  }

  public long millis() {
    return tick * Ticks.MILLIS;
  }

  public double heightM() {
    return vehicle.heightAboveSurfaceM();
  }

  public void step() {
    tick++;
    if (gcsAlive && tick % Ticks.PER_SECOND == 0) {
      heartbeat();
    }
    vehicle.tick(tick);
  }

  public void run(double seconds) {
    for (int i = Ticks.in(seconds); i > 0; i--) {
      step();
    }
  }

  /** Runs until something holds; returns the seconds that it took, and fails after a limit. */
  public double runUntil(BooleanSupplier condition, double limitSeconds) {
    for (int i = 0; i < Ticks.in(limitSeconds); i++) {
      if (condition.getAsBoolean()) {
        return i * Ticks.SECONDS;
      }
      step();
    }
    throw new AssertionError("not within " + limitSeconds + " s");
  }

  /** From now on a ground station sends heartbeats once a second, or it is silent. */
  public void gcs(boolean alive) {
    gcsAlive = alive;
  }

  public void gcsSystem(int systemId) {
    gcsSystem = systemId;
  }

  public void heartbeat() {
    Heartbeat heartbeat = new Heartbeat();
    send(heartbeat.type(MavType.GCS).mavlinkVersion(3));
  }

  public void send(Message message) {
    int length = FrameEncoder.encode(message, sequence++, gcsSystem, GCS_COMPONENT, out, 0);
    vehicle.receive(out, 0, length, tick * Ticks.NANOS);
  }

  public void sendBytes(byte[] bytes) {
    vehicle.receive(new UnsafeBuffer(bytes), 0, bytes.length, tick * Ticks.NANOS);
  }

  /** Sends a command to the drone, runs until it is acknowledged and returns the result. */
  public int command(int command, float param1, float param2) {
    return command(order(command, param1, param2, 0));
  }

  public int command(CommandLong order) {
    int from = sent.size();
    send(order);
    for (int i = 0; i < 10; i++) {
      step();
      for (Sent frame : sent.subList(from, sent.size())) {
        if (frame.id() == CommandAck.ID) {
          CommandAck ack = frame.as(new CommandAck());
          assertThat(ack.command()).isEqualTo(order.command());
          assertThat(ack.targetSystem()).isEqualTo(gcsSystem);
          return ack.result();
        }
      }
    }
    return -1;
  }

  public CommandLong order(int command, float param1, float param2, float param7) {
    return new CommandLong()
        .targetSystem(vehicle.systemId())
        .targetComponent(1)
        .command(command)
        .param1(param1)
        .param2(param2)
        .param7(param7);
  }

  public void takeOff(double heightM) {
    assertThat(command(order(MavCmd.NAV_TAKEOFF, 0, 0, (float) heightM)))
        .isEqualTo(MavResult.ACCEPTED);
  }

  public void set(String name, float value) {
    send(
        new ParamSet()
            .targetSystem(vehicle.systemId())
            .targetComponent(1)
            .paramId(name)
            .paramValue(value)
            .paramType(9));
    run(0.02);
  }

  public SetPositionTargetLocalNed velocity(double north, double east, double down) {
    return new SetPositionTargetLocalNed()
        .targetSystem(vehicle.systemId())
        .targetComponent(1)
        .coordinateFrame(1)
        .typeMask(PositionTargetMask.VELOCITY)
        .vx((float) north)
        .vy((float) east)
        .vz((float) down);
  }

  /** Flies by velocity setpoints at a rate for a time; the first is sent now. */
  public void fly(double north, double east, double down, double hertz, double seconds) {
    int every = Ticks.in(1 / hertz);
    for (int i = 0; i < Ticks.in(seconds); i++) {
      if (i % every == 0) {
        send(velocity(north, east, down));
      }
      step();
    }
  }

  public List<Sent> sentOf(int id) {
    return sent.stream().filter(frame -> frame.id() == id).toList();
  }

  public List<String> texts() {
    return sentOf(Statustext.ID).stream().map(s -> s.as(new Statustext()).text()).toList();
  }

  public Heartbeat lastHeartbeat() {
    return sentOf(Heartbeat.ID).getLast().as(new Heartbeat());
  }
}
