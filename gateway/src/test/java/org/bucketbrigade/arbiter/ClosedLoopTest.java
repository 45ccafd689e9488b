package org.bucketbrigade.arbiter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever crews wish, true positions stay inside, above, below and apart. */
final class ClosedLoopTest {
  private static final FlightLimits LIMITS = FlightLimits.REFERENCE;
  private static final double CEILING_AMSL_M = 260;
  private static final double CENTRE_EAST_M = 20;
  private static final double CENTRE_NORTH_M = -10;
  private static final double SECTOR_FLOOR_M = 10;
  private static final int TICKS_A_CHECK = 5;
  private static final int MINUTES = 4;

  /** What a whole crew is after for a while. */
  private enum Aim {
    RANDOM,
    FENCE,
    EACH_OTHER,
    GROUND,
    CEILING
  }

  private static final class Hostile {
    Aim aim = Aim.RANDOM;
    int target;
    double north;
    double east;
    double down;
    long untilTick;
  }

  @ParameterizedTest(name = "seed {0}, {1} drones in {2} m, error {3} m, gusts {4} m/s, {5}")
  @CsvSource({
    "1, 2, 200, 0.0, 0.0, ARDUCOPTER",
    "2, 8, 500, 0.0, 0.3, ARDUCOPTER",
    "3, 24, 250, 1.0, 0.3, ARDUCOPTER",
    "4, 24, 500, 2.0, 0.3, ARDUCOPTER",
    "36, 40, 900, 2.0, 0.3, ARDUCOPTER",
    "6, 8, 500, 0.0, 0.3, SLUGGISH",
    "7, 24, 400, 1.0, 0.3, SLUGGISH",
    "118, 12, 200, 2.0, 0.3, SLUGGISH",
    "169, 40, 500, 2.0, 0.3, SLUGGISH",
  })
  void hostileCrewsNeverBreakTheEnvelope(
      long seed, int drones, double radiusM, double errorM, double gustMps, String manner) {
    Random random = new Random(seed);
    Swarm swarm = swarm(drones, radiusM, errorM, gustMps, manner, random);
    assertThat(meanSpeedMps(swarm, random, seed)).as("mean speed, m/s").isGreaterThan(4);
  }

  /** Flies and checks; the mean speed tells that it was not safe by standing still. */
  private static double meanSpeedMps(Swarm swarm, Random random, long seed) {
    int drones = swarm.drones.size();
    List<Hostile> crews = crews(drones);
    double flownM = 0;
    for (int i = 0; i < MINUTES * 6_000; i++) {
      steer(swarm, crews, random);
      swarm.step();
      check(swarm, seed);
      flownM += swarm.flownM();
    }
    return flownM / drones / MINUTES / 60;
  }

  @ParameterizedTest(name = "seed {0}, {1} drones, error {2} m, gusts {3} m/s, {4}")
  @CsvSource({
    "21, 1, 0.0, 0.0, ARDUCOPTER",
    "22, 3, 1.0, 0.3, ARDUCOPTER",
    "23, 5, 2.0, 0.3, ARDUCOPTER",
    "24, 5, 2.0, 0.3, ARDUCOPTER",
    "25, 5, 2.0, 0.3, ARDUCOPTER",
    "26, 3, 1.0, 0.3, SLUGGISH",
    "27, 5, 2.0, 0.3, SLUGGISH",
    "28, 5, 2.0, 0.3, SLUGGISH",
  })
  void hostileCrewsNeverLeaveASectorWhateverItsShape(
      long seed, int drones, double errorM, double gustMps, String manner) {
    Random random = new Random(seed);
    FlightArea area = Areas.star(random, SECTOR_FLOOR_M, CEILING_AMSL_M).area();
    Swarm swarm = new Swarm(area, Grounds.hills(), manner(manner), gustMps);
    place(swarm, drones, errorM, random);
    assertThat(meanSpeedMps(swarm, random, seed)).as("mean speed, m/s").isGreaterThan(2.5);
  }

  /** Drones at random places inside, clear of the fence and of each other. */
  private static void place(Swarm swarm, int drones, double errorM, Random random) {
    while (swarm.drones.size() < drones) {
      double east = random.nextDouble(-400, 400);
      double north = random.nextDouble(-400, 400);
      double up = swarm.terrain.amslM(east, north) + 2 * SECTOR_FLOOR_M + random.nextDouble(30);
      if (swarm.area.contains(east, north)
          && swarm.area.fenceM(east, north) > 10
          && swarm.truths.stream()
              .allMatch(t -> Math.hypot(t.eastM - east, t.northM - north) > 34)) {
        swarm.add(east, north, up, errorM, random);
      }
    }
  }

  @ParameterizedTest(name = "seed {0}, error {1} m, gusts {2} m/s, {3}")
  @CsvSource({
    "11, 0.0, 0.0, ARDUCOPTER",
    "12, 1.0, 0.3, ARDUCOPTER",
    "13, 2.0, 0.3, ARDUCOPTER",
    "14, 1.0, 0.3, SLUGGISH",
  })
  void losingTheGatewayAtAnyMomentIsSafe(long seed, double errorM, double gustMps, String manner) {
    Random random = new Random(seed);
    for (int round = 0; round < 12; round++) {
      int drones = 4 + random.nextInt(20);
      double radiusM = 200 + random.nextInt(500);
      Swarm swarm = swarm(drones, radiusM, errorM, gustMps, manner, random);
      List<Hostile> crews = crews(drones);
      int lossTick = 300 + random.nextInt(1_500);
      for (int i = 0; i < lossTick + 1_000; i++) {
        swarm.setpointsCease = i >= lossTick;
        swarm.reportsCease = swarm.setpointsCease && round % 2 == 0;
        steer(swarm, crews, random);
        swarm.step();
        check(swarm, seed);
      }
    }
  }

