package org.bucketbrigade.sim.vehicle;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.bucketbrigade.sim.airframe.StateHash;
import org.bucketbrigade.sim.autopilot.FrameSink;
import org.bucketbrigade.sim.world.LocalFrame;
import org.bucketbrigade.sim.world.Surroundings;

/**
 * The drones of one MAVLink network, system ids 1 to N, each on its pad.
 *
 * <p>One thread ticks it. Frames received for several vehicles between two ticks are to be handed
 * in by ascending system id, so that a run can be repeated.
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
              surroundings,
              pads.eastM(i),
              pads.northM(i),
              0,
              options,
              sink));
    }
  }

  /** Hands a datagram to a vehicle; one for a system id that does not exist is ignored. */
  public void receive(int systemId, DirectBuffer buffer, int offset, int length, long nowNanos) {
    if (systemId >= 1 && systemId <= vehicles.size()) {
      vehicle(systemId).receive(buffer, offset, length, nowNanos);
    }
  }

  /** Advances all to a tick, in the order of their system ids. */
  public void tick(long tick) {
    for (int i = 0; i < vehicles.size(); i++) {
      vehicles.get(i).tick(tick);
    }
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
