package org.bucketbrigade.sim.scenario;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.bucketbrigade.sim.fuel.Fuel;
import org.bucketbrigade.sim.scenario.Scenario.Aircraft;
import org.bucketbrigade.sim.scenario.Scenario.Area;
import org.bucketbrigade.sim.scenario.Scenario.Base;
import org.bucketbrigade.sim.scenario.Scenario.Cluster;
import org.bucketbrigade.sim.scenario.Scenario.District;
import org.bucketbrigade.sim.scenario.Scenario.Drones;
import org.bucketbrigade.sim.scenario.Scenario.Fire;
import org.bucketbrigade.sim.scenario.Scenario.Lake;
import org.bucketbrigade.sim.scenario.Scenario.Line;
import org.bucketbrigade.sim.scenario.Scenario.Origin;
import org.bucketbrigade.sim.scenario.Scenario.Person;
import org.bucketbrigade.sim.scenario.Scenario.Spot;
import org.bucketbrigade.sim.scenario.Scenario.TerrainShape;
import org.bucketbrigade.sim.scenario.Scenario.Waypoint;
import org.bucketbrigade.sim.scenario.Scenario.Weather;
import org.bucketbrigade.sim.scenario.Scenario.Wind;
import org.bucketbrigade.sim.scenario.Scenario.WindChange;
import org.jspecify.annotations.Nullable;

/** Turns YAML into a checked scenario; each rule and range of {@code SCENARIOS.md} is one line. */
final class ScenarioReader {
  /** The mission frame is good to 20 km from its origin. */
  private static final int MAX_EXTENT_M = 28_000;

  private static final int MAX_CELLS = 4_000_000;
  private static final int MAX_BASES = 16;
  private static final int MAX_LAKES = 256;
  private static final int MAX_HOUSES = 4_096;
  private static final int MAX_PEOPLE = 64;
  private static final int MAX_LINES = 256;
  private static final int MAX_WIND_CHANGES = 32;

  /** A day. */
  private static final double MAX_SECONDS = 86_400;

  private static final int MAX_WEATHERS = 48;
  private static final int MAX_DISTRICTS = 64;

  /** The wire tells no more aircraft. */
  private static final int MAX_AIRCRAFT = 32;

  private static final int MAX_WAYPOINTS = 64;

  /** As far from the origin as the mission frame is good. */
  private static final double MAX_ROUTE_M = 20_000;

  private ScenarioReader() {}

  static Scenario read(String file, String yaml, Imports imports) {
    return Section.read(file, "", YamlTree.read(file, yaml), s -> scenario(s, imports));
  }

  private static Scenario scenario(Section s, Imports imports) {
    String name = s.text("name", 64);
    Origin origin = s.section("origin", ScenarioReader::origin);
    Scenario.Map map = s.section("map", ScenarioReader::map);
    Bounds in = new Bounds(map.eastM() / 2.0 - 1, map.northM() / 2.0 - 1);
    TerrainShape terrain = s.section("terrain", t -> terrain(t, imports, map, origin));
    Levels levels = new Levels(terrain.spacingM());
    List<Base> bases =
        s.has("bases")
            ? s.sections("bases", MAX_BASES, b -> base(b, in, levels))
            : List.of(s.<Base>section("base", b -> base(b, in, levels)));
    if (bases.isEmpty()) {
      throw s.wrong("bases", "should have one at least");
    }
    List<Lake> lakes = s.sections("lakes", MAX_LAKES, l -> lake(l, in, levels));
    List<Spot> houses = new ArrayList<>(s.sections("houses", MAX_HOUSES, h -> house(h, in, lakes)));
    if (s.has("houseFile")) {
      imports.houses(s, "houseFile", map, origin).stream()
          .filter(h -> wetIn(h, 0, lakes) < 0)
          .forEach(houses::add);
    }
    List<Cluster> clusters = s.sections("clusters", MAX_HOUSES, c -> cluster(c, in, lakes));
    List<District> districts = s.sections("districts", MAX_DISTRICTS, d -> district(d, in, lakes));
    if (houses.size()
            + clusters.stream().mapToInt(Cluster::count).sum()
            + districts.stream().mapToInt(District::houses).sum()
        > MAX_HOUSES) {
      throw s.wrong(
          districts.isEmpty() ? "clusters" : "districts",
          "more than " + MAX_HOUSES + " houses in all");
    }
    List<Weather> weathers = s.sections("weather", MAX_WEATHERS, ScenarioReader::weather);
    requireInOrder(s, weathers);
    return new Scenario(
        name,
        origin,
        map,
        terrain,
        lakes,
        bases,
        List.copyOf(houses),
        clusters,
        districts,
        s.section("wind", ScenarioReader::wind),
        s.section("fire", f -> fire(f, in, weathers)),
        s.section("area", a -> area(a, in, terrain)),
        s.sections("people", MAX_PEOPLE, p -> person(p, in)),
        s.sections("traffic", MAX_AIRCRAFT, ScenarioReader::aircraft),
        s.section("drones", ScenarioReader::drones));
  }

