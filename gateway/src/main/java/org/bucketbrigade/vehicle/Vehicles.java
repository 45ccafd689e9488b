package org.bucketbrigade.vehicle;

import java.util.ArrayList;
import java.util.List;
import org.agrona.collections.Int2ObjectHashMap;
import org.bucketbrigade.mavlink.AutopilotVersion;
import org.bucketbrigade.mavlink.CommandAck;
import org.bucketbrigade.mavlink.ExtendedSysState;
import org.bucketbrigade.mavlink.FrameView;
import org.bucketbrigade.mavlink.GlobalPositionInt;
import org.bucketbrigade.mavlink.Heartbeat;
import org.bucketbrigade.mavlink.MavComponent;
import org.bucketbrigade.mavlink.MissionAck;
import org.bucketbrigade.mavlink.MissionCount;
import org.bucketbrigade.mavlink.MissionItemInt;
import org.bucketbrigade.mavlink.MissionRequest;
import org.bucketbrigade.mavlink.MissionRequestInt;
import org.bucketbrigade.mavlink.NamedValueFloat;
import org.bucketbrigade.mavlink.ParamError;
import org.bucketbrigade.mavlink.ParamValue;
import org.bucketbrigade.mavlink.Statustext;
import org.bucketbrigade.mavlink.SysStatus;
import org.bucketbrigade.state.State;
import org.bucketbrigade.wire.v1.Reason;
import org.jspecify.annotations.Nullable;

/** All vehicles: finds the one a frame belongs to, and passes orders and time on. */
public final class Vehicles {
  /** Ticks between two turns of one vehicle: ten turns a second at 10 ms. */
  private static final int TURN_TICKS = 10;

  private final int max;
  private final PayloadWiring wiring;
  private final VehicleOutput output;
  private final Peers peers = new Peers();
  private final List<Vehicle> all = new ArrayList<>();
  private final Int2ObjectHashMap<Vehicle> byKey = new Int2ObjectHashMap<>();

  private final Heartbeat heartbeat = new Heartbeat();
  private final GlobalPositionInt position = new GlobalPositionInt();
  private final SysStatus sysStatus = new SysStatus();
  private final ExtendedSysState extendedState = new ExtendedSysState();
  private final CommandAck commandAck = new CommandAck();
  private final ParamValue paramValue = new ParamValue();
  private final ParamError paramError = new ParamError();
  private final MissionCount missionCount = new MissionCount();
  private final MissionItemInt missionItem = new MissionItemInt();
  private final MissionRequest missionRequest = new MissionRequest();
  private final MissionRequestInt missionRequestInt = new MissionRequestInt();
  private final MissionAck missionAck = new MissionAck();
  private final NamedValueFloat namedValue = new NamedValueFloat();
  private final AutopilotVersion version = new AutopilotVersion();
  private final Statustext text = new Statustext();
  private long unknownSender;

  /** Room for at most {@code max} vehicles; frames of further ones are counted and dropped. */
  public Vehicles(int max, PayloadWiring wiring, VehicleOutput output) {
    this.max = max;
    this.wiring = wiring;
    this.output = output;
  }

  public int count() {
    return all.size();
  }

  public Vehicle get(int index) {
    return all.get(index);
  }

  /** A vehicle by its network and system id; null if there is none. */
  public @Nullable Vehicle find(int network, int systemId) {
    return byKey.get(key(network, systemId));
  }

  private static int key(int network, int systemId) {
    return (network << 8) | systemId;
  }

  /**
   * An address got its number.
   *
   * @param trusted whether nobody else can pose as a vehicle there
   * @param endpoint number of the endpoint within the network
   */
  public void met(int network, int peer, boolean trusted, int endpoint) {
    peers.met(network, peer, trusted, endpoint);
  }

  /** Frames that came from no known vehicle and did not announce one. */
  public long unknownSender() {
    return unknownSender;
  }

