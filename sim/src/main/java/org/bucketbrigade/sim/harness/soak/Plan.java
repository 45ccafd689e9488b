package org.bucketbrigade.sim.harness.soak;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.bucketbrigade.core.CoreConfig;
import org.bucketbrigade.sim.chance.Chance;
import org.bucketbrigade.sim.scenario.AutopilotKind;
import org.bucketbrigade.sim.scenario.Scenario;

/**
 * What one seed draws: place, weather, crews, who in them is hostile and how, and what goes wrong.
 *
 * @param drones 4 to 12
 * @param crew people of each drone, 3 to 30
 * @param hostileShare part of each crew that is hostile, 0 to 0.45
 * @param manners what hostile people do; one alone makes a coalition
 * @param windMps mean wind at 10 m, at most 12 m/s; gusts reach 1.6 times as much
 * @param errorM largest difference of true and reported position, at most 2 m
 * @param vehicleDelayNanos one way between core and vehicles: at most 150 ms, 300 ms there and back
 * @param seconds length of the flight
 * @param troubles what goes wrong on the way
 */
record Plan(
    long seed,
    int drones,
    int crew,
    double hostileShare,
    List<Manner> manners,
    double windMps,
    double errorM,
    long vehicleDelayNanos,
    int seconds,
    Set<Trouble> troubles) {

  /** What can be asked for instead of being drawn; negative: drawn. */
  record Wanted(double hostileShare, int crew, int seconds) {
    static final Wanted NOTHING = new Wanted(-1, -1, -1);
  }

  static final int LEAST_CREW = 3;
  static final int MOST_CREW = 30;
  static final double MOST_HOSTILE = 0.45;

  private static final double[] SHARES = {0, 0.1, 0.2, 0.33, 0.4, MOST_HOSTILE};
  private static final long[] DELAYS_MS = {10, 50, 150};
  private static final int SECONDS = 300;
  private static final int LEAST_DRONES = 4;
  private static final int MOST_DRONES = 12;
  private static final double MOST_WIND_MPS = 12;
  private static final double MOST_ERROR_M = 2;
  private static final double GUSTS = 1.6;
  private static final double TROUBLE_SHARE = 0.2;

  /** Draws are numbered from here, away from those of people and vehicles. */
  private static final long STREAM = -1_000;

  static Plan of(long seed, Wanted wanted) {
    Draw draw = new Draw(seed);
    int drones = draw.whole(LEAST_DRONES, MOST_DRONES);
    int crew = draw.whole(LEAST_CREW, MOST_CREW);
    double share = SHARES[draw.whole(0, SHARES.length - 1)];
    List<Manner> hostile = Manner.HOSTILE;
    Manner alone = hostile.get(draw.whole(0, hostile.size() - 1));
    boolean coalition = draw.next() < 0.5;
    Set<Trouble> troubles = EnumSet.noneOf(Trouble.class);
    for (Trouble trouble : Trouble.values()) {
      if (draw.next() < TROUBLE_SHARE) {
        troubles.add(trouble);
      }
    }
    return new Plan(
        seed,
        drones,
        wanted.crew < 0 ? crew : wanted.crew,
        wanted.hostileShare < 0 ? share : wanted.hostileShare,
        coalition ? List.of(alone) : hostile,
        draw.next() < 0.3 ? MOST_WIND_MPS : MOST_WIND_MPS * draw.next(),
        draw.next() < 0.5 ? MOST_ERROR_M : MOST_ERROR_M * draw.next(),
        DELAYS_MS[draw.whole(0, DELAYS_MS.length - 1)] * 1_000_000,
        wanted.seconds < 0 ? SECONDS : wanted.seconds,
        troubles);
  }

  /** How many of a crew are hostile: rounded down, so that the share is never more than said. */
  int hostilePeople() {
    return (int) (hostileShare * crew + 1e-9);
  }

  boolean has(Trouble trouble) {
    return troubles.contains(trouble);
  }

  /** The same flight, but shorter or longer. */
  Plan lasting(int newSeconds) {
    return new Plan(
        seed,
        drones,
        crew,
        hostileShare,
        manners,
        windMps,
        errorM,
        vehicleDelayNanos,
        newSeconds,
        troubles);
  }

  /** What the core of this flight is set up with. */
  CoreConfig config() {
    return CoreConfig.DEFAULT.holding(drones);
  }

  /** The place and the weather: small, so that fence, floor and neighbours are never far. */
  Scenario scenario() {
    Draw draw = new Draw(seed ^ STREAM);
    int radiusM = draw.whole(140, 260);
    double low = 100;
    double high = low + draw.whole(0, 40);
    return new Scenario(
        "soak",
        new Scenario.Origin(49.36, -123.05),
        new Scenario.Map(640, 640, 20),
        new Scenario.TerrainShape(
            20, low, high, 360 * draw.next(), draw.whole(0, 8), draw.whole(1, 1_000)),
        List.of(),
        List.of(new Scenario.Base(0, -60, 60, 15)),
        List.of(),
        List.of(),
        List.of(),
        new Scenario.Wind(360 * draw.next(), windMps, GUSTS, 30),
        new Scenario.Fire(1, 1, 90, List.of()),
        new Scenario.Area(0, 0, radiusM, high + draw.whole(60, 120)),
        List.of(
            new Scenario.Person(40, 60, 20),
            new Scenario.Person(-70, 30, 30),
            new Scenario.Person(60, -110, 0)),
        List.of(),
        new Scenario.Drones(drones, 0.02, AutopilotKind.ARDUCOPTER));
  }

  /** Draws one number after the other; only for plans. */
  private static final class Draw {
    private final long seed;
    private int drawn;

    Draw(long seed) {
      this.seed = seed;
    }

    double next() {
      return Chance.uniform(seed, STREAM, drawn++, 0);
    }

    int whole(int least, int most) {
      return least + (int) (next() * (most - least + 1));
    }
  }
}
