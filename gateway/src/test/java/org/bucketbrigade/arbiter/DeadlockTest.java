package org.bucketbrigade.arbiter;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Crews that insist on crossing each other's way all get there, and never too near. */
final class DeadlockTest {
  private static final double HEIGHT_M = 150;
  private static final double THERE_M = 6;

  private final Random random = new Random(1);

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

  @ParameterizedTest
  @CsvSource({
    "headOn, 100", "headOn, 25", "headOnPairs, 80", "crossing, 100", "crossing, 25",
    "ring8, 100", "ring8, 40", "ring12, 100", "ring16, 100", "ring24, 150"
  })
  void explore(String scene, double sizeM) {
    for (String manner : new String[] {"ARDUCOPTER", "SLUGGISH"}) {
      System.out.println(
          scene
              + " "
              + sizeM
              + " "
              + manner
              + ": "
              + fly(scene, sizeM, manner, true)
              + " off: "
              + fly(scene, sizeM, manner, false));
    }
  }

  private String fly(String scene, double sizeM, String manner, boolean priority) {
    Swarm swarm =
        new Swarm(
            FlightArea.circle(0, 0, 400, 260),
            Grounds.flat(100),
            manner.equals("SLUGGISH") ? Swarm.Manner.SLUGGISH : Swarm.Manner.ARDUCOPTER,
            0.2);
    if (!priority) {
      swarm.arbiter.withoutPriority();
    }
    List<Errand> errands = errands(scene, sizeM);
    for (Errand errand : errands) {
      swarm.add(errand.fromE, errand.fromN, HEIGHT_M, 0.5, random);
    }
    double least = 1e9;
    int[] at = new int[errands.size()];
    for (int i = 0; i < 30_000; i++) {
      boolean all = true;
      for (Drone drone : swarm.drones) {
        Errand errand = errands.get(drone.index());
        if ((i + drone.index()) % 50 == 0) {
          for (int seat = 0; seat < 3; seat++) {
            swarm.arbiter.echo(drone, seat, swarm.now());
            swarm.arbiter.aim(drone, seat, errand.toE, errand.toN, HEIGHT_M, 0, swarm.now());
          }
        }
        Swarm.Truth truth = swarm.truth(drone);
        boolean there = Math.hypot(truth.eastM - errand.toE, truth.northM - errand.toN) < THERE_M;
        if (there && at[drone.index()] == 0) {
          at[drone.index()] = i;
        }
        all &= there;
      }
      if (all) {
        return "all after " + i / 100.0 + " s, nearest " + least;
      }
      swarm.step();
      least = Math.min(least, swarm.nearestM());
    }
    return "NOT ALL " + java.util.Arrays.toString(at) + " nearest " + least;
  }
}
