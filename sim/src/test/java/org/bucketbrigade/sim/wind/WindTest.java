package org.bucketbrigade.sim.wind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.bucketbrigade.sim.scenario.Scenario;
import org.junit.jupiter.api.Test;

class WindTest {
  @Test
  void blowsFromWhereTheScenarioSays() {
    Wind wind = new Wind(new Scenario.Wind(270, 6, 1, 0), 1, Relief.FLAT);
    assertThat(wind.eastMps()).isEqualTo(6);
    assertThat(Math.abs(wind.northMps())).isLessThan(1e-9);
  }

  @Test
  void gustsKeepTheMeanAndNeverPassTheFactor() {
    Wind wind = new Wind(new Scenario.Wind(235, 6, 1.6, 8), 3, Relief.FLAT);
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
    Wind wind = new Wind(new Scenario.Wind(270, 6, 1, 0), 1, Relief.FLAT);
    assertThat(wind.profile(10)).isEqualTo(1);
    assertThat(wind.profile(50)).isGreaterThan(wind.profile(10));
    assertThat(wind.profile(1)).isBetween(0.5, 0.9);
    assertThat(wind.profile(-5)).isEqualTo(wind.profile(0));
    assertThat(wind.profile(5_000)).isEqualTo(wind.profile(200));
  }

  @Test
  void aFrontTurnsItTheShortWayAndFreshensIt() {
    Wind wind =
        new Wind(changing(350, 4, new Scenario.WindChange(600, 100, 30, 10)), 1, Relief.FLAT);
    wind.at(600);
    assertSpeedAndFrom(wind, 4, 350);
    wind.at(650);
    assertSpeedAndFrom(wind, 7, 10);
    wind.at(5_000);
    assertSpeedAndFrom(wind, 10, 30);
    wind.at(0);
    assertSpeedAndFrom(wind, 4, 350);
  }

  @Test
  void aChangeThatTakesNoTimeIsThereAtOnce() {
    Wind wind = new Wind(changing(0, 4, new Scenario.WindChange(10, 0, 90, 8)), 1, Relief.FLAT);
    wind.at(9.99);
    assertSpeedAndFrom(wind, 4, 0);
    wind.at(10);
    assertSpeedAndFrom(wind, 8, 90);
  }

  @Test
  void isFasterOnARidgeAndSlowerInItsLee() {
    // A ridge across the wind, 100 m high, at half its height 200 m from the crest.
    Relief ridge = (eastM, northM) -> 100 / (1 + eastM * eastM / 40_000);
    Wind wind = new Wind(new Scenario.Wind(270, 10, 1, 0), 1, ridge);
    double crest = speedAt(wind, 0, 10);
    double lee = speedAt(wind, 250, 10);
    double windward = speedAt(wind, -250, 10);
    double open = speedAt(wind, 20_000, 10);
    assertThat(open).isBetween(9.99, 10.01);
    // Taylor and Lee: 1 + 2 h / L = 2 at the ground, less 10 m above it.
    assertThat(crest).isBetween(13.0, 20.0);
    assertThat(lee).isLessThan(windward).isLessThan(open);
    assertThat(speedAt(wind, 0, 200) / wind.profile(200)).isBetween(10.0, crest);
    assertThat(speedAt(wind, 250, 150) / wind.profile(150)).isBetween(lee, 12.0);
  }

  @Test
  void tellsHowRoughTheAirIsByTheWindAtTwentyFeet() {
    Air air = new Air();
    new Wind(new Scenario.Wind(270, 10, 1, 0), 1, Relief.FLAT).fill(air, 0, 0, 50);
    assertThat(air.turbulenceMps).isBetween(9.0, 9.6);
    new Wind(new Scenario.Wind(270, 10, 1, 0, 0, List.of()), 1, Relief.FLAT).fill(air, 0, 0, 50);
    assertThat(air.turbulenceMps).isZero();
  }

  private static Scenario.Wind changing(
      double fromDeg, double speedMps, Scenario.WindChange... changes) {
    return new Scenario.Wind(fromDeg, speedMps, 1, 0, 0, List.of(changes));
  }

  private static double speedAt(Wind wind, double eastM, double heightM) {
    Air air = new Air();
    wind.fill(air, eastM, 0, heightM);
    return Math.hypot(air.eastMps, air.northMps);
  }

  private static void assertSpeedAndFrom(Wind wind, double speedMps, double fromDeg) {
    double from = Math.toRadians(fromDeg);
    assertThat(wind.eastMps()).isCloseTo(-speedMps * Math.sin(from), within(0.001));
    assertThat(wind.northMps()).isCloseTo(-speedMps * Math.cos(from), within(0.001));
  }
}
