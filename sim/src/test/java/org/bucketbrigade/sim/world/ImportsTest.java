package org.bucketbrigade.sim.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bucketbrigade.sim.fuel.Fuel;
import org.bucketbrigade.sim.scenario.Scenario;
import org.bucketbrigade.sim.scenario.ScenarioException;
import org.bucketbrigade.sim.scenario.Scenarios;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real ground, fuels and houses from files that a scenario names. */
class ImportsTest {
  private static final String SCENARIO =
      """
      name: Imported
      origin: {latDeg: 49, lonDeg: -123}
      map: {eastM: 800, northM: 600}
      terrain: {kind: file, elevation: dem.asc, fuelMap: fuel.asc, coordinates: local}
      base: {eastM: 0, northM: -200, radiusM: 20}
      houseFile: houses.geojson
      wind: {fromDeg: 200, speedMps: 5}
      fire: {headMpm: 10, fuelKgPerM2: 0.5}
      area: {eastM: 0, northM: 0, radiusM: 300, ceilingAmslM: 600}
      drones: {count: 1}
      """;

  /** Rises by 10 m a cell to the north and by 1 m to the east; the sea in the south-west corner. */
  private static final String DEM =
      """
      ncols 6
      nrows 5
      xllcorner -600
      yllcorner -500
      cellsize 200
      NODATA_value -9999
      140 141 142 143 144 145
      130 131 132 133 134 135
      120 121 122 123 124 125
      110 111 112 113 114 115
      -9999 101 102 103 104 105
      """;

  private static final String FUEL =
      """
      ncols 2
      nrows 2
      xllcorner -1000
      yllcorner -1000
      cellsize 1000
      3 5
      11 31
      """;

  private static final String HOUSES =
      """
      {"type": "FeatureCollection", "features": [
        {"type": "Feature", "geometry": {"type": "Point", "coordinates": [-123, 49.001]}},
        {"type": "Feature", "geometry": {"type": "Polygon", "coordinates":
          [[[-122.998, 49], [-122.997, 49], [-122.997, 49.001], [-122.998, 49.001], [-122.998, 49]]]}},
        {"type": "Feature", "geometry": {"type": "Point", "coordinates": [-124, 49]}}
      ]}
      """;

  @TempDir private Path folder;

  @BeforeEach
  void files() throws IOException {
    write("s.yaml", SCENARIO);
    write("dem.asc", DEM.replace("-9999 101", "100 101"));
    write("fuel.asc", FUEL);
    write("houses.geojson", HOUSES);
  }

  @Test
  void groundFuelAndHousesAreThoseOfTheFiles() {
    World world = new World(open(), 1);
    assertThat(Math.abs(world.surfaceAmslM(-100, 0) - 122)).isLessThan(0.06);
    assertThat(Math.abs(world.surfaceAmslM(0, 100) - 127.5)).isLessThan(0.06);
    assertThat(fuel(world, -200, 200)).isEqualTo(Fuel.C3);
    assertThat(fuel(world, 200, 200)).isEqualTo(Fuel.C5);
    assertThat(fuel(world, -200, -150)).isEqualTo(Fuel.D1);
    assertThat(fuel(world, 200, -150)).isEqualTo(Fuel.O1A);
    assertThat(fuel(world, 0, -200)).isEqualTo(Fuel.NONE);
    assertThat(world.houses().count()).isEqualTo(2);
    assertThat(Math.abs(world.houses().northM(0) - 111.2)).isLessThan(0.1);
    assertThat(Math.abs(world.houses().eastM(1) - 182.9)).isLessThan(0.1);
  }

  @Test
  void degreesAreReadAsWellAsMetres() throws IOException {
    write("s.yaml", SCENARIO.replace("coordinates: local", "seed: 1"));
    write(
        "dem.asc",
        "ncols 3\nnrows 2\nxllcenter -123.01\nyllcenter 48.99\ncellsize 0.01\n1 2 3\n0 1 2\n");
    write(
        "fuel.asc", "ncols 2\nnrows 2\nxllcorner -123.1\nyllcorner 48.9\ncellsize 0.1\n3 7\n5 7\n");
    World world = new World(open(), 1);
    assertThat(Math.abs(world.surfaceAmslM(0, 0) - 2)).isLessThan(1.1);
    assertThat(fuel(world, -200, 200)).isEqualTo(Fuel.C3);
    assertThat(fuel(world, 200, 200)).isEqualTo(Fuel.C7);
  }

