package org.bucketbrigade.arbiter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Crews that insist on crossing each other's way all get there, and never too near. */
final class DeadlockTest {
  private static final double HEIGHT_M = 150;
  private static final double THERE_M = 6;
  private static final double NEVER = Double.POSITIVE_INFINITY;
  private static final FlightLimits LIMITS = FlightLimits.REFERENCE;

  private static final int SEEDS = 3;

  /** Where a drone begins and where its crew wants to be, metres east and north. */
  record Errand(double fromE, double fromN, double toE, double toN) {}

  static List<Errand> errands(String scene, double sizeM) {
    List<Errand> errands = new ArrayList<>();
    int n = scene.startsWith("ring") ? Integer.parseInt(scene.substring(4)) : 0;
    for (int i = 0; i < n; i++) {
      double angle = 2 * Math.PI * i / n;
      double e = sizeM * Math.cos(angle);
      double no = sizeM * Math.sin(angle);
      errands.add(new Errand(e, no, -e, -no));
    }
    switch (scene) {
      case "headOn" -> {
        errands.add(new Errand(-sizeM, 0, sizeM, 0));
        errands.add(new Errand(sizeM, 0, -sizeM, 0));
      }
      case "headOnPairs" -> {
        for (int i = 0; i < 4; i++) {
          errands.add(new Errand(-sizeM, 14 * i, sizeM, 14 * i));
          errands.add(new Errand(sizeM, 14 * i, -sizeM, 14 * i));
        }
      }
      case "crossing" -> {
        errands.add(new Errand(-sizeM, 0, sizeM, 0));
        errands.add(new Errand(0, -sizeM, 0, sizeM));
        errands.add(new Errand(sizeM, 0, -sizeM, 0));
        errands.add(new Errand(0, sizeM, 0, -sizeM));
      }
      default -> {}
    }
    return errands;
  }

  @ParameterizedTest(name = "{0} of {1} m, {2}, within {3} s")
  @CsvSource({
    "headOn, 100, ARDUCOPTER, 60",
    "headOn, 25, SLUGGISH, 30",
    "headOnPairs, 80, ARDUCOPTER, 90",
    "headOnPairs, 80, SLUGGISH, 90",
    "crossing, 100, ARDUCOPTER, 120",
    "crossing, 25, ARDUCOPTER, 120",
    "crossing, 25, SLUGGISH, 120",
    "ring8, 100, ARDUCOPTER, 150",
    "ring8, 100, SLUGGISH, 150",
    "ring8, 40, ARDUCOPTER, 150",
    "ring8, 40, SLUGGISH, 150",
    "ring12, 60, ARDUCOPTER, 200",
    "ring24, 150, SLUGGISH, 300",
  })
  void allGetWhereTheirCrewsInsistToGo(String scene, double sizeM, String manner, double withinS) {
    for (int seed = 1; seed <= SEEDS; seed++) {
      Flight flight = fly(scene, sizeM, manner, true, withinS, new Random(seed));
      assertThat(flight.tookS())
          .as("seed %d: seconds until all were there", seed)
          .isNotEqualTo(NEVER);
      assertThat(flight.nearestM())
          .as("seed %d", seed)
          .isGreaterThanOrEqualTo(LIMITS.separationM());
    }
  }

  @ParameterizedTest(name = "{0} of {1} m, {2}")
  @CsvSource({
    "ring12, 60, ARDUCOPTER",
    "ring12, 60, SLUGGISH",
    "ring16, 100, ARDUCOPTER",
    "ring24, 150, SLUGGISH"
  })
  void withoutPriorityMostWaitForEachOtherForEver(String scene, double sizeM, String manner) {
    int waiting = 0;
    for (int seed = 1; seed <= SEEDS; seed++) {
      Flight flight = fly(scene, sizeM, manner, false, 300, new Random(seed));
      waiting += flight.tookS() == NEVER ? 1 : 0;
      assertThat(flight.nearestM())
          .as("seed %d", seed)
          .isGreaterThanOrEqualTo(LIMITS.separationM());
    }
    assertThat(waiting).as("of %d flights", SEEDS).isGreaterThan(SEEDS / 2);
  }

