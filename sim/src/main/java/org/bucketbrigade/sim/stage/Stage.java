package org.bucketbrigade.sim.stage;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.bucketbrigade.sim.scenario.Scenario;
import org.bucketbrigade.sim.vehicle.Fleet;
import org.bucketbrigade.sim.vehicle.Pads;
import org.bucketbrigade.sim.vehicle.VehicleOptions;
import org.bucketbrigade.sim.vehicle.VehicleTruth;
import org.bucketbrigade.sim.world.World;

/**
 * A scenario being played: its world, its drones on one or more MAVLink networks, and the referee.
 *
 * <p>Drones are numbered from 0; number n is system id {@code n % 240 + 1} on network {@code n /
 * 240}.
 */
public final class Stage {
  private static final long TICK_NANOS = World.TICK_MILLIS * 1_000_000L;

  /** Takes the frames that drones send. */
  public interface Frames {
    /** One whole frame; the bytes are good until this returns. */
    void send(int network, int systemId, DirectBuffer buffer, int offset, int length);
  }

  private final World world;
  private final List<Fleet> networks = new ArrayList<>();
  private final List<VehicleTruth> drones = new ArrayList<>();
  private final Referee referee;
  private long tick;

  public Stage(Scenario scenario, int droneCount, long seed, Frames out) {
    world = new World(scenario, seed);
    VehicleOptions options = VehicleOptions.of(scenario.drones(), seed);
    Pads pads = Pads.of(scenario.base());
    for (int first = 0; first < droneCount; first += Fleet.MAX_VEHICLES) {
      int network = networks.size();
      int count = Math.min(Fleet.MAX_VEHICLES, droneCount - first);
      Fleet fleet =
          new Fleet(
              count,
              first,
              world.frame(),
              world,
              from(pads, first),
              options,
              (systemId, buffer, offset, length) ->
                  out.send(network, systemId, buffer, offset, length));
      networks.add(fleet);
      drones.addAll(fleet.truths());
    }
    referee = new Referee(scenario.area(), drones);
  }

  /** The pads from a number on; the first fleet takes the first ones. */
  private static Pads from(Pads pads, int first) {
    return new Pads() {
      @Override
      public double eastM(int pad) {
        return pads.eastM(first + pad);
      }

      @Override
      public double northM(int pad) {
        return pads.northM(first + pad);
      }
    };
  }

  /** How many networks a number of drones needs. */
  public static int networksFor(int drones) {
    return (drones + Fleet.MAX_VEHICLES - 1) / Fleet.MAX_VEHICLES;
  }

  /** Drones on a network. */
  public Fleet network(int number) {
    return networks.get(number);
  }

  public int networks() {
    return networks.size();
  }

  public World world() {
    return world;
  }

  /** What is really the case with each drone. */
  public List<VehicleTruth> drones() {
    return drones;
  }

  public Referee referee() {
    return referee;
  }

  /** Ticks played. */
  public long ticks() {
    return tick;
  }

  /** Time played, nanoseconds. */
  public long nanos() {
    return tick * TICK_NANOS;
  }

  /** Plays the next 4 ms. */
  public void tick() {
    tick++;
    for (int i = 0; i < networks.size(); i++) {
      networks.get(i).tick(tick);
    }
    world.tick(tick);
    referee.look(tick);
  }

  /** A number that two stages share only if everything in them is the same. */
  public long stateHash() {
    long hash = world.stateHash();
    for (Fleet fleet : networks) {
      hash = hash * 0x9E37_79B9_7F4A_7C15L + fleet.hash();
    }
    return hash;
  }
}