  private static Origin origin(Section s) {
    return new Origin(s.number("latDeg", -85, 85), s.number("lonDeg", -180, 180));
  }

  private static Scenario.Map map(Section s) {
    int eastM = s.whole("eastM", 200, MAX_EXTENT_M);
    int northM = s.whole("northM", 200, MAX_EXTENT_M);
    double cellM = Math.rint(s.number("cellM", 2, 50, 10) * 100) / 100;
    requireWholeCells(s, "eastM", eastM, cellM);
    requireWholeCells(s, "northM", northM, cellM);
    if (eastM / cellM * (northM / cellM) > MAX_CELLS) {
      throw s.wrong("cellM", "makes more than " + MAX_CELLS + " cells; use larger ones");
    }
    return new Scenario.Map(eastM, northM, cellM);
  }

  private static void requireWholeCells(Section s, String key, int extentM, double cellM) {
    double cells = extentM / cellM;
    if (Math.abs(cells - Math.rint(cells)) > 1e-9) {
      throw s.wrong(key, extentM + " is not a whole number of cells of " + cellM + " m");
    }
    if (extentM % 2 != 0) {
      throw s.wrong(key, extentM + " is odd; give an even number of metres");
    }
  }

  private static TerrainShape terrain(Section s, Imports imports, Scenario.Map map, Origin origin) {
    String kind = s.word("kind", Ground.words(), Ground.SLOPE.word());
    Raster fuelMap = s.has("fuelMap") ? imports.fuel(s, "fuelMap", map, origin) : null;
    if (kind.equals(Ground.SLOPE.word())) {
      return slope(s, fuelMap);
    }
    return kind.equals(Ground.NORTH_SHORE.word())
        ? northShore(s, fuelMap)
        : ground(s, imports.elevation(s, "elevation", map, origin), fuelMap);
  }

  private static TerrainShape slope(Section s, @Nullable Raster fuelMap) {
    double low = s.number("lowAmslM", -400, 3000);
    return new TerrainShape(
        s.whole("spacingM", 10, 50, 40),
        low,
        s.number("highAmslM", low, 3200),
        s.number("uphillDeg", 0, 360, 0),
        s.number("roughnessM", 0, 100, 0),
        s.whole("seed", 0, Integer.MAX_VALUE, 1),
        Ground.SLOPE,
        fuel(s),
        null,
        fuelMap);
  }

  private static TerrainShape ground(Section s, Raster elevation, @Nullable Raster fuelMap) {
    return new TerrainShape(
        s.whole("spacingM", 10, 50, 40),
        0,
        0,
        0,
        0,
        s.whole("seed", 0, Integer.MAX_VALUE, 1),
        Ground.FILE,
        fuel(s),
        elevation,
        fuelMap);
  }

  private static Fuel fuel(Section s) {
    List<String> words = Arrays.stream(Fuel.values()).map(Fuel::fbpName).toList();
    return requireNonNull(Fuel.of(s.word("fuel", words, Fuel.C7.fbpName())));
  }

  private static TerrainShape northShore(Section s, @Nullable Raster fuelMap) {
    return new TerrainShape(
        s.whole("spacingM", 10, 50, 40),
        0,
        s.number("highAmslM", 200, 3000, 1_400),
        0,
        s.number("roughnessM", 0, 100, 30),
        s.whole("seed", 0, Integer.MAX_VALUE, 1),
        Ground.NORTH_SHORE,
        Fuel.C7,
        null,
        fuelMap);
  }

  private static Base base(Section s, Bounds in, Levels levels) {
    Spot at = in.spot(s);
    int radiusM = s.whole("radiusM", 20, 500, 80);
    levels.add(s, s.path(), at, radiusM);
    return new Base(at.eastM(), at.northM(), radiusM, s.number("spacingM", 4, 50, 10));
  }

  private static Lake lake(Section s, Bounds in, Levels levels) {
    Spot at = in.spot(s);
    Lake lake = new Lake(at.eastM(), at.northM(), s.whole("radiusM", 10, 3000));
    levels.add(s, s.path(), at, lake.radiusM());
    return lake;
  }

  private static Spot house(Section s, Bounds in, List<Lake> lakes) {
    Spot at = in.spot(s);
    requireDry(s, "eastM", at, 0, lakes);
    return at;
  }

