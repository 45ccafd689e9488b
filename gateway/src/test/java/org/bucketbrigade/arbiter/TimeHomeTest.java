package org.bucketbrigade.arbiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TimeHomeTest {
  private static final FlightLimits LIMITS = FlightLimits.REFERENCE;

  @ParameterizedTest(name = "wind {0} m/s to the east, {1} to the north: {2} m/s eastwards")
  @CsvSource({"0, 0, 12", "-8, 0, 4", "8, 0, 12", "0, 7.2, 9.6", "0, -7.2, 9.6", "-4, 7.2, 5.6"})
  void windFromAheadAndFromTheSideSlowsAndFromBehindIsNotCountedOn(
      double windE, double windN, double mps) {
    assertThat(TimeHome.groundMps(12, 1, 0, windE, windN)).isCloseTo(mps, within(1e-9));
  }

  @Test
  void aWindThatItCannotFlyAgainstMakesTheWayVeryLong() {
    double mps = TimeHome.groundMps(12, 1, 0, -15, 0);
    assertThat(TimeHome.seconds(500, 30, mps, LIMITS)).isGreaterThan(500);
  }
}
