package org.bucketbrigade.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EnergyHomeTest {
  private static final long S = 1_000_000_000L;

  private final EnergyHome energy = new EnergyHome(2);

  @Test
  void whoIsNearHomeFliesDownToALowBattery() {
    assertThat(energy.mustReturn(0, 26, 40, S)).isFalse();
    assertThat(energy.mustReturn(0, 24, 40, S)).isTrue();
  }

  @Test
  void whoIsFarTurnsWhenTheWayAndTheReserveAreLeft() {
    double homeS = 300; // 29 % at the rate of a full tank
    assertThat(energy.mustReturn(0, 46, homeS, S)).isFalse();
    assertThat(energy.mustReturn(0, 44, homeS, S)).isTrue();
  }

  @ParameterizedTest(name = "10 % in {0} s: at {1} % it goes on, at {2} % it turns")
  @CsvSource({"50, 76, 74", "200, 36, 28", "600, 36, 24"})
  void theFlightItselfTellsHowFastItDrains(int seconds, int goesOn, int turns) {
    energy.mustReturn(0, goesOn + 10, 300, 0);
    assertThat(energy.mustReturn(0, goesOn, 300, seconds * S)).isFalse();
    long later = seconds * S * (goesOn + 10 - turns) / 10;
    assertThat(energy.mustReturn(0, turns, 300, later)).isTrue();
  }

  @Test
  void aFreshBatteryIsMeasuredAnew() {
    energy.mustReturn(0, 80, 300, 0);
    energy.forget(0);
    assertThat(energy.mustReturn(0, 60, 300, 100 * S)).as("not 20 % in 100 s").isFalse();
    assertThat(energy.mustReturn(0, 100, 300, 200 * S)).isFalse();
  }

  @Test
  void whoDoesNotTellOrHasNoHomeIsJudgedByWhatIsKnown() {
    assertThat(energy.mustReturn(0, -1, 300, S)).isFalse();
    assertThat(energy.mustReturn(1, 30, Double.NaN, S)).isFalse();
    assertThat(energy.mustReturn(1, 20, Double.NaN, S)).isTrue();
  }
}
