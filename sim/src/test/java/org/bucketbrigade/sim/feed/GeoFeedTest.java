package org.bucketbrigade.sim.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bucketbrigade.sim.scenario.Scenarios;
import org.bucketbrigade.wire.v1.SituationItem;
import org.bucketbrigade.wire.v1.SituationItem.ItemCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real incident from GeoJSON, told on a scenario's place. */
class GeoFeedTest {
  /** A burning square of about 73 m by 111 m at the origin of the demo, two people, a tanker. */
  private static final String NOW =
      """
      {"type": "FeatureCollection", "features": [
        {"properties": {"kind": "fire"}, "geometry": {"type": "Polygon", "coordinates":
          [[[-123.05, 49.36], [-123.049, 49.36], [-123.049, 49.361], [-123.05, 49.361], [-123.05, 49.36]]]}},
        {"properties": {"kind": "person"}, "geometry": {"type": "Point", "coordinates": [-123.05, 49.361]}},
        {"properties": {"kind": "person"}, "geometry": {"type": "Point", "coordinates": [-123.04, 49.36]}},
        {"properties": {"kind": "aircraft", "amslM": 900, "trackDeg": 270, "speedMps": 80},
         "geometry": {"type": "Point", "coordinates": [-122.9, 49.36]}},
        {"properties": {"kind": "wind", "fromDeg": 180, "speedMps": 6}, "geometry": null},
        {"properties": {"kind": "weather", "temperatureC": 27.5, "humidityPercent": 22, "isi": 11.4}, "geometry": null},
        {"properties": {"kind": "street"}, "geometry": {"type": "LineString", "coordinates":
          [[-123.05, 49.36], [-123.049, 49.36], [-123.049, 49.361]]}}
      ]}
      """;

  private final GeoFeed feed = new GeoFeed(Scenarios.open("demo"), 1_000);

  @Test
  void tellsPlaceFirePeopleAircraftAndWind() throws IOException {
    List<SituationItem> items = feed.initial(incident(NOW));
    assertThat(items.getFirst().hasIncident()).isTrue();
    assertThat(items.stream().map(SituationItem::getItemCase).distinct())
        .contains(ItemCase.TERRAIN, ItemCase.WATER, ItemCase.HOUSES, ItemCase.FIRE);
    SituationItem people = only(items, ItemCase.PEOPLE);
    assertThat(people.getVersion()).isGreaterThan(1_000);
    assertThat(people.getPeople().getLatE7(0)).isEqualTo(493_610_000);
    assertThat(people.getPeople().getLonE7(1)).isEqualTo(-1_230_400_000);
    var traffic = only(items, ItemCase.TRAFFIC).getTraffic();
    assertThat(traffic.getEastCms(0)).isEqualTo(-8_000);
    assertThat(traffic.getHeightAmslCm(0)).isEqualTo(90_000);
    var summary = only(items, ItemCase.SUMMARY).getSummary();
    assertThat(summary.getWindNorthCms()).isEqualTo(600);
    assertThat(summary.getBurningCells()).isBetween(70, 90);
  }

  @Test
  void tellsWeatherLandCoverAndStreets() throws IOException {
    List<SituationItem> items = feed.initial(incident(NOW));
    var weather = only(items, ItemCase.WEATHER).getWeather();
    assertThat(weather.getWindNorthCms()).isEqualTo(600);
    assertThat(weather.getTemperatureDc()).isEqualTo(275);
    assertThat(weather.getHumidityPercent()).isEqualTo(22);
    assertThat(weather.getIsiTenths()).isEqualTo(114);
    assertThat(weather.hasFfmcTenths()).isFalse();
    assertThat(items).anyMatch(SituationItem::hasLand);
    var streets = only(items, ItemCase.STREETS).getStreets();
    assertThat(streets.getPointsList()).containsExactly(3);
    assertThat(streets.getLatE7(2)).isEqualTo(493_610_000);
    assertThat(streets.getLonE7(1)).isEqualTo(-1_230_490_000);
  }

