package org.bucketbrigade.sim.vehicle;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.agrona.DirectBuffer;
import org.bucketbrigade.sim.airframe.StateHash;
import org.bucketbrigade.sim.autopilot.FrameSink;
import org.bucketbrigade.sim.geo.LocalFrame;
import org.bucketbrigade.sim.world.Surroundings;

/**
 * The drones of one MAVLink network, system ids 1 to N, each on its pad.
 *
 * <p>Frames received for several vehicles between two ticks are to be handed in by ascending system
 * id, so that a run can be repeated.
 */
public final class Fleet {
  /** System ids are 8 bits and some are the ground's: more drones need more networks. */
  public static final int MAX_VEHICLES = 240;

  /** Distance between neighbouring pads, metres. */
  public static final double PAD_SPACING_M = 15;

  private final List<SimVehicle> vehicles = new ArrayList<>();

  /**
   * Puts the drones on a square grid around a base, heading north.
   *
   * @param count 1 to {@link #MAX_VEHICLES}
   * @param firstNumber number of the first in the world; fleets of other networks go on from there
   * @param frame the mission's frame
   * @param baseLatDeg middle of the grid
   * @param baseLonDeg middle of the grid
   * @param sink takes the frames of all
   */
  public Fleet(
      int count,
      int firstNumber,
      LocalFrame frame,
      Surroundings surroundings,
      double baseLatDeg,
      double baseLonDeg,
      VehicleOptions options,
      FrameSink sink) {
    this(
        count,
        firstNumber,
        frame,
        surroundings,
        Pads.grid(count, frame, baseLatDeg, baseLonDeg, PAD_SPACING_M),
        options,
        sink);
  }

  /**
   * Puts the drones on given pads, heading north.
   *
   * @param count 1 to {@link #MAX_VEHICLES}
   * @param firstNumber number of the first in the world; fleets of other networks go on from there
   * @param frame the mission's frame
   * @param pads where each stands; the one with system id 1 on pad 0
   * @param sink takes the frames of all
   */
  public Fleet(
      int count,
      int firstNumber,
      LocalFrame frame,
      Surroundings surroundings,
      Pads pads,
      VehicleOptions options,
      FrameSink sink) {
    this(count, firstNumber, frame, _ -> surroundings, pads, options, sink);
  }

  /**
   * Puts the drones on given pads, heading north, each in surroundings of its own.
   *
   * @param count 1 to {@link #MAX_VEHICLES}
   * @param firstNumber number of the first in the world; fleets of other networks go on from there
   * @param frame the mission's frame
   * @param surroundings what each feels, counted from 0
   * @param pads where each stands; the one with system id 1 on pad 0
   * @param sink takes the frames of all
   */
  public Fleet(
      int count,
      int firstNumber,
      LocalFrame frame,
      IntFunction<Surroundings> surroundings,
      Pads pads,
      VehicleOptions options,
      FrameSink sink) {
    if (count < 1 || count > MAX_VEHICLES) {
      throw new IllegalArgumentException(
          "a network holds 1 to " + MAX_VEHICLES + " drones, not " + count);
    }
    for (int i = 0; i < count; i++) {
      vehicles.add(
          new SimVehicle(
              firstNumber + i,
              i + 1,
              frame,
              surroundings.apply(i),
              pads.eastM(i),
              pads.northM(i),
              0,
              options,
              sink));
    }
  }

  /** Hands a datagram to a vehicle, or all for 0; one for an id that does not exist is ignored. */
  public void receive(int systemId, DirectBuffer buffer, int offset, int length, long nowNanos) {
    if (systemId == 0) {
      for (int i = 0; i < vehicles.size(); i++) {
        vehicles.get(i).receive(buffer, offset, length, nowNanos);
      }
    } else if (systemId >= 1 && systemId <= vehicles.size()) {
      vehicle(systemId).receive(buffer, offset, length, nowNanos);
    }
  }

  /** Advances all to a tick, in the order of their system ids. */
  public void tick(long tick) {
    tick(tick, 0, vehicles.size());
  }

  /**
   * Advances some to a tick. Several threads may do so for different vehicles, if surroundings and
   * sink stand that.
   *
   * @param from the first, counted from 0
   * @param to behind the last one
   */
  public void tick(long tick, int from, int to) {
    for (int i = from; i < to; i++) {
      vehicles.get(i).tick(tick);
    }
  }

  /** Received frames that did not fit into the autopilots' inboxes. */
  public long droppedFrames() {
    long sum = 0;
    for (SimVehicle vehicle : vehicles) {
      sum += vehicle.droppedFrames();
    }
    return sum;
  }

  /** Whatever was received that was no good frame: wrong checksums, stray bytes and the like. */
  public long nonsense() {
    long sum = 0;
    for (SimVehicle vehicle : vehicles) {
      sum += vehicle.nonsense();
    }
    return sum;
  }

  /** Number of vehicles. */
  public int size() {
    return vehicles.size();
  }

  /** One vehicle by its system id, 1 to {@link #size()}. */
  public SimVehicle vehicle(int systemId) {
    return vehicles.get(systemId - 1);
  }

  /** What is really the case with each, by ascending system id. */
  public List<VehicleTruth> truths() {
    return List.copyOf(vehicles);
  }

  /** Hash of the state of all. */
  public long hash() {
    long hash = StateHash.EMPTY;
    for (SimVehicle vehicle : vehicles) {
      hash = vehicle.hash(hash);
    }
    return hash;
  }
}
