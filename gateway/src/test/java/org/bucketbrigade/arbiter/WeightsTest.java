package org.bucketbrigade.arbiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class WeightsTest {
  @Test
  void freshnessFallsFromOneToTwoThirdsAndThenThereIsNone() {
    assertThat(Weights.freshness(0)).isEqualTo(1);
    assertThat(Weights.freshness(150_000_000)).isEqualTo(1);
    assertThat(Weights.freshness(825_000_000)).isCloseTo(0.835, within(1e-9));
    assertThat(Weights.freshness(1_499_999_999)).isCloseTo(0.67, within(1e-6));
    assertThat(Weights.freshness(1_500_000_000)).isZero();
  }

  @Test
  void nobodyWeighsMoreThanOneAndAHalfTimesAnother() {
    double[] weights = {3, 2.5, 1, 0.1};
    Weights.cap(4, weights);
    assertThat(weights).containsExactly(3, 2.5, 2, 2);
  }
}
