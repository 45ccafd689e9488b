package org.bucketbrigade.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PairRatiosTest {
  private final PairRatios ratios = new PairRatios();

  @Test
  void mindsNoFewSpoiltPairs() {
    for (int i = 0; i < 100; i++) {
      ratios.add(i % 10 == 0 ? 50 : 1.0);
    }
    assertThat(ratios.median()).isEqualTo(1.0);
    assertThat(ratios.spread()).isZero();
  }

  @Test
  void tellsMedianAndQuartiles() {
    for (double ratio : new double[] {1.4, 1.0, 1.2, 1.1, 1.3}) {
      ratios.add(ratio);
    }
    assertThat(ratios.median()).isEqualTo(1.2);
    assertThat(ratios.spread()).isCloseTo(0.2, Offset.offset(1e-9));
    assertThat(ratios).hasToString("1.20 (1.10 to 1.30)");
  }

  @Test
  void knowsNothingWithoutPairs() {
    assertThat(ratios.median()).isNaN();
  }
}