  @Test
  void streetsThatAreGoneAreToldGoneAndNewOnesAreToldWithANewerVersion() throws IOException {
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      many.append(i == 0 ? "" : ", ").append("[-123.04").append(1000 + i).append(", 49.36]");
    }
    String line = "[[-123.05, 49.36], [-123.049, 49.36], [-123.049, 49.361]]";
    List<SituationItem> first = feed.initial(incident(NOW.replace(line, "[" + many + "]")));
    assertThat(streets(first))
        .extracting(i -> i.getStreets().getPoints(0))
        .containsExactly(128, 128, 46);
    List<SituationItem> later = feed.changed(incident(NOW));
    assertThat(streets(later))
        .extracting(item -> item.getStreets().getLatE7Count())
        .containsExactly(3, 0, 0);
    assertThat(streets(later).getFirst().getVersion())
        .isGreaterThan(streets(first).getFirst().getVersion());
  }

  private static List<SituationItem> streets(List<SituationItem> items) {
    return items.stream().filter(SituationItem::hasStreets).toList();
  }

  @Test
  void laterTellsOnlyWhatChangedButPeopleAlways() throws IOException {
    List<SituationItem> first = feed.initial(incident(NOW));
    assertThat(feed.changed(incident(NOW)))
        .extracting(SituationItem::getItemCase)
        .containsExactly(ItemCase.PEOPLE, ItemCase.SUMMARY, ItemCase.TRAFFIC);
    String burntOut = NOW.replace("\"fire\"", "\"fire\", \"state\": \"burnt\"");
    String landed = burntOut.replace("aircraft", "person");
    List<SituationItem> later = feed.changed(incident(landed));
    assertThat(only(later, ItemCase.SUMMARY).getSummary().getBurningCells()).isZero();
    assertThat(only(later, ItemCase.TRAFFIC).getTraffic().getLatE7Count()).isZero();
    for (SituationItem item : later) {
      first.stream()
          .filter(before -> before.getKey() == item.getKey())
          .forEach(before -> assertThat(item.getVersion()).isGreaterThan(before.getVersion()));
    }
  }

  /** Old text, new text, and what the error must say. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "fire"} | "flood"} | now.json: feature 1: kind "flood" should be one of fire, person, aircraft, wind, weather, street
          "fire"} | "fire", "state": "hot"} | now.json: feature 1: state "hot" should be burning or burnt
          "Polygon" | "Point" | now.json: feature 1: a fire should be a Polygon or MultiPolygon
          [-123.04, 49.36] | [-123.04, 149.36] | now.json: feature 3: a position should be [longitude -180..180, latitude -90..90]
          "amslM": 900 | "amslM": 90000 | now.json: feature 4: amslM should be a number in -400.0..20000.0
          "trackDeg": 270, | "x": 1, | now.json: feature 4: trackDeg should be a number in 0.0..360.0
          "speedMps": 6 | "speedMps": "strong" | now.json: feature 5: speedMps should be a number in 0.0..60.0
          "temperatureC": 27.5 | "temperatureC": 127.5 | now.json: feature 6: temperatureC should be a number in -60.0..60.0
          "isi": 11.4 | "ffmc": "dry" | now.json: feature 6: ffmc should be a number in 0.0..101.0
          "LineString" | "Point" | now.json: feature 7: a street should be a LineString or MultiLineString
          "features" | "feature" | now.json:1: should be a GeoJSON FeatureCollection
          [-123.04, 49.36] | [-123.04 49.36] | now.json:5: not JSON
          """)
  void saysWhatIsWrongAndWhere(String old, String changed, String error) {
    assertThat(NOW).contains(old);
    assertThatThrownBy(() -> incident(NOW.replace(old, changed)))
        .isInstanceOf(GeoIncident.Wrong.class)
        .hasMessageContaining(error);
  }

  private GeoIncident incident(String json) throws IOException {
    GeoIncident incident = new GeoIncident(feed.frame());
    incident.add("now.json", json.getBytes(StandardCharsets.UTF_8));
    return incident;
  }

  private static SituationItem only(List<SituationItem> items, ItemCase kind) {
    List<SituationItem> found = items.stream().filter(i -> i.getItemCase() == kind).toList();
    assertThat(found).hasSize(1);
    return found.getFirst();
  }
}
