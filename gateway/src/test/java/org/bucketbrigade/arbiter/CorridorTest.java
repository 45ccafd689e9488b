package org.bucketbrigade.arbiter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bucketbrigade.geo.LocalPoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * As many drones as a sector may have meet in the narrowest way there is to its base: half of them
 * fly out, half of them home, and nobody steers to the right.
 */
final class CorridorTest {
  private static final long SEED = 1;
  private static final double HEIGHT_M = 150;
  private static final double HALF_LENGTH_M = 200;
  private static final double HALF_WIDTH_M = 30;
  private static final double ROOM_M = 220;
  private static final double THERE_M = 8;
  private static final double APART_M = 24;

  private static FlightArea area(boolean lanes) {
    double end = HALF_LENGTH_M + ROOM_M;
    double half = ROOM_M / 2;
    FlightArea.Way way = new FlightArea.Way(-HALF_LENGTH_M, 0, HALF_LENGTH_M, 0, HALF_WIDTH_M);
    return new FlightArea(
        List.of(
            part(-end, -HALF_LENGTH_M, half),
            lanes
                ? FlightArea.Part.way(way, 10)
                : part(-HALF_LENGTH_M, HALF_LENGTH_M, HALF_WIDTH_M),
            part(HALF_LENGTH_M, end, half)),
        260,
        List.of(
            Areas.point(-HALF_LENGTH_M - half, 0),
            Areas.point(-HALF_LENGTH_M, 0),
            Areas.point(HALF_LENGTH_M, 0),
            Areas.point(HALF_LENGTH_M + half, 0)));
  }

  private static FlightArea.Part part(double westM, double eastM, double halfM) {
    return new FlightArea.Part(
        Areas.polygon(westM, -halfM, eastM, -halfM, eastM, halfM, westM, halfM), 10);
  }

  /** Where a drone of one side stands: in rows behind the mouth of the corridor. */
  private static LocalPoint place(int number, int side) {
    int row = number / 5;
    double behindM = HALF_LENGTH_M + 50 + APART_M * row;
    return Areas.point(side * behindM, APART_M * (number % 5 - 2));
  }

  /** What a crew aims at that wants to get to the other side. */
  private static LocalPoint aim(Swarm.Truth at, LocalPoint goal) {
    double side = Math.signum(goal.eastM);
    double northM = Math.clamp(at.northM, -HALF_WIDTH_M / 2, HALF_WIDTH_M / 2);
    if (side * at.eastM < -HALF_LENGTH_M) {
      return Areas.point(-side * (HALF_LENGTH_M - 10), northM);
    }
    return side * at.eastM < HALF_LENGTH_M
        ? Areas.point(side * (HALF_LENGTH_M + 20), northM)
        : goal;
  }

  private static Swarm.Manner manner(String word) {
    return word.equals("SLUGGISH") ? Swarm.Manner.SLUGGISH : Swarm.Manner.ARDUCOPTER;
  }

  @ParameterizedTest(name = "{0} and {1}, {2}, within {3} s")
  @CsvSource({
    "1, 1, ARDUCOPTER, 100",
    "5, 5, ARDUCOPTER, 150",
    "13, 12, ARDUCOPTER, 300",
    "12, 13, SLUGGISH, 300"
  })
  void allGetThrough(int out, int home, String manner, double withinS) {
    Flown flown = fly(area(true), out, home, manner(manner), withinS);
    assertThat(flown.there).as("drones on the other side").isEqualTo(out + home);
    assertThat(flown.nearestM).isGreaterThanOrEqualTo(FlightLimits.REFERENCE.separationM());
  }

  @Test
  void withoutLanesTheyJam() {
    Flown flown = fly(area(false), 12, 12, Swarm.Manner.ARDUCOPTER, 300);
    assertThat(flown.there).as("drones on the other side").isLessThan(12);
    assertThat(flown.nearestM).isGreaterThanOrEqualTo(FlightLimits.REFERENCE.separationM());
  }

  /**
   * How a flight went.
   *
   * @param there drones that are on the other side
   * @param nearestM least distance of two on the map
   */
  private record Flown(int there, double nearestM) {}

  private static Flown fly(
      FlightArea area, int out, int home, Swarm.Manner manner, double withinS) {
    System.out.println("seed " + SEED);
    Random random = new Random(SEED);
    Swarm swarm = new Swarm(area, Grounds.flat(100), manner, 0.2);
    List<LocalPoint> goals = new ArrayList<>();
    for (int i = 0; i < out + home; i++) {
      int side = i < out ? -1 : 1;
      LocalPoint from = place(i < out ? i : i - out, side);
      swarm.add(from.eastM, from.northM, HEIGHT_M, 0.5, random);
      int behind = (i < out ? out - 1 - i : home - 1 - (i - out)); // who leaves first goes farthest
      goals.add(place(behind, -side));
    }
    double nearestM = Double.POSITIVE_INFINITY;
    int there = 0;
    for (int step = 0; there < goals.size() && step < withinS * 100; step++) {
      there = 0;
      for (Drone drone : swarm.drones) {
        Swarm.Truth truth = swarm.truth(drone);
        LocalPoint goal = goals.get(drone.index());
        LocalPoint aim = aim(truth, goal);
        for (int seat = 0; (step + drone.index()) % 50 == 0 && seat < 3; seat++) {
          swarm.arbiter.echo(drone, seat, swarm.now());
          swarm.arbiter.aim(drone, seat, aim.eastM, aim.northM, HEIGHT_M, 0, swarm.now());
        }
        there += Math.hypot(truth.eastM - goal.eastM, truth.northM - goal.northM) < THERE_M ? 1 : 0;
      }
      swarm.step();
      nearestM = Math.min(nearestM, swarm.nearestM());
    }
    return new Flown(there, nearestM);
  }
}