  /** Takes one checked frame from a vehicle. */
  public void received(int network, int peer, FrameView frame, long nowNanos) {
    Vehicle vehicle = sender(network, frame, nowNanos);
    if (vehicle == null) {
      unknownSender++;
      return;
    }
    vehicle.heard(peer, peers.endpoint(network, peer), !peers.trusted(network, peer), nowNanos);
    switch (frame.messageId()) {
      case Heartbeat.ID -> {
        heartbeat.wrap(frame);
        vehicle.received(heartbeat, nowNanos);
      }
      case GlobalPositionInt.ID -> {
        position.wrap(frame);
        vehicle.received(position, nowNanos);
      }
      case SysStatus.ID -> {
        sysStatus.wrap(frame);
        vehicle.received(sysStatus);
      }
      case ExtendedSysState.ID -> {
        extendedState.wrap(frame);
        vehicle.received(extendedState);
      }
      case CommandAck.ID -> {
        commandAck.wrap(frame);
        vehicle.conduct().received(commandAck, nowNanos);
      }
      case ParamValue.ID -> {
        paramValue.wrap(frame);
        vehicle.conduct().safeguards().parameters().received(paramValue);
      }
      case ParamError.ID -> {
        paramError.wrap(frame);
        vehicle.conduct().safeguards().parameters().received(paramError);
      }
      case MissionCount.ID, MissionItemInt.ID, MissionRequest.ID, MissionRequestInt.ID -> {
        fence(vehicle.conduct().safeguards().fence(), frame, nowNanos);
      }
      case MissionAck.ID -> {
        missionAck.wrap(frame);
        if (isOurs(missionAck.targetSystem())) {
          vehicle.conduct().safeguards().fence().received(missionAck, nowNanos);
        }
      }
      case NamedValueFloat.ID -> {
        namedValue.wrap(frame);
        vehicle.received(namedValue);
      }
      case AutopilotVersion.ID -> {
        version.wrap(frame);
        vehicle.received(version);
      }
      case Statustext.ID -> {
        text.wrap(frame);
        vehicle.received(text, nowNanos);
      }
      default -> {}
    }
  }

  private void fence(FenceLoad fence, FrameView frame, long nowNanos) {
    switch (frame.messageId()) {
      case MissionCount.ID -> {
        missionCount.wrap(frame);
        if (isOurs(missionCount.targetSystem())) {
          fence.received(missionCount, nowNanos);
        }
      }
      case MissionItemInt.ID -> {
        missionItem.wrap(frame);
        if (isOurs(missionItem.targetSystem())) {
          fence.received(missionItem, nowNanos);
        }
      }
      case MissionRequest.ID -> {
        missionRequest.wrap(frame);
        if (isOurs(missionRequest.targetSystem())) {
          fence.requested(missionRequest.seq(), missionRequest.missionType(), nowNanos);
        }
      }
      default -> {
        missionRequestInt.wrap(frame);
        if (isOurs(missionRequestInt.targetSystem())) {
          fence.requested(missionRequestInt.seq(), missionRequestInt.missionType(), nowNanos);
        }
      }
    }
  }

  private static boolean isOurs(int targetSystem) {
    return targetSystem == 0 || targetSystem == Vehicle.OUR_SYSTEM_ID;
  }

  private @Nullable Vehicle sender(int network, FrameView frame, long nowNanos) {
    // One autopilot a system: gimbals and companions, or somebody who poses as one, are no drones.
    int system = frame.systemId();
    if (frame.componentId() != MavComponent.AUTOPILOT1
        || system == 0
        || system == Vehicle.OUR_SYSTEM_ID) {
      return null;
    }
    int key = key(network, system);
    Vehicle known = byKey.get(key);
    if (known != null || frame.messageId() != Heartbeat.ID || all.size() == max) {
      return known;
    }
    heartbeat.wrap(frame);
    Vehicle vehicle = add(network, system, frame.componentId(), nowNanos);
    if (vehicle != null) {
      output.discovered(vehicle);
    }
    return vehicle;
  }

  /** Adds the vehicle that {@link #heartbeat} tells of; null if its autopilot is not known. */
  private @Nullable Vehicle add(int network, int systemId, int componentId, long nowNanos) {
    Autopilot autopilot = Autopilot.of(heartbeat.autopilot());
    if (autopilot == null) {
      return null;
    }
    Vehicle vehicle =
        new Vehicle(
            all.size(),
            network,
            systemId,
            componentId,
            autopilot,
            heartbeat,
            wiring,
            nowNanos,
            output);
    all.add(vehicle);
    byKey.put(key(network, systemId), vehicle);
    return vehicle;
  }

