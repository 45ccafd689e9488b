package org.bucketbrigade.arbiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GeometricMedianTest {
  private final GeometricMedian merge = new GeometricMedian();
  private final Velocity median = new Velocity();

  private static double cost(
      double[][] points, double[] weights, double north, double east, double down) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      double n = points[0][i] - north;
      double e = points[1][i] - east;
      double d = points[2][i] - down;
      sum += weights[i] * Math.sqrt(n * n + e * e + d * d);
    }
    return sum;
  }

  private void merge(double[][] points, double[] weights) {
    merge.merge(proposals(points, weights), median, 0);
  }

  private static Proposals proposals(double[][] points, double[] weights) {
    Proposals proposals = new Proposals(weights.length);
    for (int i = 0; i < weights.length; i++) {
      proposals.add(i, i, points[0][i], points[1][i], points[2][i], weights[i], i, 1);
    }
    assertThat(proposals.n).isEqualTo(weights.length);
    return proposals;
  }

  private double mergedCost(double[][] points, double[] weights) {
    return cost(points, weights, median.north, median.east, median.down);
  }

  private static double[] ones(int n) {
    double[] weights = new double[n];
    Arrays.fill(weights, 1);
    return weights;
  }

  @Test
  void oneProposalIsTheMerge() {
    merge(new double[][] {{3}, {-4}, {1}}, ones(1));
    assertThat(median.north).isEqualTo(3);
    assertThat(median.east).isEqualTo(-4);
    assertThat(median.down).isEqualTo(1);
  }

  @Test
  void theMajorityAtOnePointWinsWhateverTheRestDo() {
    merge(new double[][] {{5, 5, 5, -50, 50}, {0, 0, 0, 50, 50}, {0, 0, 0, 9, -9}}, ones(5));
    assertThat(median.north).isCloseTo(5, within(1e-3));
    assertThat(median.east).isCloseTo(0, within(1e-3));
  }

  @Test
  void aStartAtAProposalThatIsNotTheMedianIsLeft() {
    median.set(-10, 0, 0);
    merge(new double[][] {{-10, 5, 5.1, 5}, {0, 0, 0.1, -0.1}, {0, 0, 0, 0}}, ones(4));
    assertThat(median.north).isCloseTo(5, within(0.2));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2})
  void aStartBesideAProposalThatIsNotTheMedianIsLeft(double beside) {
    median.set(-10 + beside, 0, 0);
    merge(new double[][] {{-10, 5, 5.1, 5}, {0, 0, 0.1, -0.1}, {0, 0, 0, 0}}, ones(4));
    assertThat(median.north).isCloseTo(5, within(0.2));
  }

  @Test
  void somebodyWhoNeverMovesDoesNotKeepTheMergeWhenOthersChangeTheirMinds() {
    double[][] before = {{8, 8.001, 7.999}, {0, 0, 0.001}, {0, 0, 0}};
    double[][] after = {{8, -8, -8}, {0, 0.1, 0}, {0, 0, 0}};
    for (int i = 0; i < 20; i++) {
      merge(before, ones(3));
    }
    merge(after, ones(3));
    assertThat(median.north).isLessThan(-7);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void isAsGoodAsALongSearchFromAnyStart(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 2_000; round++) {
      int n = 2 + random.nextInt(29);
      double[][] points = new double[3][n];
      double[] weights = new double[n];
      for (int i = 0; i < n; i++) {
        int like = random.nextInt(4) == 0 && i > 0 ? random.nextInt(i) : -1;
        for (double[] axis : points) {
          axis[i] = like >= 0 ? axis[like] : random.nextGaussian() * (round % 3 == 0 ? 1 : 10);
        }
        weights[i] = 0.67 + 0.33 * random.nextDouble();
      }
      int at = random.nextInt(n);
      double beside = Math.pow(10, -8 * random.nextDouble());
      median.set(points[0][at] + beside, points[1][at], points[2][at]);
      merge(points, weights);

      double best = longSearch(points, weights);
      assertThat(mergedCost(points, weights))
          .as("seed %d, round %d, %d proposals", seed, round, n)
          .isLessThanOrEqualTo(best * 1.005 + 1e-3);
    }
  }

  /**
   * Two pairs far from each other nearly balance: the median lies between, and nothing is steep.
   */
  @Test
  void isFoundBetweenPairsThatNearlyBalance() {
    double[][] points = {
      {12.207109724932614, 8.795204661675854, 11.755258470636221, 8.96192153434097},
      {5.954686986690863, 0.754521788381073, 5.864388810791392, 0.05013673003867622},
      {1.0942381848698572, -0.1223368173492919, 1.1826841658469414, 0.2612440584743161}
    };
    median.set(8.795204661675854, 0.754521788381073, -0.1223368173492919);
    merge(points, new double[] {1, 0.9853333333333333, 1, 0.9755555555555555});
    assertThat(median.north).isCloseTo(11.525443001, within(1e-6));
    assertThat(median.east).isCloseTo(5.151864823, within(1e-6));
    assertThat(median.down).isCloseTo(0.996884274, within(1e-6));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {11, 12, 13})
  void thePullsOfAllProposalsCancelThereOrTheOneThereOutweighsThem(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 20_000; round++) {
      int n = 3 + random.nextInt(7);
      double[][] points = new double[3][n];
      double[] weights = new double[n];
      double wide = Math.pow(10, 2 * random.nextDouble() - 1);
      for (int i = 0; i < n; i++) {
        boolean apart = random.nextInt(3) == 0;
        for (double[] axis : points) {
          axis[i] = random.nextGaussian() * wide + (apart ? 6 : 0);
        }
        weights[i] = 0.67 + 0.33 * random.nextDouble();
      }
      if (random.nextInt(10) == 0) {
        median.set(random.nextGaussian(), 0, 0);
      }
      merge(points, weights);
      assertThat(unbalanced(points, weights))
          .as("seed %d, round %d, %d proposals", seed, round, n)
          .isLessThan(1e-6);
    }
  }

  /** What is left of the pull, as a part of all weight, after what lies there has held against. */
  private double unbalanced(double[][] points, double[] weights) {
    double[] pull = new double[3];
    double here = 0;
    for (int i = 0; i < weights.length; i++) {
      double n = points[0][i] - median.north;
      double e = points[1][i] - median.east;
      double d = points[2][i] - median.down;
      double distance = Math.sqrt(n * n + e * e + d * d);
      if (distance < 1e-9) {
        here += weights[i];
        continue;
      }
      pull[0] += weights[i] * n / distance;
      pull[1] += weights[i] * e / distance;
      pull[2] += weights[i] * d / distance;
    }
    double length = Math.sqrt(pull[0] * pull[0] + pull[1] * pull[1] + pull[2] * pull[2]);
    return Math.max(0, length - here) / Arrays.stream(weights).sum();
  }

  @Test
  void ofTwoTheHeavierWinsAndOfEqualsWhatIsNearestToTheLastMerge() {
    double[][] points = {{0, 10}, {0, 0}, {0, 0}};
    median.set(4, 3, 0);
    merge(points, ones(2));
    assertThat(median.north).isEqualTo(4);
    assertThat(median.east).isZero();
    merge(points, new double[] {1, 1.001});
    assertThat(median.north).isEqualTo(10);
    merge(points, ones(2));
    assertThat(median.north).as("stays").isEqualTo(10);
  }

  /** The least cost that a pattern search and all proposals find. */
  private static double longSearch(double[][] points, double[] weights) {
    int n = weights.length;
    double[] at = new double[3];
    double best = Double.POSITIVE_INFINITY;
    for (int i = 0; i < n; i++) {
      double cost = cost(points, weights, points[0][i], points[1][i], points[2][i]);
      if (cost < best) {
        best = cost;
        for (int axis = 0; axis < 3; axis++) {
          at[axis] = points[axis][i];
        }
      }
    }
    for (double step = 4; step > 1e-4; ) {
      double before = best;
      for (int direction = 0; direction < 6; direction++) {
        double[] tried = at.clone();
        tried[direction / 2] += direction % 2 == 0 ? step : -step;
        double cost = cost(points, weights, tried[0], tried[1], tried[2]);
        if (cost < best) {
          best = cost;
          at = tried;
        }
      }
      step = best < before ? step : step / 2;
    }
    return best;
  }

  @ParameterizedTest(name = "{0} colluders of 9")
  @ValueSource(ints = {1, 2, 3})
  void reachesTheProvenBoundWhenTheWorstHappensButNotMore(int colluders) {
    int n = 9;
    double alpha = (double) colluders / n;
    double a = 1.5 * alpha / (1 + 0.5 * alpha);
    double bound = (1 - a) / Math.sqrt(1 - 2 * a);
    // Honest people where the ball of radius 1 meets the cone from the bound: nothing is worse.
    double along = 1 / bound;
    double beside = Math.sqrt(1 - along * along);
    double[][] points = new double[3][n];
    double[] weights = new double[n];
    for (int i = 0; i < n; i++) {
      boolean colludes = i < colluders;
      double angle = 2 * Math.PI * i / (n - colluders);
      points[0][i] = colludes ? 1_000 : along;
      points[1][i] = colludes ? 0 : beside * Math.cos(angle);
      points[2][i] = colludes ? 0 : beside * Math.sin(angle);
      weights[i] = colludes ? 3 : 1; // wants three times the weight, gets 1.5
    }
    Weights.cap(n, weights);
    merge(points, weights);

    double distance = Math.sqrt(median.north * median.north + median.east * median.east);
    assertThat(distance).isBetween(bound - 0.06, bound + 0.01);
    assertThat(bound).isLessThan(1.52);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {7, 8})
  void noCoalitionOfAThirdMovesTheMergePastTheBound(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 3_000; round++) {
      int n = 3 * (1 + random.nextInt(3));
      double[][] points = new double[3][n];
      double[] weights = new double[n];
      for (int i = 0; i < n; i++) {
        boolean colludes = i < n / 3;
        double x = random.nextGaussian();
        double y = random.nextGaussian();
        double z = random.nextGaussian();
        double scale = Math.sqrt(x * x + y * y + z * z);
        scale = colludes ? 0.02 * scale / (0.1 + random.nextDouble()) : scale;
        points[0][i] = x / scale;
        points[1][i] = y / scale;
        points[2][i] = z / scale;
        weights[i] = colludes ? 1 : 0.5;
      }
      Weights.cap(n, weights);
      merge(points, weights);
      double length =
          Math.sqrt(
              median.north * median.north + median.east * median.east + median.down * median.down);
      assertThat(length).as("seed %d, round %d", seed, round).isLessThanOrEqualTo(1.53);
    }
  }

  @Test
  void theSameCallsGiveTheSameBits() {
    long[] hash = new long[2];
    for (int run = 0; run < 2; run++) {
      GeometricMedian own = new GeometricMedian();
      Velocity merged = new Velocity();
      Random random = new Random(9);
      for (int round = 0; round < 500; round++) {
        double[][] points = new double[3][9];
        for (double[] axis : points) {
          Arrays.setAll(axis, i -> random.nextGaussian());
        }
        own.merge(proposals(points, ones(9)), merged, 0);
        hash[run] = 31 * hash[run] + Double.doubleToRawLongBits(merged.north);
        hash[run] = 31 * hash[run] + Double.doubleToRawLongBits(merged.down);
      }
    }
    assertThat(hash[0]).isEqualTo(hash[1]);
  }
}
