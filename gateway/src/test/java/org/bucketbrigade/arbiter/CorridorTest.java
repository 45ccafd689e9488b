package org.bucketbrigade.arbiter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bucketbrigade.geo.LocalPoint;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Drones meet in the narrowest way there is between a sector and its base: half of them fly out,
 * half of them home. As many as a sector may have at once jam there; see the known limits.
 */
final class CorridorTest {
  private static final double HEIGHT_M = 150;
  private static final double HALF_LENGTH_M = 200;
  private static final double HALF_WIDTH_M = 30;
  private static final double ROOM_M = 220;
  private static final double THERE_M = 8;
  private static final double APART_M = 24;

  private static FlightArea area() {
    double end = HALF_LENGTH_M + ROOM_M;
    double half = ROOM_M / 2;
    return new FlightArea(
        List.of(
            part(-end, -HALF_LENGTH_M, half),
            part(-HALF_LENGTH_M, HALF_LENGTH_M, HALF_WIDTH_M),
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
  @CsvSource({"1, 1, ARDUCOPTER, 150", "5, 5, ARDUCOPTER, 240"})
  void allGetThrough(int out, int home, String manner, double withinS) {
    long seed = 1;
    Random random = new Random(seed);
    Swarm swarm = new Swarm(area(), Grounds.flat(100), manner(manner), 0.2);
    List<LocalPoint> goals = new ArrayList<>();
    for (int i = 0; i < out + home; i++) {
      int side = i < out ? -1 : 1;
      LocalPoint from = place(i < out ? i : i - out, side);
      swarm.add(from.eastM, from.northM, HEIGHT_M, 0.5, random);
      int behind = (i < out ? out - 1 - i : home - 1 - (i - out)); // who leaves first goes farthest
      goals.add(place(behind, -side));
    }
    double nearestM = Double.POSITIVE_INFINITY;
    int step = 0;
    int there = 0;
    while (there < goals.size() && step < withinS * 100) {
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
      step++;
      nearestM = Math.min(nearestM, swarm.nearestM());
    }
    assertThat(there).as("seed %d: drones on the other side", seed).isEqualTo(goals.size());
    assertThat(nearestM).isGreaterThanOrEqualTo(FlightLimits.REFERENCE.separationM());
  }
}