  @Test
  void groundAtSeaLevelIsWater() throws IOException {
    write("dem.asc", DEM.replace("-9999 101", "-20 -20").replace("110 111", "-20 -20"));
    World world = new World(open(), 1);
    assertThat(world.isWater(-399, -250)).isTrue();
    assertThat(world.surfaceAmslM(-399, -250)).isZero();
    assertThat(world.isWater(300, 200)).isFalse();
  }

  /** File, old text, new text, and what the error must say. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          s.yaml | dem.asc | no.asc | s.yaml:4: terrain.elevation: | no.asc: no such file
          s.yaml | houses.geojson | no.geojson | s.yaml:6: houseFile: | no such file
          s.yaml | coordinates: local | coordinates: utm | s.yaml:4: terrain.coordinates: "utm" should be one of wgs84, local | local
          s.yaml | map: {eastM: 800 | map: {eastM: 1400 | s.yaml:4: terrain.elevation: dem.asc does not cover the map | -700 m east
          s.yaml | kind: file, elevation: dem.asc | kind: file | s.yaml:4: terrain.elevation: missing | missing
          s.yaml | kind: file | kind: slope, lowAmslM: 1, highAmslM: 2 | s.yaml:4: terrain.elevation: unknown key | known here
          dem.asc | ncols 6 | ncols six | dem.asc:1: "six" is not a number | six
          dem.asc | ncols 6 | ncols 6.5 | ncols should be a whole number in 2..16000000 | dem.asc:
          dem.asc | ncols 6 | ncols 16000000 | cells are more than the 16000000 allowed | dem.asc:
          dem.asc | nrows 5 | nrows 6 | dem.asc:12: the file ends after 30 of 36 values | 36
          dem.asc | nrows 5 | nrows 4 | dem.asc:11: more than ncols x nrows = 24 values | 24
          dem.asc | cellsize 200 | cellsize -1 | cellsize should be above 0 | dem.asc:7
          dem.asc | xllcorner -600 | NODATA_value -9999 | dem.asc:7: xllcorner is missing before the values | header
          dem.asc | 123 124 | 12x 124 | dem.asc:9: "12x" is not a number | 12x
          dem.asc | 123 124 | -9999 124 | dem.asc:9: column 4: no value (NODATA) on the map | fill the gap
          fuel.asc | 11 31 | 11 99 | fuel.asc:7: column 2: 99 is no fuel type; known: 2 C-2, 3 C-3 | 102 none
          houses.geojson | "Point", "coordinates": [-123, | "LineString", "coordinates": [-123, | houses.geojson: feature 1: geometry "LineString" should be Point | Polygon
          houses.geojson | [-123, 49.001] | [-123, 149.001] | houses.geojson: feature 1: [-123.0, 149.001] is outside longitude -180..180, latitude -90..90 | latitude
          houses.geojson | [-123, 49.001] | ["a", 49.001] | houses.geojson: feature 1: a position should be [longitude, latitude] | longitude
          houses.geojson | [-124, 49] | [-124 49] | houses.geojson:5: not JSON | not JSON
          houses.geojson | features | houses | houses.geojson:1: should be a GeoJSON FeatureCollection | FeatureCollection
          """)
  void saysWhichFileAndLineIsWrong(
      String file, String old, String changed, String error, String more) throws IOException {
    String text = Files.readString(folder.resolve(file));
    assertThat(text).contains(old);
    write(file, text.replace(old, changed));
    assertThatThrownBy(this::open)
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining(error)
        .hasMessageContaining(more)
        .message()
        .doesNotContain("\n");
  }

  @Test
  void textWithoutAFolderCannotNameFiles() {
    assertThatThrownBy(() -> Scenarios.parse("t.yaml", SCENARIO))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining("cannot name files");
  }

  private static Fuel fuel(World world, double eastM, double northM) {
    return world.fuel().fuelAt(world.grid().cellAt(eastM, northM));
  }

  private Scenario open() {
    return Scenarios.open(folder.resolve("s.yaml").toString());
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
