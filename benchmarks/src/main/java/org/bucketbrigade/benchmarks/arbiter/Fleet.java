package org.bucketbrigade.benchmarks.arbiter;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bucketbrigade.arbiter.Arbiter;
import org.bucketbrigade.arbiter.ArbiterOutput;
import org.bucketbrigade.arbiter.Decision;
import org.bucketbrigade.arbiter.Drone;
import org.bucketbrigade.arbiter.FlightArea;
import org.bucketbrigade.arbiter.Motion;
import org.bucketbrigade.arbiter.PayloadLimits;
import org.bucketbrigade.geo.Terrain;
import org.bucketbrigade.wire.v1.Ack;
import org.bucketbrigade.wire.v1.Act;
import org.bucketbrigade.wire.v1.Reason;

/**
 * An arbiter with drones over hills, 200 m apart, each flown in circles by a crew whose members
 * wish nearly, but not quite, the same.
 */
final class Fleet {
  static final long ROUND_NANOS = 100_000_000L;
  private static final double SPACING_M = 200;
  private static final double TURN_RAD_A_ROUND = 0.01;
  private static final int TICKS_A_ROUND = 10;
  private static final int WISHES = 1 << 12;
  private static final double POST_SPACING_M = 10;
  private static final double CEILING_AMSL_M = 1_000;

  private final Arbiter arbiter;
  private final List<Drone> drones = new ArrayList<>();
  private final int crew;
  private final double[] deviation = new double[WISHES];
  private long nowNanos = 1_000_000_000_000L;
  private long ticks;
  private long rounds;
  private int input;

  Fleet(int droneCount, int crew) {
    this.crew = crew;
    Random random = new Random(42);
    for (int i = 0; i < WISHES; i++) {
      // Most people within 1 m/s of each other, one in eight far off.
      deviation[i] = random.nextGaussian() * (i % 8 == 0 ? 6 : 0.7);
    }
    arbiter = new Arbiter(droneCount, PayloadLimits.REFERENCE, new Nobody());
    arbiter.pilotsPerCrew(crew);
    int side = (int) Math.ceil(Math.sqrt(droneCount));
    double half = side * SPACING_M / 2;
    arbiter.place(FlightArea.circle(0, 0, 2 * half, CEILING_AMSL_M), hills());
    for (int i = 0; i < droneCount; i++) {
      Drone drone = arbiter.add();
      drones.add(drone);
      int column = i % side;
      int row = i / side;
      double east = column * SPACING_M - half;
      double north = row * SPACING_M - half;
      drone.motion().report(east, north, 250 + random.nextInt(20), 0, 0, 0, nowNanos);
      arbiter.moved(drone);
      for (int person = 0; person < crew; person++) {
        // A mission has fewer people than the largest fleet has seats.
        arbiter.seat(drone, (i * crew + person) % Arbiter.MAX_PEOPLE, true, nowNanos);
      }
      arbiter.control(drone, Drone.Control.CREW, nowNanos);
    }
    for (int i = 0; i < droneCount * crew; i++) {
      accept();
    }
  }

  private static Terrain hills() {
    int side = Terrain.MAX_SIDE;
    double edge = -side * POST_SPACING_M / 2;
    Terrain terrain = new Terrain(edge, edge, POST_SPACING_M, side, side);
    int tilesARow = side / Terrain.TILE;
    for (int tile = 0; tile < terrain.tiles(); tile++) {
      for (int i = 0; i < Terrain.TILE * Terrain.TILE; i++) {
        int column = tile % tilesARow * Terrain.TILE + i % Terrain.TILE;
        int row = tile / tilesARow * Terrain.TILE + i / Terrain.TILE;
        terrain.setPost(tile, i, (float) (200 + 20 * Math.sin(column / 30.0 + row / 50.0)));
      }
    }
    return terrain;
  }

  /** Switches the 25 Hz gate off: every input is merged at once. */
  void openGate() {
    arbiter.openGate();
  }

  /** The next person's wish, drone by drone in turn. */
  Reason accept() {
    int at = input++ & 0x7FFF_FFFF;
    Drone drone = drones.get(at % drones.size());
    int seat = at / drones.size() % crew;
    double heading = rounds * TURN_RAD_A_ROUND + drone.index();
    return arbiter.steer(
        drone,
        seat,
        8 * Math.cos(heading) + deviation[at % WISHES],
        8 * Math.sin(heading) + deviation[(at + 7) % WISHES],
        0.3 * deviation[(at + 13) % WISHES],
        100_000_000L,
        nowNanos);
  }

  /** All inputs so far are merged, where the gate is open. */
  void merge() {
    arbiter.batchEnd(nowNanos);
  }

  /** A tenth of a second: every drone is reported, steered by one person and evaluated once. */
  void round() {
    rounds++;
    for (int i = 0; i < drones.size(); i++) {
      move(drones.get(i));
      accept();
    }
    for (int i = 0; i < TICKS_A_ROUND; i++) {
      nowNanos += ROUND_NANOS / TICKS_A_ROUND;
      arbiter.tick(++ticks, nowNanos);
    }
  }

  private void move(Drone drone) {
    Motion was = drone.motion();
    double seconds = ROUND_NANOS * 1e-9;
    was.report(
        was.eastM() + drone.eastMps() * seconds,
        was.northM() + drone.northMps() * seconds,
        was.amslM() - drone.downMps() * seconds,
        drone.northMps(),
        drone.eastMps(),
        drone.downMps(),
        nowNanos);
    arbiter.moved(drone);
  }

  /** Mean speed that the drones are told, m/s: shows that they fly. */
  double meanSpeedMps() {
    return drones.stream()
        .mapToDouble(drone -> Math.hypot(drone.northMps(), drone.eastMps()))
        .average()
        .orElseThrow();
  }

  /** An output that nobody listens to. */
  private static final class Nobody implements ArbiterOutput {
    @Override
    public void setpoint(Drone drone) {}

    @Override
    public void releaseWater(Drone drone, int number) {}

    @Override
    public void pump(Drone drone, boolean on) {}

    @Override
    public void returnHome(Drone drone) {}

    @Override
    public void ack(int person, long idHigh, long idLow, Ack.Outcome outcome, Reason reason) {}

    @Override
    public void notice(Drone drone, Act act, Reason reason) {}

    @Override
    public void leadWanted(Drone drone, Decision drop) {}

    @Override
    public void awaitDurable() {}
  }
}
