package org.bucketbrigade.sim.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.agrona.DirectBuffer;
import org.bucketbrigade.sim.scenario.Scenario;
import org.bucketbrigade.sim.vehicle.Fleet;
import org.bucketbrigade.sim.vehicle.Pads;
import org.bucketbrigade.sim.vehicle.VehicleOptions;
import org.bucketbrigade.sim.vehicle.VehicleTruth;
import org.bucketbrigade.sim.world.Surroundings;
import org.bucketbrigade.sim.world.World;

/**
 * A scenario being played: its world, its drones on one or more MAVLink networks, and the referee.
 *
 * <p>Drones are numbered from 0; number n is system id {@code n % 240 + 1} on network {@code n /
 * 240}.
 *
 * <p>Everything happens in ticks: what came in since the last one is applied, all drones move, the
 * water that they let go falls and their frames go out, each in the order of networks, system ids
 * and sequence; then the world moves. So the same inputs at the same ticks give the same state,
 * however fast it is played and by how many threads.
 */
public final class Stage implements AutoCloseable {
  private static final long TICK_NANOS = World.TICK_MILLIS * 1_000_000L;

  /** Takes the frames that drones send. */
  public interface Frames {
    /** One whole frame; the bytes are good until this returns. */
    void send(int network, int systemId, DirectBuffer buffer, int offset, int length);
  }

  private final World world;
  private final List<Fleet> networks = new ArrayList<>();
  private final List<TickInbox> inboxes = new ArrayList<>();
  private final List<TickInbox.Taker> takers = new ArrayList<>();
  private final List<Squad> squads = new ArrayList<>();
  private final List<VehicleTruth> drones = new ArrayList<>();
  private final Frames out;
  private final TickThreads threads;
  private final Referee referee;
  private InputLog inputs = InputLog.NONE;
  private long tick;

  /** A stage whose drones are ticked by the thread that calls {@link #tick()}. */
  public Stage(Scenario scenario, int droneCount, long seed, Frames out) {
    this(scenario, droneCount, seed, out, 1);
  }

  /**
   * A stage.
   *
   * @param out is called by the thread that calls {@link #tick()}, at its end
   * @param threadCount how many threads tick the drones; the result is the same to the bit
   */
  public Stage(Scenario scenario, int droneCount, long seed, Frames out, int threadCount) {
    this.out = out;
    world = new World(scenario, seed);
    for (int first = 0; first < droneCount; first += Fleet.MAX_VEHICLES) {
      addNetwork(scenario, seed, first, Math.min(Fleet.MAX_VEHICLES, droneCount - first));
    }
    threads = new TickThreads(threadCount, squads.size(), this::tickSquad);
    referee = new Referee(scenario.area(), drones);
  }

  private void addNetwork(Scenario scenario, long seed, int first, int count) {
    int number = networks.size();
    int firstSquad = squads.size();
    for (int from = 0; from < count; from += Squad.SIZE) {
      squads.add(new Squad(number, from, Math.min(from + Squad.SIZE, count), world));
    }
    Fleet fleet =
        new Fleet(
            count,
            first,
            world.frame(),
            (IntFunction<Surroundings>) i -> squads.get(firstSquad + i / Squad.SIZE),
            from(Pads.of(scenario), first),
            VehicleOptions.of(scenario.drones(), seed),
            (systemId, buffer, offset, length) ->
                squads
                    .get(firstSquad + (systemId - 1) / Squad.SIZE)
                    .send(systemId, buffer, offset, length));
    networks.add(fleet);
    inboxes.add(new TickInbox());
    takers.add(
        (systemId, buffer, offset, length) -> {
          inputs.applied(tick + 1, number, systemId, buffer, offset, length);
          fleet.receive(systemId, buffer, offset, length, nanos());
        });
    drones.addAll(fleet.truths());
  }

  private void tickSquad(int number) {
    Squad squad = squads.get(number);
    squad.tick(networks.get(squad.network()), tick);
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

  /** The network that a drone is on. */
  public int networkOf(int drone) {
    return drone / Fleet.MAX_VEHICLES;
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

  /** From now on everything that drones are sent is shown to a log, too. */
  public void log(InputLog log) {
    inputs = log;
  }

  /**
   * Takes what somebody sent to a drone; the next tick applies it, sorted by network, system id and
   * order of arrival.
   *
   * @param systemId 0 for all drones of the network
   * @return whether there was room; if not, the piece is lost and counted
   */
  public boolean receive(int network, int systemId, DirectBuffer buffer, int offset, int length) {
    return inboxes.get(network).put(systemId, buffer, offset, length);
  }

  /** Pieces that came while there was no room for them, before the next tick. */
  public long overflowed() {
    long sum = 0;
    for (TickInbox inbox : inboxes) {
      sum += inbox.overflowed();
    }
    return sum;
  }

  /** Received frames that did not fit into the autopilots' inboxes. */
  public long droppedFrames() {
    long sum = 0;
    for (Fleet fleet : networks) {
      sum += fleet.droppedFrames();
    }
    return sum;
  }

  /** Whatever drones received that was no good frame: wrong checksums and stray bytes. */
  public long nonsense() {
    long sum = 0;
    for (Fleet fleet : networks) {
      sum += fleet.nonsense();
    }
    return sum;
  }

  /** Plays the next 4 ms. */
  public void tick() {
    for (int i = 0; i < inboxes.size(); i++) {
      inboxes.get(i).drain(takers.get(i));
    }
    tick++;
    threads.round();
    for (int i = 0; i < squads.size(); i++) {
      squads.get(i).flush(out);
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

  @Override
  public void close() {
    threads.close();
  }
}
