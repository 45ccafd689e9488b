package org.bucketbrigade.sim.scenario;

import java.util.List;
import org.bucketbrigade.sim.fuel.Fuel;
import org.bucketbrigade.sim.geo.Grid;
import org.jspecify.annotations.Nullable;

/**
 * One fire to fly on: place, weather, fire, houses, people and drones, as {@code SCENARIOS.md}
 * describes it key by key.
 *
 * <p>Positions are metres east and north of the origin, which is the middle of the map; heights are
 * metres above mean sea level; directions are degrees clockwise from north.
 *
 * @param name for people
 * @param origin middle of the map and origin of every local frame
 * @param map extent and grid
 * @param bases where drones start and land, one at least
 * @param houses single houses
 * @param clusters groups of houses whose places are drawn
 * @param districts groups of houses along streets
 * @param traffic crewed aircraft that cross the place
 */
public record Scenario(
    String name,
    Origin origin,
    Map map,
    TerrainShape terrain,
    List<Lake> lakes,
    List<Base> bases,
    List<Spot> houses,
    List<Cluster> clusters,
    List<District> districts,
    Wind wind,
    Fire fire,
    Area area,
    List<Person> people,
    List<Aircraft> traffic,
    Drones drones) {

  /**
   * Where a drone stands at the start: the bases take turns.
   *
   * @param drone from 0
   */
  public Spot pad(int drone) {
    return bases.get(drone % bases.size()).spot(drone / bases.size());
  }

  /** Whether a place lies on a base. */
  public boolean isOnBase(double eastM, double northM) {
    for (Base base : bases) {
      if (StrictMath.hypot(eastM - base.eastM(), northM - base.northM()) <= base.radiusM()) {
        return true;
      }
    }
    return false;
  }

  /** WGS-84 latitude and longitude, degrees. */
  public record Origin(double latDeg, double lonDeg) {}

  /** A place, metres from the origin. */
  public record Spot(double eastM, double northM) {}

  /**
   * Extent and grid of the map.
   *
   * @param eastM extent from west to east, a whole number of metres and of cells
   * @param northM extent from south to north, likewise
   * @param cellM side of a fire cell, whole centimetres
   */
  public record Map(int eastM, int northM, double cellM) {
    /** The cells of fire and water, the origin in the middle of the map. */
    public Grid grid() {
      return new Grid(
          -eastM / 2,
          -northM / 2,
          cellM,
          (int) Math.rint(eastM / cellM),
          (int) Math.rint(northM / cellM));
    }
  }

  /**
   * The ground and what grows on it.
   *
   * @param spacingM distance of the height posts
   * @param lowAmslM height where the ground is lowest, without its hills
   * @param highAmslM height where the ground is highest, likewise
   * @param uphillDeg direction in which the ground rises
   * @param roughnessM height of the hills
   * @param seed draws the ground and the places of houses in clusters: the place stays the same
   *     whatever the seed of a run
   * @param kind how the ground is made
   * @param fuel what grows everywhere; a north shore has forests of its own
   * @param elevation heights from a file, null unless the ground is made of one
   * @param fuelMap what grows where, from a file; null: as the ground has it
   */
  public record TerrainShape(
      int spacingM,
      double lowAmslM,
      double highAmslM,
      double uphillDeg,
      double roughnessM,
      long seed,
      Ground kind,
      Fuel fuel,
      @Nullable Raster elevation,
      @Nullable Raster fuelMap) {
    /** An even slope with hills, all of it forest. */
    public TerrainShape(
        int spacingM,
        double lowAmslM,
        double highAmslM,
        double uphillDeg,
        double roughnessM,
        long seed) {
      this(
          spacingM,
          lowAmslM,
          highAmslM,
          uphillDeg,
          roughnessM,
          seed,
          Ground.SLOPE,
          Fuel.C7,
          null,
          null);
    }
  }

  /** A round lake; its surface lies at the height that the slope has at its middle. */
  public record Lake(double eastM, double northM, int radiusM) {}

  /**
   * Where drones start and land: a level pad that cannot burn.
   *
   * @param spacingM distance of neighbouring drones on the pad
   */
  public record Base(double eastM, double northM, int radiusM, double spacingM) {
    /**
     * Where the drones of this base stand: on a square lattice, filled in rings from the middle.
     *
     * @param drone from 0
     */
    public Spot spot(int drone) {
      int ring = (int) Math.ceil((Math.sqrt(drone + 1.0) - 1) / 2);
      int side = 2 * ring;
      // Place on the ring, counted from its south-west corner anticlockwise.
      int step = ring == 0 ? 0 : drone - (side - 1) * (side - 1);
      int along = ring == 0 ? 0 : step % side;
      int east = -ring;
      int north = -ring;
      switch (ring == 0 ? 0 : step / side) {
        case 0 -> east += along;
        case 1 -> {
          east += side;
          north += along;
        }
        case 2 -> {
          east += side - along;
          north += side;
        }
        default -> north += side - along;
      }
      return new Spot(eastM + east * spacingM, northM + north * spacingM);
    }
  }

  /** A number of houses, at least {@code spacingM} apart, inside a circle. */
  public record Cluster(double eastM, double northM, double radiusM, int count, double spacingM) {}

  /**
   * Houses along parallel streets inside a circle: a part of the town that makes sense as a sector.
   *
   * @param houses how many of its lots are built on
   * @param lotM distance of neighbouring houses along a street
   * @param streetDeg direction of its streets
   */
  public record District(
      String name,
      double eastM,
      double northM,
      double radiusM,
      int houses,
      double lotM,
      double streetDeg) {}

  /**
   * A wind with slow gusts that may change with time.
   *
   * @param fromDeg where it comes from at the start
   * @param speedMps mean 10 m above the ground at the start
   * @param gustFactor strongest gust as a multiple of the mean
   * @param swayDeg how far the direction swings to either side
   * @param turbulence turbulence as a multiple of what the wind brings; 0: smooth air
   * @param changes by time
   */
  public record Wind(
      double fromDeg,
      double speedMps,
      double gustFactor,
      double swayDeg,
      double turbulence,
      List<WindChange> changes) {
    /** A wind that does not change, with the turbulence that it brings. */
    public Wind(double fromDeg, double speedMps, double gustFactor, double swayDeg) {
      this(fromDeg, speedMps, gustFactor, swayDeg, 1, List.of());
    }
  }

  /**
   * The wind turns and freshens, or dies down: a front.
   *
   * @param atS when it begins, seconds since the start
   * @param overS how long it takes
   * @param fromDeg where the wind comes from after it
   * @param speedMps mean after it
   */
  public record WindChange(double atS, double overS, double fromDeg, double speedMps) {}

  /**
   * How it burns, and where at the start.
   *
   * @param headMpm spread of the head on level ground in the mean wind, metres a minute
   * @param fuelKgPerM2 fuel that the front consumes; sets the intensity
   * @param burnOutS how long a cell flames after the front has left it
   * @param lines where it burns at the start
   * @param weather the weather from the start on, in the order of time; none: the fire spreads at
   *     {@code headMpm} in fuel of {@code fuelKgPerM2}
   */
  public record Fire(
      double headMpm,
      double fuelKgPerM2,
      double burnOutS,
      List<Line> lines,
      List<Weather> weather) {
    /** A fire whose pace is given. */
    public Fire(double headMpm, double fuelKgPerM2, double burnOutS, List<Line> lines) {
      this(headMpm, fuelKgPerM2, burnOutS, lines, List.of());
    }

    /** The weather that holds at a time in seconds since the start; null if none is given. */
    public @Nullable Weather weatherAt(double seconds) {
      Weather holds = null;
      for (Weather next : weather) {
        if (next.fromMin() * 60 <= seconds) {
          holds = next;
        }
      }
      return holds;
    }

    /** Whether fuel and weather say how it spreads. */
    public boolean hasWeather() {
      return !weather.isEmpty();
    }
  }

  /**
   * What decides how a fire spreads, beside wind, slope and fuel, from a time on.
   *
   * @param fromMin from when, minutes since the start
   * @param ffmc fine fuel moisture code, 0..101
   * @param bui buildup index
   * @param curingPercent how much of the grass is dead
   * @param conifersPercent share of conifers in mixedwood
   * @param dayOfYear 1..366, for the moisture of needles
   * @param temperatureC for people to know, not a number: not known
   * @param humidityPercent likewise, relative
   */
  public record Weather(
      double fromMin,
      double ffmc,
      double bui,
      double curingPercent,
      double conifersPercent,
      int dayOfYear,
      double temperatureC,
      double humidityPercent) {
    /** Weather of which only is known what fire needs. */
    public Weather(
        double fromMin,
        double ffmc,
        double bui,
        double curingPercent,
        double conifersPercent,
        int dayOfYear) {
      this(fromMin, ffmc, bui, curingPercent, conifersPercent, dayOfYear, Double.NaN, Double.NaN);
    }
  }

  /** A line along which cells burn at the start, {@code widthM} wide. */
  public record Line(
      double fromEastM, double fromNorthM, double toEastM, double toNorthM, double widthM) {
    /** Whether it is within a length of a point. */
    public boolean isPoint(double lengthM) {
      return fromEastM == toEastM && fromNorthM == toNorthM && widthM <= lengthM;
    }
  }

  /** The flight area: a circle with a ceiling. */
  public record Area(double eastM, double northM, int radiusM, double ceilingAmslM) {}

  /** Somebody on the ground who walks in a circle of {@code walkM} radius, 0: stands still. */
  public record Person(double eastM, double northM, double walkM) {}

  /**
   * A crewed aircraft that flies from waypoint to waypoint and leaves at the last.
   *
   * @param startS when it is at its first waypoint, seconds after the start
   */
  public record Aircraft(String name, double speedMps, double startS, List<Waypoint> route) {}

  /** A point of a route; it may lie outside the map. */
  public record Waypoint(double eastM, double northM, double amslM) {}

  /**
   * The drones' defaults.
   *
   * @param count how many, unless the command line says otherwise
   * @param preArmScale multiplies the time that an autopilot needs from power-up until it is ready
   *     to arm; 1 is real
   * @param autopilot what flies them
   * @param payloadKg their class: 30, 100 or 400
   * @param batterySwapS how long one stands disarmed on its pad until it has a full battery; 0:
   *     nobody swaps batteries
   * @param gpsErrorM standard deviation of reported positions along each axis
   * @param baroDriftM standard deviation of reported heights
   */
  public record Drones(
      int count,
      double preArmScale,
      AutopilotKind autopilot,
      int payloadKg,
      double batterySwapS,
      double gpsErrorM,
      double baroDriftM) {
    /** Reference drones without errors of their sensors, as a scenario makes them by default. */
    public Drones(int count, double preArmScale, AutopilotKind autopilot) {
      this(count, preArmScale, autopilot, 100, DEFAULT_SWAP_S, 0, 0);
    }

    Drones with(AutopilotKind kind) {
      return new Drones(count, preArmScale, kind, payloadKg, batterySwapS, gpsErrorM, baroDriftM);
    }
  }

  static final double DEFAULT_SWAP_S = 120;

  /** The same place and fire with drones that another kind of autopilot flies. */
  public Scenario with(AutopilotKind autopilot) {
    return new Scenario(
        name,
        origin,
        map,
        terrain,
        lakes,
        bases,
        houses,
        clusters,
        districts,
        wind,
        fire,
        area,
        people,
        traffic,
        drones.with(autopilot));
  }
}