  private static Cluster cluster(Section s, Bounds in, List<Lake> lakes) {
    Spot at = in.spot(s);
    double spacingM = s.number("spacingM", 8, 200, 20);
    double radiusM = s.number("radiusM", 10, 5000);
    requireCircle(s, in, at, radiusM);
    requireDry(s, "radiusM", at, radiusM, lakes);
    int count = s.whole("count", 1, 2000);
    // Places drawn at random until no more fit cover about half of the ground.
    int room = (int) (0.5 * StrictMath.pow(2 * radiusM / spacingM + 1, 2));
    if (count > room) {
      throw s.wrong(
          "count", count + " houses do not fit " + spacingM + " m apart; at most " + room);
    }
    return new Cluster(at.eastM(), at.northM(), radiusM, count, spacingM);
  }

  private static District district(Section s, Bounds in, List<Lake> lakes) {
    String name = s.text("name", 24);
    Spot at = in.spot(s);
    double radiusM = s.number("radiusM", 60, 2000);
    requireCircle(s, in, at, radiusM);
    requireDry(s, "radiusM", at, radiusM, lakes);
    District district =
        new District(
            name,
            at.eastM(),
            at.northM(),
            radiusM,
            s.whole("houses", 1, MAX_HOUSES),
            s.number("lotM", 10, 100, 18),
            s.number("streetDeg", 0, 360, 90));
    int room = StreetPlan.room(district);
    if (district.houses() > room) {
      throw s.wrong("houses", district.houses() + " do not fit along its streets; at most " + room);
    }
    return district;
  }

  private static void requireCircle(Section s, Bounds in, Spot at, double radiusM) {
    in.require(s, "radiusM", new Spot(Math.abs(at.eastM()) + radiusM, at.northM()));
    in.require(s, "radiusM", new Spot(at.eastM(), Math.abs(at.northM()) + radiusM));
  }

  private static void requireDry(Section s, String key, Spot at, double radiusM, List<Lake> lakes) {
    int lake = wetIn(at, radiusM, lakes);
    if (lake >= 0) {
      throw s.wrong(key, "reaches into lakes[" + lake + "]; move or shrink it");
    }
  }

  /** The first lake that a circle reaches into, -1 if none. */
  private static int wetIn(Spot at, double radiusM, List<Lake> lakes) {
    for (int i = 0; i < lakes.size(); i++) {
      Lake lake = lakes.get(i);
      double apartM = StrictMath.hypot(at.eastM() - lake.eastM(), at.northM() - lake.northM());
      if (apartM < radiusM + lake.radiusM()) {
        return i;
      }
    }
    return -1;
  }

  private static Wind wind(Section s) {
    Wind wind =
        new Wind(
            s.number("fromDeg", 0, 360),
            s.number("speedMps", 0, 25),
            s.number("gustFactor", 1, 2.5, 1),
            s.number("swayDeg", 0, 60, 0),
            s.number("turbulence", 0, 2, 1),
            s.sections("changes", MAX_WIND_CHANGES, ScenarioReader::windChange));
    for (int i = 1; i < wind.changes().size(); i++) {
      WindChange before = wind.changes().get(i - 1);
      if (wind.changes().get(i).atS() < before.atS() + before.overS()) {
        throw s.wrong("changes", "changes[" + i + "] begins before the one above it has ended");
      }
    }
    return wind;
  }

  private static WindChange windChange(Section s) {
    return new WindChange(
        s.number("atS", 0, MAX_SECONDS),
        s.number("overS", 0, MAX_SECONDS, 300),
        s.number("fromDeg", 0, 360),
        s.number("speedMps", 0, 25));
  }

  private static Fire fire(Section s, Bounds in, List<Weather> weathers) {
    boolean paced = weathers.isEmpty();
    return new Fire(
        paced ? s.number("headMpm", 0.1, 100) : 0,
        paced ? s.number("fuelKgPerM2", 0.1, 5) : 0,
        s.number("burnOutS", 10, 3600, 90),
        s.sections("lines", MAX_LINES, l -> line(l, in)),
        weathers);
  }

  private static Weather weather(Section s) {
    return new Weather(
        s.number("fromMin", 0, 10_000, 0),
        s.number("ffmc", 60, 101),
        s.number("bui", 0, 500),
        s.number("curingPercent", 0, 100, 80),
        s.number("conifersPercent", 0, 100, 50),
        s.whole("dayOfYear", 1, 366, 213),
        s.has("temperatureC") ? s.number("temperatureC", -60, 60) : Double.NaN,
        s.has("humidityPercent") ? s.number("humidityPercent", 0, 100) : Double.NaN);
  }