  /** Every 10 ms; each vehicle has its own turn of ten. */
  public void tick(long tick, long nowNanos) {
    for (int i = (int) (tick % TURN_TICKS); i < all.size(); i += TURN_TICKS) {
      all.get(i).tick(nowNanos);
    }
  }

  /**
   * All are to be heard anew before they are spoken to: a heartbeat shows whether a vehicle is
   * still ours. What was under way is void.
   */
  public void unheard(long nowNanos) {
    for (int i = 0; i < all.size(); i++) {
      all.get(i).conduct().unheard(nowNanos);
    }
  }

  /**
   * Order of the pilot in command: check and arm.
   *
   * @param climbs whether it takes off as well, or once it is armed
   * @param heightM how far above the ground, metres
   */
  public Reason arm(Vehicle vehicle, boolean climbs, double heightM, long nowNanos) {
    return vehicle.conduct().arm(climbs, heightM, nowNanos);
  }

  /** The pilot in command answers for a vehicle whose frames could be forged. */
  public void acceptUnsigned(Vehicle vehicle) {
    vehicle.accept();
  }

  /** Somebody with the right to it flies the vehicle by another way from now on. */
  public void takenOver(Vehicle vehicle, long nowNanos) {
    vehicle.conduct().takenOver(nowNanos);
  }

  /** What the vehicle's own fence is to be; loaded when it is armed, or at once if it flies. */
  public void fence(Vehicle vehicle, FencePlan plan) {
    vehicle.conduct().safeguards().plan(plan);
  }

  /** Lands a vehicle where it is. */
  public Reason land(Vehicle vehicle, long nowNanos) {
    return vehicle.conduct().land(nowNanos);
  }

  /** Takes back an order to arm that has not been passed on to the vehicle yet. */
  public void cancelArming(Vehicle vehicle, long nowNanos) {
    vehicle.conduct().cancelArming(nowNanos);
  }

  /** Begins a return flown by the gateway. */
  public Reason startReturn(Vehicle vehicle, long nowNanos) {
    return vehicle.conduct().startReturn(nowNanos);
  }

  /** The pilot in command gives an EXTERNAL vehicle back to the gateway. */
  public Reason releaseExternal(Vehicle vehicle, long nowNanos) {
    return vehicle.conduct().releaseExternal(nowNanos);
  }

  /** Sends a velocity, m/s north, east, down; yaw in radians, NaN to leave it. */
  public void setpoint(Vehicle vehicle, double north, double east, double down, double yawRad) {
    vehicle.setpoint(north, east, down, yawRad);
  }

  /** Opens the valve once; false if the vehicle is not ours to command. */
  public boolean releaseWater(Vehicle vehicle, int number, long nowNanos) {
    return vehicle.conduct().releaseWater(number, nowNanos);
  }

  /** Starts or stops the pump. */
  public void pump(Vehicle vehicle, boolean on, long nowNanos) {
    vehicle.conduct().pump(on, nowNanos);
  }

  /** Running number for the next frame to a vehicle, 0..255. */
  public int nextSequence(Vehicle vehicle) {
    return vehicle.nextSequence();
  }

  /**
   * Visits all that is remembered, and makes the vehicles that are missing.
   *
   * @throws IllegalStateException if what is loaded has a vehicle that is not known here
   */
  public void state(State s) {
    peers.state(s);
    unknownSender = s.i64(unknownSender);
    int count = s.i32(all.size());
    for (int i = 0; i < count; i++) {
      Vehicle known = i < all.size() ? all.get(i) : null;
      int network = s.i32(known == null ? 0 : known.network());
      int systemId = s.i32(known == null ? 0 : known.systemId());
      int componentId = s.i32(known == null ? 0 : known.componentId());
      heartbeat.clear();
      heartbeat
          .autopilot(s.i32(known == null ? 0 : known.autopilotCode()))
          .type(s.i32(known == null ? 0 : known.type()));
      Vehicle vehicle = known == null ? add(network, systemId, componentId, 0) : known;
      if (vehicle == null) {
        throw new IllegalStateException("a vehicle's autopilot is not known here");
      }
      vehicle.state(s);
    }
  }
}