  /** Standing where another insists to go is no insisting: nobody is pushed away. */
  @Test
  void whoStandsByTheirOwnWishIsNotMoved() {
    Swarm swarm = swarm("ARDUCOPTER");
    Random random = new Random(1);
    Drone insisting = swarm.add(0, 0, HEIGHT_M, 0, random);
    List<Drone> standing = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      standing.add(swarm.add(16, 14 * (i - 3), HEIGHT_M, 0, random));
    }
    for (int i = 0; i < 2_000; i++) {
      if (i % 10 == 0) {
        swarm.wish(insisting, 0, 8, 0);
        standing.forEach(drone -> swarm.wish(drone, 0, 0, 0));
      }
      swarm.step();
    }
    for (Drone drone : standing) {
      assertThat(swarm.truth(drone).eastM).isBetween(15.0, 17.0);
    }
  }

  /** Nobody is to leave the way of a drone that its pilot in command flies elsewhere by now. */
  @Test
  void whoIsTakenOverInsistsNoMore() {
    Swarm swarm = swarm("ARDUCOPTER");
    Random random = new Random(1);
    List<Errand> errands = errands("ring12", 60);
    for (Errand errand : errands) {
      swarm.add(errand.fromE, errand.fromN, HEIGHT_M, 0.5, random);
    }
    Drone insisting = swarm.drones.get(0);
    for (int i = 0; i < 20_000 && !insisting.patience.insists(); i++) {
      insist(swarm, errands, i);
      swarm.step();
    }
    assertThat(insisting.patience.insists()).as("before").isTrue();
    swarm.arbiter.control(insisting, Drone.Control.NONE, swarm.now());
    assertThat(insisting.patience.insists()).as("after").isFalse();
  }

  /**
   * The flight of all of them: when the last was there, or {@link #NEVER}, and how near they got.
   */
  record Flight(double tookS, double nearestM) {}

  private static Swarm swarm(String manner) {
    return new Swarm(
        FlightArea.circle(0, 0, 400, 260),
        Grounds.flat(100),
        manner.equals("SLUGGISH") ? Swarm.Manner.SLUGGISH : Swarm.Manner.ARDUCOPTER,
        0.2);
  }

  private Flight fly(
      String scene, double sizeM, String manner, boolean priority, double withinS, Random random) {
    Swarm swarm = swarm(manner);
    if (!priority) {
      swarm.arbiter.withoutPriority();
    }
    List<Errand> errands = errands(scene, sizeM);
    for (Errand errand : errands) {
      swarm.add(errand.fromE, errand.fromN, HEIGHT_M, 0.5, random);
    }
    double nearestM = Double.POSITIVE_INFINITY;
    for (int i = 0; i < withinS * 100; i++) {
      if (allThere(swarm, errands)) {
        return new Flight(i / 100.0, nearestM);
      }
      insist(swarm, errands, i);
      swarm.step();
      nearestM = Math.min(nearestM, swarm.nearestM());
    }
    return new Flight(NEVER, nearestM);
  }

  private static void insist(Swarm swarm, List<Errand> errands, int step) {
    for (Drone drone : swarm.drones) {
      Errand errand = errands.get(drone.index());
      for (int seat = 0; (step + drone.index()) % 50 == 0 && seat < 3; seat++) {
        swarm.arbiter.echo(drone, seat, swarm.now());
        swarm.arbiter.aim(drone, seat, errand.toE, errand.toN, HEIGHT_M, 0, swarm.now());
      }
    }
  }

  private static boolean allThere(Swarm swarm, List<Errand> errands) {
    for (Drone drone : swarm.drones) {
      Swarm.Truth truth = swarm.truth(drone);
      Errand errand = errands.get(drone.index());
      double awayM = Math.hypot(truth.eastM - errand.toE, truth.northM - errand.toN);
      if (awayM > THERE_M) {
        return false;
      }
    }
    return true;
  }
}
