package org.bucketbrigade.sim.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bucketbrigade.sim.geo.LocalFrame;
import org.bucketbrigade.wire.v1.Weather;

/**
 * What is known of a real incident right now, from GeoJSON: features whose property {@code kind} is
 * {@code fire} (an outline; {@code state} is {@code burning} or {@code burnt}), {@code person} (a
 * point), {@code aircraft} (a point with {@code amslM}, {@code trackDeg} and {@code speedMps}),
 * {@code wind} (no geometry; {@code fromDeg} and {@code speedMps}), {@code weather} (no geometry;
 * see {@link GeoWeather}) or {@code street} (a line).
 */
public final class GeoIncident {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MAX_PEOPLE = 64;
  private static final int MAX_AIRCRAFT = 32;
  private static final int MAX_STREET_POINTS = 32_768;

  /** A file that cannot be used; the message is one line for a person. */
  public static final class Wrong extends IOException {
    private static final long serialVersionUID = 1L;

    Wrong(String message) {
      super(message);
    }
  }

  /** A place, metres east and north of the origin. */
  record Place(double eastM, double northM) {}

  /** An outline of fire; its last corner is joined to the first. */
  record Outline(List<Place> corners, boolean burning) {
    /** Whether a place lies inside, by counting the edges that a ray to the east crosses. */
    boolean holds(double eastM, double northM) {
      boolean inside = false;
      for (int i = 0, j = corners.size() - 1; i < corners.size(); j = i++) {
        Place a = corners.get(i);
        Place b = corners.get(j);
        if (a.northM > northM != b.northM > northM
            && eastM
                < a.eastM + (northM - a.northM) / (b.northM - a.northM) * (b.eastM - a.eastM)) {
          inside = !inside;
        }
      }
      return inside;
    }
  }

  /** A crewed aircraft; height AMSL, speeds towards east and north. */
  record Aircraft(Place at, double amslM, double eastMps, double northMps) {}

  private final LocalFrame frame;
  private final List<Outline> fires = new ArrayList<>();
  private final List<Place> people = new ArrayList<>();
  private final List<Aircraft> aircraft = new ArrayList<>();
  private final List<StreetBlocks.Line> streets = new ArrayList<>();
  private final Weather.Builder weather = Weather.newBuilder();
  private int streetPoints;
  private double windEastMps;
  private double windNorthMps;

  /** Nothing is known yet. */
  public GeoIncident(LocalFrame frame) {
    this.frame = frame;
  }

  /**
   * Adds what a file tells.
   *
   * @param file what errors call it
   * @throws Wrong if it cannot be used
   */
  public void add(String file, byte[] json) throws IOException {
    JsonNode features = tree(file, json).path("features");
    if (!features.isArray()) {
      throw new Wrong(file + ":1: should be a GeoJSON FeatureCollection");
    }
    for (int i = 0; i < features.size(); i++) {
      new Feature(file + ": feature " + (i + 1) + ": ", features.get(i)).take();
    }
    if (people.size() > MAX_PEOPLE || aircraft.size() > MAX_AIRCRAFT) {
      throw new Wrong(file + ": more than 64 people or 32 aircraft in all");
    }
    if (streetPoints > MAX_STREET_POINTS) {
      throw new Wrong(file + ": streets of more than " + MAX_STREET_POINTS + " positions in all");
    }
  }

