package org.bucketbrigade.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioTest {
  private static final String GOOD =
      """
      name: Test
      origin: {latDeg: 49, lonDeg: -123}
      map: {eastM: 1000, northM: 800}
      terrain: {lowAmslM: 10, highAmslM: 90}
      base: {eastM: 0, northM: -300, radiusM: 30}
      lakes:
        - {eastM: -300, northM: 100, radiusM: 80}
        - {eastM: 300, northM: 100, radiusM: 80}
      houses:
        - {eastM: 0, northM: 0}
      clusters:
        - {eastM: 0, northM: 250, radiusM: 60, count: 5}
      wind: {fromDeg: 200, speedMps: 5}
      fire:
        headMpm: 10
        fuelKgPerM2: 0.5
        lines:
          - {from: [-50, -50], to: [50, -50]}
      area: {eastM: 0, northM: 0, radiusM: 500, ceilingAmslM: 200}
      people:
        - {eastM: 20, northM: -250}
      drones: {count: 2}
      districts:
        - {name: Hill, eastM: 0, northM: -150, radiusM: 70, houses: 8}
      traffic:
        - name: Tanker
          speedMps: 60
          route:
            - {eastM: -5000, northM: 0, amslM: 700}
            - {eastM: 5000, northM: 0, amslM: 600}
      """;

  @Test
  void readsEveryKeyAndFillsInWhatMayBeLeftOut() {
    Scenario s = Scenarios.parse("t.yaml", GOOD);
    assertThat(s.map()).isEqualTo(new Scenario.Map(1000, 800, 10));
    assertThat(s.lakes()).hasSize(2);
    assertThat(s.clusters().getFirst().spacingM()).isEqualTo(20);
    assertThat(s.wind().gustFactor()).isEqualTo(1);
    assertThat(s.fire().lines().getFirst().toEastM()).isEqualTo(50);
    assertThat(s.drones()).isEqualTo(new Scenario.Drones(2, 1, AutopilotKind.ARDUCOPTER));
  }

  @Test
  void weatherTakesThePlaceOfAGivenPace() {
    Scenario s =
        Scenarios.parse(
            "t.yaml",
            GOOD.replace("  headMpm: 10\n  fuelKgPerM2: 0.5\n", "")
                + "weather:\n  - {ffmc: 90, bui: 60}\n  - {fromMin: 30, ffmc: 94, bui: 60}\n");
    assertThat(s.fire().hasWeather()).isTrue();
    assertThat(s.fire().weather().get(1).fromMin()).isEqualTo(30);
    assertThat(Scenarios.parse("t.yaml", GOOD).fire().hasWeather()).isFalse();
  }

  @Test
  void theWeatherThatHoldsIsTheLastThatHasBegun() {
    String yaml =
        GOOD.replace("  headMpm: 10\n  fuelKgPerM2: 0.5\n", "")
            + "weather:\n  - {ffmc: 90, bui: 60, temperatureC: 21.5, humidityPercent: 40}\n"
            + "  - {fromMin: 30, ffmc: 94, bui: 60}\n";
    Scenario.Fire fire = Scenarios.parse("t.yaml", yaml).fire();
    assertThat(Objects.requireNonNull(fire.weatherAt(1_799)).temperatureC()).isEqualTo(21.5);
    assertThat(Objects.requireNonNull(fire.weatherAt(1_799)).humidityPercent()).isEqualTo(40);
    assertThat(Objects.requireNonNull(fire.weatherAt(1_800)).ffmc()).isEqualTo(94);
    assertThat(Objects.requireNonNull(fire.weatherAt(1_800)).temperatureC()).isNaN();
    assertThat(Scenarios.parse("t.yaml", GOOD).fire().weatherAt(0)).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "burnOutS: 60; {ffmc: 102, bui: 60}; t.yaml:31; 60..101",
        "burnOutS: 60; {ffmc: 92, bui: 60, temperatureC: 61}; t.yaml:31; -60..60",
        "burnOutS: 60; {ffmc: 92, bui: 60, humidityPercent: -1}; t.yaml:31; 0..100",
        "burnOutS: 60; {fromMin: 5, ffmc: 92, bui: 60}; t.yaml:30; begin with 0",
        "headMpm: 10; {ffmc: 92, bui: 60}; t.yaml:15; headMpm"
      })
  void refusesWeatherThatCannotBe(String key, String weather, String where, String why) {
    String yaml =
        GOOD.replace("  headMpm: 10\n  fuelKgPerM2: 0.5\n", "  " + key + "\n")
            + "weather:\n  - "
            + weather
            + "\n";
    assertThatThrownBy(() -> Scenarios.parse("t.yaml", yaml))
        .hasMessageContaining(where)
        .hasMessageContaining(why);
  }

  @Test
  void namesTheKindOfAutopilot() {
    Scenario s =
        Scenarios.parse("t.yaml", GOOD.replace("{count: 2}", "{count: 2, autopilot: px4}"));
    assertThat(s.drones().autopilot()).isEqualTo(AutopilotKind.PX4);
    assertThat(s.with(AutopilotKind.ARDUCOPTER)).isEqualTo(Scenarios.parse("t.yaml", GOOD));
  }

  /** Old text, new text, and what the one-line error must say. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {count: 2} | {count: 2, autopilot: pixhawk} | t.yaml:22: drones.autopilot: "pixhawk" should be one of arducopter, px4
          speedMps: 5 | speedMps: 40 | t.yaml:13: wind.speedMps: 40 is outside 0..25
          speedMps: 5 | speedMps: fast | t.yaml:13: wind.speedMps: "fast" is not a number; give one in 0..25
          speedMps: 5 | speed: 5 | t.yaml:13: wind.speedMps: missing
          speedMps: 5 | speedMps: 5, gust: 2 | t.yaml:13: wind.gust: unknown key; known here: changes, fromDeg, gustFactor, speedMps, swayDeg, turbulence
          speedMps: 5 | speedMps: 5, changes: [{atS: 60, fromDeg: 10, speedMps: 5}, {atS: 70, fromDeg: 90, speedMps: 9}] | t.yaml:13: wind.changes: changes[1] begins before the one above it has ended
          {count: 2} | {count: 2, class: 50} | t.yaml:22: drones.class: "50" should be one of 30, 100, 400
          {count: 2} | {count: 2, gpsErrorM: 3} | t.yaml:22: drones.gpsErrorM: 3 is outside 0..0.6
          speedMps: 5 | speedMps: 5, speedMps: 6 | t.yaml:13
          speedMps: 5 | speedMps: NaN | t.yaml:13: wind.speedMps: "NaN" is not a number
          speedMps: 5 | speedMps: | t.yaml:13: wind.speedMps: should be a number in 0..25
          speedMps: 5 | speedMps: [5] | t.yaml:13: wind.speedMps: should be a number
          eastM: 300, northM: 100, radiusM: 80 | eastM: 300, northM: 100, radiusM: 900 | t.yaml:8: lakes[1].radiusM: its edge lies
          base: {eastM: 0, northM: -300, radiusM: 30} | bases: [] | t.yaml:5: bases: should have one at least
          base: {eastM: 0, northM: -300, radiusM: 30} | bases: [{eastM: 0, northM: -300}, {eastM: 50, northM: -300}] | t.yaml:5: bases[1].radiusM: its edge lies -110 m from bases[0]; leave
          -300, northM: 100, radiusM: 80 | -300, northM: 100, radiusM: 8.5 | t.yaml:7: lakes[0].radiusM: 8.5 is outside 10..3000
          -300, northM: 100, radiusM: 80 | -300, northM: 100, radiusM: 80.5 | t.yaml:7: lakes[0].radiusM: 80.5 is not a whole number
          eastM: 1000 | eastM: 1005 | t.yaml:3: map.eastM: 1005 is not a whole number of cells of 10.0 m
          {eastM: 0, northM: 0} | {eastM: 600, northM: 0} | t.yaml:10: houses[0].eastM: 600 is outside -499..499
          {eastM: 0, northM: 0} | {eastM: 290, northM: 90} | t.yaml:10: houses[0].eastM: reaches into lakes[1]
          count: 5 | count: 500 | t.yaml:12: clusters[0].count: 500 houses do not fit 20.0 m apart; at most 24
          [-50, -50] | [-50] | t.yaml:18: fire.lines[0].from: should be [east, north] in metres
          [-50, -50] | [-5000, 0] | t.yaml:18: fire.lines[0].from: lies outside the map
          drones: {count: 2} | drones: 2 | t.yaml:22: drones: should be a group of keys
          drones: {count: 2} | x: 1 | t.yaml:1: drones: missing
          name: Test | name: '' | t.yaml:1: name: should be text
          name: Test | name: *a | t.yaml:1: aliases are not supported
          highAmslM: 90 | highAmslM: 5 | t.yaml:4: terrain.highAmslM: 5 is outside 10..3200
          eastM: 1000 | eastM: [ | t.yaml
          terrain: {low | terrain: {kind: hilly, low | t.yaml:4: terrain.kind: "hilly" should be one of slope, northShore
          terrain: {lowAmslM: 10, | terrain: {kind: northShore, uphillDeg: 10, | t.yaml:4: terrain.highAmslM: 90 is outside 200..3000
          terrain: {lowAmslM: 10, highAmslM: 90} | terrain: {kind: northShore, uphillDeg: 10} | t.yaml:4: terrain.uphillDeg: unknown key; known here: fuelMap, highAmslM, kind, roughnessM, seed, spacingM
          highAmslM: 90 | highAmslM: 90, fuel: C-9 | t.yaml:4: terrain.fuel: "C-9" should be one of C-2, C-3, C-5, C-7, D-1
          houses: 8 | houses: 900 | t.yaml:24: districts[0].houses: 900 do not fit along its streets; at most
          radiusM: 70 | radiusM: 40 | t.yaml:24: districts[0].radiusM: 40 is outside 60..2000
          radiusM: 70 | radiusM: 290 | t.yaml:24: districts[0].radiusM: lies outside the map
          name: Hill | title: Hill | t.yaml:24: districts[0].name: missing
          speedMps: 60 | speedMps: 900 | t.yaml:27: traffic[0].speedMps: 900 is outside 10..150
          name: Tanker | startS: -1 | t.yaml:26: traffic[0].name: missing
          amslM: 700 | amslM: 7000 | t.yaml:29: traffic[0].route[0].amslM: 7000 is outside 0..6000
          eastM: 5000 | eastM: 50000 | t.yaml:30: traffic[0].route[1].eastM: 50000 is outside -20000..20000
          {eastM: 5000, northM: 0, amslM: 600} | {eastM: -5000, northM: 0, amslM: 700} | t.yaml:28: traffic[0].route: waypoints 0 and 1 are the same place
          drones: {count: 2} | drones: {count: 20000} | t.yaml:22: drones.count: 20000 is outside 0..2000
          """)
  void saysWhatIsWrongAndWhere(String old, String changed, String error) {
    String text = GOOD.replace(old, changed);
    assertThat(text).isNotEqualTo(GOOD);
    assertThatThrownBy(() -> Scenarios.parse("t.yaml", text))
        .isInstanceOf(ScenarioException.class)
        .message()
        .startsWith(error)
        .doesNotContain("\n");
  }

  @Test
  void anEmptyFileAndTwoDocumentsAreRefused() {
    assertThatThrownBy(() -> Scenarios.parse("t.yaml", "# nothing\n"))
        .hasMessageContaining("empty");
    assertThatThrownBy(() -> Scenarios.parse("t.yaml", GOOD + "---\n" + GOOD))
        .hasMessageContaining("second document");
  }

  @Test
  void dronesStandApartAndAsCloseToTheMiddleOfTheBaseAsTheyCan() {
    Scenario.Base base = Scenarios.open("demo").bases().getFirst();
    Set<Scenario.Spot> spots = new HashSet<>();
    for (int drone = 0; drone < 49; drone++) {
      Scenario.Spot spot = base.spot(drone);
      assertThat(spots.add(spot)).isTrue();
      double east = (spot.eastM() - base.eastM()) / base.spacingM();
      double north = (spot.northM() - base.northM()) / base.spacingM();
      assertThat(east).isEqualTo(Math.rint(east));
      assertThat(north).isEqualTo(Math.rint(north));
      int ring = drone == 0 ? 0 : drone < 9 ? 1 : drone < 25 ? 2 : 3;
      assertThat(Math.max(Math.abs(east), Math.abs(north))).isEqualTo(ring);
    }
    assertThat(base.spot(0)).isEqualTo(new Scenario.Spot(base.eastM(), base.northM()));
  }

  @Test
  void dronesTakeTurnsAmongSeveralBases() {
    String one = "base: {eastM: 0, northM: -300, radiusM: 30}\n";
    String two =
        """
        bases:
          - {eastM: -200, northM: -300, radiusM: 40, spacingM: 20}
          - {eastM: 200, northM: -300, radiusM: 30}
        """;
    Scenario scenario = Scenarios.parse("t.yaml", GOOD.replace(one, two));
    assertThat(scenario.bases()).hasSize(2);
    assertThat(scenario.pad(0)).isEqualTo(new Scenario.Spot(-200, -300));
    assertThat(scenario.pad(1)).isEqualTo(new Scenario.Spot(200, -300));
    assertThat(scenario.pad(2)).isEqualTo(scenario.bases().get(0).spot(1));
    assertThat(scenario.pad(3)).isEqualTo(scenario.bases().get(1).spot(1));
    assertThat(scenario.isOnBase(-235, -300)).isTrue();
    assertThat(scenario.isOnBase(235, -300)).isFalse();
    assertThat(scenario.isOnBase(0, -300)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "one-drone", "training-range", "night-wind", "vancouver-2030"})
  void builtInScenariosOpen(String name) {
    assertThat(Scenarios.open(name).drones().count()).isPositive();
  }

  @Test
  void aNameThatIsNeitherBuiltInNorAFileListsWhatThereIs() {
    assertThatThrownBy(() -> Scenarios.open("no-such"))
        .isInstanceOf(ScenarioException.class)
        .hasMessage(
            "no-such: no such file, nor a built-in scenario (demo, one-drone, training-range,"
                + " night-wind, vancouver-2030)");
  }

  @Test
  void filesOpenByPathAndUnreadableOnesAreRefused(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("mine.yaml"), GOOD);
    assertThat(Scenarios.open(file.toString()).name()).isEqualTo("Test");
    assertThatThrownBy(() -> Scenarios.open(folder.toString()))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining("cannot be read");
    Path binary = Files.write(folder.resolve("b.yaml"), new byte[] {(byte) 0xc3, 0x28});
    assertThatThrownBy(() -> Scenarios.open(binary.toString()))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining("UTF-8");
  }

  @Test
  void theSchemaInScenariosMdMentionsEveryKey() throws IOException {
    String schema;
    try (var in = Scenarios.class.getResourceAsStream("SCENARIOS.md")) {
      schema = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    for (Class<?> part : Scenario.class.getDeclaredClasses()) {
      for (var component : part.getRecordComponents()) {
        String key = component.getName();
        if (part == Scenario.Line.class) {
          key = key.startsWith("from") ? "from" : key.startsWith("to") ? "to" : key;
        }
        assertThat(schema).contains("`" + key + "`");
      }
    }
    for (var component : Scenario.class.getRecordComponents()) {
      assertThat(schema).contains("`" + component.getName() + "`");
    }
  }
}
