package org.bucketbrigade.sim.harness.soak;

import java.util.Locale;
import org.bucketbrigade.arbiter.Arbiter;
import org.bucketbrigade.arbiter.Drone;
import org.bucketbrigade.arbiter.PayloadLimits;
import org.bucketbrigade.arbiter.Velocity;
import org.bucketbrigade.sim.chance.Chance;
import org.bucketbrigade.wire.v1.Reason;

/**
 * Invariant 8: a coalition below the breakdown point does not move a crew's merge further from the
 * honest people's middle than the proven bound.
 *
 * <p>The coalition earns trust for minutes while the honest people, on slow links, disagree a
 * little; then it pushes. So the weights are as unequal as they can be made.
 */
final class MergeTrial {
  static final String NAME = "bound";

  private static final long STREAM = -6_000;
  private static final long SECOND = 1_000_000_000L;
  private static final long EVERY_NANOS = 200_000_000L;
  private static final int EARNS_S = 400;
  private static final int MOST_PEOPLE = 30;
  private static final double MOST_MPS = 49;

  /** The merge is iterated until it is near enough. */
  private static final double SLACK = 0.03;

  private final long seed;
  private final int people;
  private final int hostile;
  private final double radiusMps;
  private final Arbiter arbiter;
  private final Drone drone;
  private final double[] centre = new double[3];
  private int draws;
  private long nowNanos = SECOND;

  MergeTrial(long seed) {
    this.seed = seed;
    people = 3 + (int) (draw() * (MOST_PEOPLE - 2));
    hostile = most(people);
    radiusMps = 0.5 + 3 * draw();
    for (int axis = 0; axis < 3; axis++) {
      centre[axis] = 8 * (2 * draw() - 1);
    }
    arbiter = new Arbiter(1, PayloadLimits.REFERENCE, new Silent());
    arbiter.pilotsPerCrew(MOST_PEOPLE);
    drone = arbiter.add();
    arbiter.control(drone, Drone.Control.CREW, nowNanos);
    for (int person = 0; person < people; person++) {
      int seat = arbiter.seat(drone, person, true, nowNanos);
      if (seat != person) {
        throw new IllegalStateException("person " + person + " sits in seat " + seat);
      }
    }
  }

  /** The largest coalition below the breakdown point: less than half of the weight. */
  private static int most(int people) {
    int most = 0;
    while (weightShare(most + 1, people) < 0.5) {
      most++;
    }
    return most;
  }

  /** Largest share of the weight that so many can hold. */
  private static double weightShare(int hostile, int people) {
    double alpha = (double) hostile / people;
    return 1.5 * alpha / (1 + 0.5 * alpha);
  }

  private double draw() {
    return Chance.uniform(seed, STREAM, draws++, 0);
  }

  /** Says what is wrong; empty if the bound is kept. */
  String breach() {
    for (long end = nowNanos + EARNS_S * SECOND; nowNanos < end; nowNanos += EVERY_NANOS) {
      speak(false, 0);
    }
    String what = "";
    for (int way = 0; way < 8 && what.isEmpty(); way++) {
      for (int i = 0; i < 5; i++) {
        speak(true, way);
        nowNanos += EVERY_NANOS;
      }
      what = judge();
    }
    return what;
  }

  /** Honest people first: the coalition knows what they want. */
  private void speak(boolean pushing, int way) {
    drone.motion().report(0, 0, 50, 0, 0, 0, nowNanos); // a drone that is not heard just holds
    for (int person = 0; person < people; person++) {
      boolean coalition = person < hostile;
      double length = coalition ? (pushing ? MOST_MPS : 0) : radiusMps;
      double turn = coalition ? way / 8.0 : Chance.uniform(seed, STREAM, person, way + 1);
      double rise = coalition || !pushing ? 0 : 2 * Chance.uniform(seed, STREAM, person, -way) - 1;
      double level = Math.sqrt(1 - rise * rise);
      long ageNanos = coalition ? 0 : SECOND + 3 * SECOND / 10;
      Reason reason =
          arbiter.steer(
              drone,
              person,
              bounded(centre[0] + length * level * StrictMath.cos(2 * StrictMath.PI * turn)),
              bounded(centre[1] + length * level * StrictMath.sin(2 * StrictMath.PI * turn)),
              bounded(centre[2] + length * rise),
              ageNanos,
              nowNanos);
      if (reason != Reason.REASON_OK) {
        throw new IllegalStateException("a steer was refused: " + reason);
      }
    }
    arbiter.batchEnd(nowNanos);
  }

  private static double bounded(double mps) {
    return Math.clamp(mps, -MOST_MPS, MOST_MPS);
  }

  private String judge() {
    if (drone.why().proposals(0) != people) {
      return "only " + drone.why().proposals(0) + " of " + people + " count";
    }
    Velocity merged = drone.why().merged(0);
    double n = merged.north() - centre[0];
    double e = merged.east() - centre[1];
    double d = merged.down() - centre[2];
    double away = Math.sqrt(n * n + e * e + d * d);
    double a = weightShare(hostile, people);
    double bound = radiusMps * (1 - a) / Math.sqrt(1 - 2 * a);
    return away <= bound * (1 + SLACK)
        ? ""
        : String.format(
            Locale.ROOT,
            "%d of %d move the merge by %.2f m/s, the bound is %.2f",
            hostile,
            people,
            away,
            bound);
  }
}