  private static JsonNode tree(String file, byte[] json) throws IOException {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      String what = e.getOriginalMessage().lines().findFirst().orElse("");
      throw new Wrong(file + ":" + line + ": not JSON: " + what);
    }
  }

  List<Outline> fires() {
    return fires;
  }

  List<Place> people() {
    return people;
  }

  List<Aircraft> aircraft() {
    return aircraft;
  }

  List<StreetBlocks.Line> streets() {
    return streets;
  }

  /** What is known of it, the wind included. */
  Weather weather() {
    return weather
        .setWindNorthCms((int) Math.round(windNorthMps * 100))
        .setWindEastCms((int) Math.round(windEastMps * 100))
        .build();
  }

  double windEastMps() {
    return windEastMps;
  }

  double windNorthMps() {
    return windNorthMps;
  }

  private static double turnEast(double deg) {
    return StrictMath.sin(StrictMath.toRadians(deg));
  }

  private static double turnNorth(double deg) {
    return StrictMath.cos(StrictMath.toRadians(deg));
  }

  /** One feature of a file. */
  private final class Feature {
    private final String where;
    private final JsonNode properties;
    private final JsonNode geometry;

    Feature(String where, JsonNode feature) {
      this.where = where;
      properties = feature.path("properties");
      geometry = feature.path("geometry");
    }

    void take() throws Wrong {
      String kind = properties.path("kind").asText();
      switch (kind) {
        case "fire" -> fire();
        case "person" -> people.add(point());
        case "aircraft" -> {
          double track = number("trackDeg", 0, 360);
          double speed = number("speedMps", 0, 350);
          aircraft.add(
              new Aircraft(
                  point(),
                  number("amslM", -400, 20_000),
                  speed * turnEast(track),
                  speed * turnNorth(track)));
        }
        case "wind" -> {
          double from = number("fromDeg", 0, 360);
          double speed = number("speedMps", 0, 60);
          windEastMps = -speed * turnEast(from);
          windNorthMps = -speed * turnNorth(from);
        }
        case "weather" -> GeoWeather.read(where, properties, weather);
        case "street" -> street();
        default ->
            throw new Wrong(
                where
                    + "kind \""
                    + kind
                    + "\" should be one of fire, person, aircraft, wind, weather, street");
      }
    }

    private void fire() throws Wrong {
      String state = properties.path("state").asText("burning");
      if (!state.equals("burning") && !state.equals("burnt")) {
        throw new Wrong(where + "state \"" + state + "\" should be burning or burnt");
      }
      JsonNode coordinates = geometry.path("coordinates");
      switch (geometry.path("type").asText()) {
        case "Polygon" -> outline(coordinates.path(0), state.equals("burning"));
        case "MultiPolygon" -> {
          for (JsonNode polygon : coordinates) {
            outline(polygon.path(0), state.equals("burning"));
          }
        }
        default -> throw new Wrong(where + "a fire should be a Polygon or MultiPolygon");
      }
    }

    private void street() throws Wrong {
      JsonNode coordinates = geometry.path("coordinates");
      switch (geometry.path("type").asText()) {
        case "LineString" -> line(coordinates);
        case "MultiLineString" -> {
          for (JsonNode part : coordinates) {
            line(part);
          }
        }
        default -> throw new Wrong(where + "a street should be a LineString or MultiLineString");
      }
    }

    private void line(JsonNode positions) throws Wrong {
      if (positions.size() < 2) {
        throw new Wrong(where + "a line should have 2 positions or more");
      }
      List<StreetBlocks.Point> points = new ArrayList<>();
      for (JsonNode position : positions) {
        Place at = place(position);
        points.add(new StreetBlocks.Point(at.eastM(), at.northM()));
      }
      streetPoints += points.size();
      streets.add(new StreetBlocks.Line(points));
    }

    private void outline(JsonNode ring, boolean burning) throws Wrong {
      if (ring.size() < 4) {
        throw new Wrong(where + "an outline should have 4 positions or more");
      }
      List<Place> corners = new ArrayList<>();
      for (JsonNode position : ring) {
        corners.add(place(position));
      }
      fires.add(new Outline(List.copyOf(corners), burning));
    }

    private Place point() throws Wrong {
      if (!geometry.path("type").asText().equals("Point")) {
        throw new Wrong(where + "its geometry should be a Point");
      }
      return place(geometry.path("coordinates"));
    }

    private Place place(JsonNode position) throws Wrong {
      double lon = position.path(0).asDouble(Double.NaN);
      double lat = position.path(1).asDouble(Double.NaN);
      if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) {
        throw new Wrong(
            where
                + "a position should be [longitude -180..180, latitude -90..90], not "
                + position);
      }
      return new Place(frame.eastM(lat, lon), frame.northM(lat, lon));
    }

    private double number(String key, double min, double max) throws Wrong {
      double value = properties.path(key).asDouble(Double.NaN);
      if (!(value >= min && value <= max)) {
        throw new Wrong(where + key + " should be a number in " + min + ".." + max);
      }
      return value;
    }
  }
}
