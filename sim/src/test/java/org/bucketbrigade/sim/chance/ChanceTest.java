package org.bucketbrigade.sim.chance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChanceTest {
  private static final int DRAWS = 200_000;

  @Test
  void sameCoordinatesGiveTheSameNumber() {
    assertThat(Chance.uniform(1, 2, 3, 4)).isEqualTo(Chance.uniform(1, 2, 3, 4));
    assertThat(Chance.gaussian(1, 2, 3, 4)).isEqualTo(Chance.gaussian(1, 2, 3, 4));
  }

  @Test
  void eachCoordinateMattersAndNoTwoAreInterchangeable() {
    assertThat(
            new double[] {
              Chance.uniform(1, 2, 3, 4),
              Chance.uniform(2, 2, 3, 4),
              Chance.uniform(1, 3, 3, 4),
              Chance.uniform(1, 2, 4, 4),
              Chance.uniform(1, 2, 3, 5),
              Chance.uniform(4, 3, 2, 1),
              Chance.uniform(1, 3, 2, 4),
            })
        .doesNotHaveDuplicates();
  }

  @Test
  void uniformFillsTheUnitIntervalEvenlyAlongEveryCoordinate() {
    for (int axis = 0; axis < 4; axis++) {
      int[] bins = new int[20];
      for (int i = 0; i < DRAWS; i++) {
        double value = draw(axis, i);
        assertThat(value >= 0 && value < 1).isTrue();
        bins[(int) (value * bins.length)]++;
      }
      double expected = (double) DRAWS / bins.length;
      double chiSquared = 0;
      for (int bin : bins) {
        chiSquared += (bin - expected) * (bin - expected) / expected;
      }
      // 19 degrees of freedom: 43.8 is exceeded once in a thousand.
      assertThat(chiSquared).as("axis %d", axis).isLessThan(43.8);
    }
  }

  @Test
  void neighbouringDrawsAreUncorrelated() {
    for (int axis = 0; axis < 4; axis++) {
      double sum = 0;
      for (int i = 0; i < DRAWS; i++) {
        sum += (draw(axis, i) - 0.5) * (draw(axis, i + 1) - 0.5) * 12;
      }
      assertThat(Math.abs(sum / DRAWS)).as("axis %d", axis).isLessThan(4 / Math.sqrt(DRAWS));
    }
  }

  @Test
  void gaussianHasMeanZeroVarianceOneAndNormalTails() {
    double sum = 0;
    double squares = 0;
    int beyondTwo = 0;
    for (int i = 0; i < DRAWS; i++) {
      double value = Chance.gaussian(7, 0, i, 0);
      sum += value;
      squares += value * value;
      beyondTwo += Math.abs(value) > 2 ? 1 : 0;
    }
    assertThat(Math.abs(sum / DRAWS)).isLessThan(0.01);
    assertThat(Math.abs(squares / DRAWS - 1)).isLessThan(0.015);
    assertThat(Math.abs(beyondTwo / (double) DRAWS - 0.0455)).isLessThan(0.002);
  }

  private static double draw(int axis, int i) {
    return switch (axis) {
      case 0 -> Chance.uniform(i, 2, 3, 4);
      case 1 -> Chance.uniform(1, i, 3, 4);
      case 2 -> Chance.uniform(1, 2, i, 4);
      default -> Chance.uniform(1, 2, 3, i);
    };
  }
}
