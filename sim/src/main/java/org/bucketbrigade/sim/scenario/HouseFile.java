package org.bucketbrigade.sim.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bucketbrigade.sim.geo.LocalFrame;
import org.bucketbrigade.sim.scenario.Scenario.Spot;

/**
 * Houses from GeoJSON (RFC 7946): points, or outlines of buildings, whose middle counts. Those that
 * lie off the map are left out.
 */
final class HouseFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String file;
  private final Scenario.Map map;
  private final LocalFrame frame;
  private final List<Spot> houses = new ArrayList<>();

  private HouseFile(String file, Scenario.Map map, LocalFrame frame) {
    this.file = file;
    this.map = map;
    this.frame = frame;
  }

  static List<Spot> read(String name, Path path, Scenario.Map map, LocalFrame frame)
      throws IOException {
    HouseFile reader = new HouseFile(name, map, frame);
    JsonNode features = reader.tree(Files.readAllBytes(path)).path("features");
    if (!features.isArray()) {
      throw new ScenarioException(name + ":1: should be a GeoJSON FeatureCollection");
    }
    for (int i = 0; i < features.size(); i++) {
      reader.take(i, features.get(i).path("geometry"));
    }
    if (reader.houses.isEmpty()) {
      throw new ScenarioException(
          name + ": none of its " + features.size() + " features lies on the map");
    }
    return List.copyOf(reader.houses);
  }

  private JsonNode tree(byte[] bytes) throws IOException {
    try {
      return JSON.readTree(bytes);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      String what = e.getOriginalMessage().lines().findFirst().orElse("");
      throw new ScenarioException(file + ":" + line + ": not JSON: " + what);
    }
  }

  private void take(int feature, JsonNode geometry) {
    String type = geometry.path("type").asText();
    JsonNode coordinates = geometry.path("coordinates");
    Spot spot =
        switch (type) {
          case "Point" -> spot(feature, coordinates);
          case "Polygon" -> middle(feature, coordinates.path(0));
          case "MultiPolygon" -> middle(feature, coordinates.path(0).path(0));
          default ->
              throw wrong(
                  feature, "geometry \"" + type + "\" should be Point, Polygon or MultiPolygon");
        };
    if (Math.abs(spot.eastM()) < map.eastM() / 2.0 - 1
        && Math.abs(spot.northM()) < map.northM() / 2.0 - 1) {
      houses.add(spot);
    }
  }

  /** The mean of an outline's corners; its last one repeats the first. */
  private Spot middle(int feature, JsonNode ring) {
    int corners = ring.size() - 1;
    if (corners < 3) {
      throw wrong(feature, "an outline should have 4 positions or more, the last like the first");
    }
    double eastM = 0;
    double northM = 0;
    for (int i = 0; i < corners; i++) {
      Spot spot = spot(feature, ring.get(i));
      eastM += spot.eastM() / corners;
      northM += spot.northM() / corners;
    }
    return new Spot(eastM, northM);
  }

  private Spot spot(int feature, JsonNode position) {
    JsonNode lon = position.path(0);
    JsonNode lat = position.path(1);
    if (!lon.isNumber() || !lat.isNumber()) {
      throw wrong(feature, "a position should be [longitude, latitude]");
    }
    double lonDeg = lon.asDouble();
    double latDeg = lat.asDouble();
    if (!(Math.abs(lonDeg) <= 180 && Math.abs(latDeg) <= 90)) {
      throw wrong(
          feature,
          "[%s, %s] is outside longitude -180..180, latitude -90..90".formatted(lonDeg, latDeg));
    }
    return new Spot(frame.eastM(latDeg, lonDeg), frame.northM(latDeg, lonDeg));
  }

  private ScenarioException wrong(int feature, String what) {
    return new ScenarioException(file + ": feature " + (feature + 1) + ": " + what);
  }
}
