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
import org.bucketbrigade.mavlink.MavAutopilot;
import org.bucketbrigade.mavlink.MavComponent;
import org.bucketbrigade.mavlink.NamedValueFloat;
import org.bucketbrigade.mavlink.ParamValue;
import org.bucketbrigade.mavlink.Statustext;
import org.bucketbrigade.mavlink.SysStatus;
import org.bucketbrigade.wire.v1.Reason;
import org.jspecify.annotations.Nullable;

/** All vehicles: finds the one a frame belongs to, and passes orders and time on. */
public final class Vehicles {
  /** Ticks between two turns of one vehicle: ten turns a second at 10 ms. */
  private static final int TURN_TICKS = 10;

  private final int max;
  private final VehicleOutput output;
  private final List<Vehicle> all = new ArrayList<>();
  private final Int2ObjectHashMap<Vehicle> byKey = new Int2ObjectHashMap<>();

  private final Heartbeat heartbeat = new Heartbeat();
  private final GlobalPositionInt position = new GlobalPositionInt();
  private final SysStatus sysStatus = new SysStatus();
  private final ExtendedSysState extendedState = new ExtendedSysState();
  private final CommandAck commandAck = new CommandAck();
  private final ParamValue paramValue = new ParamValue();
  private final NamedValueFloat namedValue = new NamedValueFloat();
  private final AutopilotVersion version = new AutopilotVersion();
  private final Statustext text = new Statustext();
  private long unknownSender;

  /** Room for at most {@code max} vehicles; frames of further ones are counted and dropped. */
  public Vehicles(int max, VehicleOutput output) {
    this.max = max;
    this.output = output;
  }

  public int count() {
    return all.size();
  }

  public Vehicle get(int index) {
    return all.get(index);
  }

  /**
   * Frames that came from no known vehicle and did not announce one, or that claimed a vehicle's
   * system id from another address than the one where it is heard.
   */
  public long unknownSender() {
    return unknownSender;
  }

  /** Takes one checked frame from a vehicle. */
  public void received(int network, int peer, FrameView frame, long nowNanos) {
    Vehicle vehicle = find(network, peer, frame, nowNanos);
    if (vehicle == null || !vehicle.heard(peer, frame.messageId() == Heartbeat.ID, nowNanos)) {
      unknownSender++;
      return;
    }
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
        vehicle.conduct().received(paramValue);
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

  private @Nullable Vehicle find(int network, int peer, FrameView frame, long nowNanos) {
    // One autopilot a system: gimbals and companions, or somebody who poses as one, are no drones.
    int system = frame.systemId();
    if (frame.componentId() != MavComponent.AUTOPILOT1
        || system == 0
        || system == Vehicle.OUR_SYSTEM_ID) {
      return null;
    }
    int key = (network << 8) | system;
    Vehicle known = byKey.get(key);
    if (known != null || frame.messageId() != Heartbeat.ID || all.size() == max) {
      return known;
    }
    heartbeat.wrap(frame);
    if (heartbeat.autopilot() == MavAutopilot.INVALID) {
      return null;
    }
    Vehicle vehicle =
        new Vehicle(all.size(), network, system, frame.componentId(), peer, nowNanos, output);
    all.add(vehicle);
    byKey.put(key, vehicle);
    output.discovered(vehicle);
    return vehicle;
  }

  /** Every 10 ms; each vehicle has its own turn of ten. */
  public void tick(long tick, long nowNanos) {
    for (int i = (int) (tick % TURN_TICKS); i < all.size(); i += TURN_TICKS) {
      all.get(i).tick(nowNanos);
    }
  }

  /** Order of the pilot in command: check, arm and climb to a height above home, metres. */
  public Reason arm(Vehicle vehicle, double heightM, long nowNanos) {
    return vehicle.conduct().arm(heightM, nowNanos);
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
}
