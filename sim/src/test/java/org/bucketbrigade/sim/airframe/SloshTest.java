package org.bucketbrigade.sim.airframe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;

class SloshTest {
  private static final double MASS_KG = 220;

  private final Slosh slosh = new Slosh(0.35);

  @Test
  void swingsAtTheFrequencyOfItsFirstModeAndDiesAway() {
    slosh.fill(100);
    kick();
    int halfPeriods = 0;
    double before = slosh.pushEastMps2(MASS_KG);
    int ticks = 0;
    double first = 0;
    double last = 0;
    for (int i = 0; i < Ticks.in(5); i++) {
      slosh.step(0, 0);
      double push = slosh.pushEastMps2(MASS_KG);
      if (push * before < 0) {
        halfPeriods++;
        ticks = i;
      }
      first = i < Ticks.in(1) ? Math.max(first, Math.abs(push)) : first;
      last = i > Ticks.in(4) ? Math.max(last, Math.abs(push)) : last;
      before = push;
    }
    double depth = 0.1 / (StrictMath.PI * 0.35 * 0.35);
    double omega = StrictMath.sqrt(1.84 * 9.80665 / 0.35 * StrictMath.tanh(1.84 * depth / 0.35));
    double period = 2 * (ticks + 1) * Ticks.SECONDS / halfPeriods;
    assertThat(period).isCloseTo(2 * StrictMath.PI / omega, withinPercentage(8));
    assertThat(last).isLessThan(first / 10);
  }

  @Test
  void isPartOfTheMassWhenTheMotionIsSteady() {
    slosh.fill(100);
    for (int i = 0; i < Ticks.in(20); i++) {
      slosh.step(2, 0);
    }
    double share = slosh.looseShare(MASS_KG);
    assertThat(share).isBetween(0.1, 0.4);
    // (thrust + push) / (1 - share) = thrust, if the push is -share times the acceleration.
    assertThat(slosh.pushEastMps2(MASS_KG)).isCloseTo(-2 * share, within(1e-3));
  }

  @Test
  void anEmptyTankDoesNotSlosh() {
    slosh.fill(0);
    kick();
    assertThat(slosh.looseShare(MASS_KG)).isZero();
    assertThat(slosh.pushEastMps2(MASS_KG)).isZero();
  }

  private void kick() {
    for (int i = 0; i < Ticks.in(0.1); i++) {
      slosh.step(5, 0);
    }
  }
}