  private static List<Hostile> crews(int drones) {
    List<Hostile> crews = new ArrayList<>();
    for (int i = 0; i < drones; i++) {
      crews.add(new Hostile());
    }
    return crews;
  }

  private static Swarm swarm(
      int drones, double radiusM, double errorM, double gustMps, String manner, Random random) {
    FlightArea area = FlightArea.circle(CENTRE_EAST_M, CENTRE_NORTH_M, radiusM, CEILING_AMSL_M);
    Swarm swarm = new Swarm(area, Grounds.hills(), manner(manner), gustMps);
    for (int i = 0; i < drones; i++) {
      double east = CENTRE_EAST_M - 100 + 34 * (i % 7);
      double north = CENTRE_NORTH_M - 90 + 34 * (i / 7);
      double up = swarm.terrain.amslM(east, north) + 12 + random.nextDouble(40);
      swarm.add(east, north, up, errorM, random);
    }
    return swarm;
  }

  private static Swarm.Manner manner(String name) {
    return name.equals("SLUGGISH") ? Swarm.Manner.SLUGGISH : Swarm.Manner.ARDUCOPTER;
  }

  private static void steer(Swarm swarm, List<Hostile> crews, Random random) {
    for (Drone drone : swarm.drones) {
      if ((swarm.tick + 3L * drone.index()) % 10 != 0) {
        continue;
      }
      Hostile crew = crews.get(drone.index());
      if (swarm.tick >= crew.untilTick) {
        choose(crew, swarm, random);
      }
      pursue(swarm, drone, crew);
    }
  }

  private static void choose(Hostile crew, Swarm swarm, Random random) {
    crew.untilTick = swarm.tick + 50 + random.nextInt(900);
    crew.aim = Aim.values()[random.nextInt(Aim.values().length)];
    crew.target = random.nextInt(swarm.drones.size());
    double heading = random.nextDouble(2 * Math.PI);
    crew.north = 20 * Math.cos(heading);
    crew.east = 20 * Math.sin(heading);
    crew.down = -4 + random.nextDouble(8);
  }

  private static void pursue(Swarm swarm, Drone drone, Hostile crew) {
    Swarm.Truth me = swarm.truth(drone);
    double north = crew.north;
    double east = crew.east;
    double down = crew.down;
    switch (crew.aim) {
      case RANDOM -> {}
      case GROUND -> down = 5;
      case CEILING -> down = -5;
      case FENCE -> {
        double dE = me.eastM - CENTRE_EAST_M;
        double dN = me.northM - CENTRE_NORTH_M;
        double rho = Math.max(1, Math.hypot(dE, dN));
        north = 20 * dN / rho;
        east = 20 * dE / rho;
      }
      case EACH_OTHER -> {
        Swarm.Truth other = swarm.truths.get(crew.target);
        double dE = other.eastM - me.eastM;
        double dN = other.northM - me.northM;
        double rho = Math.max(1, Math.hypot(dE, dN));
        north = 20 * dN / rho;
        east = 20 * dE / rho;
        down = me.upM - other.upM;
      }
    }
    swarm.wish(drone, north, east, down);
  }

  /** The lowest floor of all places where the drone may believe to be. */
  private static double floorM(FlightArea area, Swarm.Truth truth) {
    double lowest = area.floorAglM(truth.eastM, truth.northM);
    for (int eighth = 0; eighth < 8; eighth++) {
      double angle = Math.PI * eighth / 4;
      double east = truth.eastM + LIMITS.positionErrorM() * Math.cos(angle);
      double north = truth.northM + LIMITS.positionErrorM() * Math.sin(angle);
      lowest = Math.min(lowest, area.contains(east, north) ? area.floorAglM(east, north) : lowest);
    }
    return Math.max(LIMITS.floorAglM(), lowest);
  }

  private static void check(Swarm swarm, long seed) {
    if (swarm.tick % TICKS_A_CHECK != 0) {
      return;
    }
    for (Drone drone : swarm.drones) {
      Swarm.Truth truth = swarm.truth(drone);
      assertThat(swarm.outsideM(truth))
          .as("seed %d: metres outside, drone %d, tick %d", seed, drone.index(), swarm.tick)
          .isLessThanOrEqualTo(0);
      assertThat(swarm.aglM(truth))
          .as("seed %d: height above ground, drone %d, tick %d", seed, drone.index(), swarm.tick)
          .isGreaterThanOrEqualTo(floorM(swarm.area, truth) - LIMITS.positionErrorM());
      assertThat(truth.upM)
          .as("seed %d: height, drone %d, tick %d", seed, drone.index(), swarm.tick)
          .isLessThanOrEqualTo(CEILING_AMSL_M);
    }
    assertThat(swarm.nearestM())
        .as("seed %d: distance of the nearest two, tick %d", seed, swarm.tick)
        .isGreaterThanOrEqualTo(LIMITS.separationM());
  }
}
