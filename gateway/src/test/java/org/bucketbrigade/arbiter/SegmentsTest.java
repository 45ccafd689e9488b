package org.bucketbrigade.arbiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SegmentsTest {
  private static final int STEPS = 60;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void agreesWithATrialOfManyPoints(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      double[] c = new double[8];
      for (int i = 0; i < 8; i++) {
        c[i] = random.nextGaussian() * 10;
      }
      for (int axis = 0; axis < 2 && round % 4 > 0; axis++) {
        if (round % 4 == 1) {
          c[2 + axis] = c[axis]; // a point
        } else if (round % 4 == 2) {
          c[6 + axis] = c[4 + axis]; // the other a point
        } else {
          c[6 + axis] = c[4 + axis] + 2 * (c[2 + axis] - c[axis]); // parallel
        }
      }
      double exact =
          Math.sqrt(Segments.distanceSquared(c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7]));
      double tried = tried(c);
      assertThat(exact).as("seed %d, round %d", seed, round).isCloseTo(tried, within(0.5));
      assertThat(exact).isLessThanOrEqualTo(tried + 1e-9);
    }
  }

  private static double tried(double[] c) {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i <= STEPS; i++) {
      for (int j = 0; j <= STEPS; j++) {
        double sum = 0;
        for (int axis = 0; axis < 2; axis++) {
          double p = c[axis] + (c[2 + axis] - c[axis]) * i / STEPS;
          double q = c[4 + axis] + (c[6 + axis] - c[4 + axis]) * j / STEPS;
          sum += (p - q) * (p - q);
        }
        least = Math.min(least, Math.sqrt(sum));
      }
    }
    return least;
  }
}
