package org.bucketbrigade.arbiter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ClaimGridTest {
  private static final int CLAIMS = 300;

  private final ClaimGrid grid = new ClaimGrid(CLAIMS);
  private final int[] out = new int[CLAIMS];

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void findsWhatALookAtAllOfThemFinds(long seed) {
    Random random = new Random(seed);
    double[] x = new double[CLAIMS];
    double[] y = new double[CLAIMS];
    double[] size = new double[CLAIMS];
    boolean[] there = new boolean[CLAIMS];
    double spread = seed % 2 == 0 ? 300 : 9_000;
    for (int round = 0; round < 20_000; round++) {
      int claim = random.nextInt(CLAIMS);
      x[claim] = random.nextGaussian() * spread;
      y[claim] = random.nextGaussian() * spread;
      size[claim] = Math.exp(random.nextDouble(-2, claim % 20 == 0 ? 10 : 4.5));
      there[claim] = true;
      grid.put(claim, x[claim], y[claim], size[claim]);

      double atX = random.nextGaussian() * spread;
      double atY = random.nextGaussian() * spread;
      double within = random.nextDouble(150);
      int found = grid.near(atX, atY, within, out);
      int[] sorted = Arrays.copyOf(out, found);
      Arrays.sort(sorted);
      assertThat(Arrays.stream(sorted).distinct().count()).as("each once").isEqualTo(found);
      for (int i = 0; i < CLAIMS; i++) {
        boolean touches = Math.hypot(x[i] - atX, y[i] - atY) <= within + size[i];
        if (there[i] && touches) {
          assertThat(Arrays.binarySearch(sorted, i))
              .as("seed %d, round %d, claim %d", seed, round, i)
              .isNotNegative();
        }
      }
    }
  }

  @Test
  void looksAtTheNearOnesOnly() {
    for (int i = 0; i < CLAIMS; i++) {
      grid.put(i, 200.0 * i, 0, 60);
    }
    assertThat(grid.near(10_000, 0, 60, out)).isLessThan(5);
    grid.put(7, 500_000, 0, 900);
    assertThat(grid.near(10_000, 0, 60, out)).as("a large one far away").isLessThan(5);
  }

  /** What a returning vehicle asks for that says to be as high as its message can say. */
  @Test
  void looksAtAllClaimsInsteadOfAllSquaresOfHalfTheEarth() {
    for (int i = 0; i < CLAIMS; i++) {
      grid.put(i, 900.0 * i, 0, i % 9 == 0 ? 3_000_000 : 20);
    }
    for (int search = 0; search < 10_000; search++) {
      assertThat(grid.near(0, 0, 2_147_483, out)).isEqualTo(CLAIMS);
      assertThat(grid.near(0, 0, Double.POSITIVE_INFINITY, out)).isEqualTo(CLAIMS);
    }
  }
}
