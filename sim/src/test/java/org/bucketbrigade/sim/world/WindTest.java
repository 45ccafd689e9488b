package org.bucketbrigade.sim.world;

import static org.assertj.core.api.Assertions.assertThat;

import org.bucketbrigade.sim.scenario.Scenario;
import org.junit.jupiter.api.Test;

class WindTest {
  @Test
  void blowsFromWhereTheScenarioSays() {
    Wind wind = new Wind(new Scenario.Wind(270, 6, 1, 0), 1);
    assertThat(wind.eastMps()).isEqualTo(6);
    assertThat(Math.abs(wind.northMps())).isLessThan(1e-9);
  }

  @Test
  void gustsKeepTheMeanAndNeverPassTheFactor() {
    Wind wind = new Wind(new Scenario.Wind(235, 6, 1.6, 8), 3);
    double sum = 0;
    double most = 0;
    int samples = 36_000;
    for (int i = 0; i < samples; i++) {
      wind.at(i * 0.5);
      double speed = Math.hypot(wind.eastMps(), wind.northMps());
      sum += speed;
      most = Math.max(most, speed);
    }
    assertThat(Math.abs(sum / samples - 6)).isLessThan(0.1);
    assertThat(most).isBetween(6 * 1.5, 6 * 1.6 + 1e-9);
  }

  @Test
  void growsWithHeightAndIsAsGivenAtTenMetres() {
    Wind wind = new Wind(new Scenario.Wind(270, 6, 1, 0), 1);
    assertThat(wind.profile(10)).isEqualTo(1);
    assertThat(wind.profile(50)).isGreaterThan(wind.profile(10));
    assertThat(wind.profile(1)).isBetween(0.5, 0.9);
    assertThat(wind.profile(-5)).isEqualTo(wind.profile(0));
    assertThat(wind.profile(5_000)).isEqualTo(wind.profile(200));
  }
}