  private static void requireInOrder(Section s, List<Weather> weathers) {
    for (int i = 0; i < weathers.size(); i++) {
      double least = i == 0 ? 0 : Math.nextUp(weathers.get(i - 1).fromMin());
      if (weathers.get(i).fromMin() < least || (i == 0 && weathers.get(i).fromMin() > 0)) {
        throw s.wrong("weather", "fromMin should begin with 0 and grow from entry to entry");
      }
    }
  }

  private static Line line(Section s, Bounds in) {
    Spot from = s.pair("from", MAX_EXTENT_M);
    Spot to = s.pair("to", MAX_EXTENT_M);
    in.require(s, "from", from);
    in.require(s, "to", to);
    return new Line(
        from.eastM(), from.northM(), to.eastM(), to.northM(), s.number("widthM", 1, 1000, 10));
  }

  private static Area area(Section s, Bounds in, TerrainShape terrain) {
    Spot at = in.spot(s);
    return new Area(
        at.eastM(),
        at.northM(),
        s.whole("radiusM", 50, MAX_EXTENT_M),
        s.number("ceilingAmslM", terrain.lowAmslM() + 30, 4000));
  }

  private static Person person(Section s, Bounds in) {
    Spot at = in.spot(s);
    return new Person(at.eastM(), at.northM(), s.number("walkM", 0, 500, 0));
  }

  private static Aircraft aircraft(Section s) {
    String name = s.text("name", 24);
    double speedMps = s.number("speedMps", 10, 150);
    double startS = s.number("startS", 0, 86_400, 0);
    List<Waypoint> route = s.sections("route", MAX_WAYPOINTS, ScenarioReader::waypoint);
    if (route.size() < 2) {
      throw s.wrong("route", "should be a list of 2.." + MAX_WAYPOINTS + " waypoints");
    }
    for (int i = 1; i < route.size(); i++) {
      if (route.get(i).equals(route.get(i - 1))) {
        throw s.wrong("route", "waypoints " + (i - 1) + " and " + i + " are the same place");
      }
    }
    return new Aircraft(name, speedMps, startS, route);
  }

  private static Waypoint waypoint(Section s) {
    return new Waypoint(
        s.number("eastM", -MAX_ROUTE_M, MAX_ROUTE_M),
        s.number("northM", -MAX_ROUTE_M, MAX_ROUTE_M),
        s.number("amslM", 0, 6000));
  }

  private static Drones drones(Section s) {
    return new Drones(
        s.whole("count", 0, 2000),
        s.number("preArmScale", 0.01, 1, 1),
        autopilot(s),
        Integer.parseInt(s.word("class", List.of("30", "100", "400"), "100")),
        s.number("batterySwapS", 0, 3600, Scenario.DEFAULT_SWAP_S),
        s.number("gpsErrorM", 0, 0.6, 0),
        s.number("baroDriftM", 0, 5, 0));
  }

  private static AutopilotKind autopilot(Section s) {
    String word = s.word("autopilot", AutopilotKind.words(), AutopilotKind.ARDUCOPTER.word());
    return requireNonNull(AutopilotKind.of(word));
  }

  /** Half the map's extents less a metre, so that every place has a cell. */
  private record Bounds(double eastM, double northM) {
    Spot spot(Section s) {
      return new Spot(s.number("eastM", -eastM, eastM), s.number("northM", -northM, northM));
    }

    void require(Section s, String key, Spot spot) {
      if (Math.abs(spot.eastM()) > eastM || Math.abs(spot.northM()) > northM) {
        throw s.wrong(
            key,
            "lies outside the map, which reaches " + eastM + " m east and " + northM + " m north");
      }
    }
  }

  /**
   * Keeps level ground apart: heights stand on posts, so that two levels need room for a slope
   * between them.
   */
  private static final class Levels {
    private final double gapM;
    private final List<Level> levels = new ArrayList<>();

    private record Level(String what, Spot at, double radiusM) {}

    Levels(int spacingM) {
      this.gapM = Math.ceil(3 * spacingM);
    }

    void add(Section s, String what, Spot at, double radiusM) {
      for (Level other : levels) {
        double apartM =
            StrictMath.hypot(at.eastM() - other.at.eastM(), at.northM() - other.at.northM())
                - radiusM
                - other.radiusM;
        if (apartM < gapM) {
          throw s.wrong(
              "radiusM",
              String.format(
                  Locale.ROOT,
                  "its edge lies %.0f m from %s; leave %.0f m, three times terrain.spacingM",
                  apartM,
                  other.what,
                  gapM));
        }
      }
      levels.add(new Level(what, at, radiusM));
    }
  }
}
