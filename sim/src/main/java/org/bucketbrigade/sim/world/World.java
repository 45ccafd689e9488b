package org.bucketbrigade.sim.world;

import org.bucketbrigade.sim.chance.Hash;
import org.bucketbrigade.sim.fire.CellState;
import org.bucketbrigade.sim.fire.Embers;
import org.bucketbrigade.sim.fire.FireModel;
import org.bucketbrigade.sim.fire.GridFire;
import org.bucketbrigade.sim.geo.Grid;
import org.bucketbrigade.sim.geo.LocalFrame;
import org.bucketbrigade.sim.scenario.Scenario;
import org.bucketbrigade.sim.terrain.FuelMap;
import org.bucketbrigade.sim.terrain.Terrain;
import org.bucketbrigade.sim.water.Drops;
import org.bucketbrigade.sim.water.Footprint;
import org.bucketbrigade.sim.water.WaterCoefficients;
import org.bucketbrigade.sim.water.WaterEffect;
import org.bucketbrigade.sim.water.WaterOnGround;
import org.bucketbrigade.sim.wind.Air;
import org.bucketbrigade.sim.wind.Wind;

/**
 * One incident as it goes on: terrain, wind, fire, houses, people and all the water that falls.
 *
 * <p>Time is an integer count of ticks of {@link #TICK_MILLIS}; fire, houses and drying move every
 * {@link #TICKS_PER_FIRE_STEP} ticks. The same scenario, seed and releases at the same ticks give
 * the same {@link #stateHash()}. One thread; nothing is allocated by ticks and releases but the
 * growth of tables.
 */
public final class World implements Surroundings {
  /** Length of a tick, milliseconds. */
  public static final int TICK_MILLIS = 4;

  /** Fire moves once in this many ticks: every 0.5 s. */
  public static final int TICKS_PER_FIRE_STEP = 125;

  private static final double TICK_S = TICK_MILLIS / 1000.0;
  private static final double FIRE_STEP_S = TICK_S * TICKS_PER_FIRE_STEP;

  /** Embers look at the fire anew once in this many fire steps. */
  private static final int EMBER_STEPS = 10;

  private final Scenario scenario;
  private final LocalFrame frame;
  private final Grid grid;
  private final Terrain terrain;
  private final Wind wind;
  private final FireModel fire;
  private final WaterOnGround water;
  private final Houses houses;
  private final Embers embers;
  private final People people;
  private final AirTraffic traffic;
  private final FuelMap fuel;
  private final Drops drops = new Drops();
  private final Footprint footprint = new Footprint();
  private long tick;
  private long fireSteps;

  /** A world at tick 0, its fire as the scenario lit it. */
  public World(Scenario scenario, long seed) {
    this.scenario = scenario;
    frame = new LocalFrame(scenario.origin().latDeg(), scenario.origin().lonDeg());
    grid = scenario.map().grid();
    terrain = new Terrain(scenario);
    fuel = new FuelMap(scenario, grid, terrain);
    wind = new Wind(scenario.wind(), seed, terrain::amslM);
    water = new WaterOnGround(grid);
    fire = new GridFire(scenario, grid, terrain, water, seed, fuel::fuelAt);
    houses = new Houses(HousePlaces.of(scenario), grid, seed);
    embers = new Embers(grid);
    people = new People(scenario.people());
    traffic = new AirTraffic(scenario.traffic());
    scenario.fire().lines().forEach(this::ignite);
  }

  /** The same fire at a later tick if nobody comes: what saved houses are counted against. */
  public static World withoutHelp(Scenario scenario, long seed, long untilTick) {
    World world = new World(scenario, seed);
    world.tick(untilTick);
    return world;
  }

  private void ignite(Scenario.Line line) {
    if (scenario.fire().hasWeather() && line.isPoint(grid.cellM())) {
      fire.igniteFromPoint(grid.cellAt(line.fromEastM(), line.fromNorthM()));
      return;
    }
    for (int cell = 0; cell < grid.cells(); cell++) {
      if (distanceM(line, grid.eastM(cell), grid.northM(cell)) <= line.widthM() / 2) {
        fire.ignite(cell);
      }
    }
    // A line narrower than a cell may miss every middle.
    fire.ignite(grid.cellAt(line.fromEastM(), line.fromNorthM()));
  }

  private static double distanceM(Scenario.Line line, double eastM, double northM) {
    double alongEast = line.toEastM() - line.fromEastM();
    double alongNorth = line.toNorthM() - line.fromNorthM();
    double e = eastM - line.fromEastM();
    double n = northM - line.fromNorthM();
    double square = alongEast * alongEast + alongNorth * alongNorth;
    double t = square > 0 ? Math.clamp((e * alongEast + n * alongNorth) / square, 0, 1) : 0;
    return StrictMath.hypot(e - t * alongEast, n - t * alongNorth);
  }

  /**
   * Brings the world to a tick; all between are lived through.
   *
   * @param newTick not before the last one
   */
  public void tick(long newTick) {
    if (newTick < tick) {
      throw new IllegalArgumentException("tick " + newTick + " is before " + tick);
    }
    while ((fireSteps + 1) * TICKS_PER_FIRE_STEP <= newTick) {
      fireStep();
    }
    tick = newTick;
    wind.at(tick * TICK_S);
    people.at(tick * TICK_S);
    traffic.at(tick * TICK_S);
  }

  private void fireStep() {
    fireSteps++;
    wind.at(fireSteps * FIRE_STEP_S);
    water.dry(FIRE_STEP_S, fire);
    fire.step(FIRE_STEP_S, wind.eastMps(), wind.northMps());
    if (fireSteps % EMBER_STEPS == 1) {
      embers.update(fire, wind.eastMps(), wind.northMps());
    }
    houses.step(FIRE_STEP_S, fire, embers, water);
  }

  @Override
  public double surfaceAmslM(double eastM, double northM) {
    return terrain.amslM(eastM, northM);
  }

  @Override
  public boolean isWater(double eastM, double northM) {
    return terrain.isWater(eastM, northM);
  }

  @Override
  public void airAt(double eastM, double northM, double heightAglM, Air air) {
    wind.fill(air, eastM, northM, heightAglM);
  }

  /** The mean wind; its own figures are those of the open map 10 m above the ground. */
  public Wind wind() {
    return wind;
  }

  @Override
  public void release(
      int dropId,
      double eastM,
      double northM,
      double heightAglM,
      double velocityEastMps,
      double velocityNorthMps,
      double litres) {
    if (!(litres > 0)) {
      throw new IllegalArgumentException(litres + " litres released");
    }
    int drop = drops.open(dropId);
    water.released(litres);
    drops.released(drop, litres);
    // The mean wind on the way down is near that at half the height.
    double profile = wind.profile(heightAglM / 2);
    footprint.compute(
        eastM,
        northM,
        heightAglM,
        velocityEastMps,
        velocityNorthMps,
        wind.eastMps() * profile,
        wind.northMps() * profile);
    double arrives = litres * (1 - footprint.lostShare());
    double each = arrives / Footprint.PARTS;
    double landed = 0;
    for (int part = 0; part < Footprint.PARTS; part++) {
      double e = footprint.eastM(part);
      double n = footprint.northM(part);
      int cell = grid.cellAt(e, n);
      if (cell >= 0 && fire.state(cell) != CellState.UNBURNABLE) {
        double reaches = each * (1 - WaterCoefficients.interception(fire.crowns(cell)));
        water.land(cell, reaches);
        drops.landed(drop, e, n, reaches, isFireAt(cell));
        landed += reaches;
      }
    }
    water.lost(litres - landed);
  }

  private boolean isFireAt(int cell) {
    int column = grid.column(cell);
    int row = grid.row(cell);
    for (int r = Math.max(0, row - 1); r <= Math.min(grid.rows() - 1, row + 1); r++) {
      for (int c = Math.max(0, column - 1); c <= Math.min(grid.columns() - 1, column + 1); c++) {
        if (fire.state(r * grid.columns() + c) == CellState.BURNING) {
          return true;
        }
      }
    }
    return false;
  }

  /** What a cell looks like, wetness included. */
  public CellState cellState(int cell) {
    CellState state = fire.state(cell);
    double depthMm = water.depthMm(cell);
    if (state != CellState.UNBURNT || depthMm < WaterEffect.WET_MM) {
      return state;
    }
    return depthMm < WaterEffect.HOLDS_MM ? CellState.DAMP : CellState.WET;
  }

  /** How a house fares, wetness included. */
  public HouseState houseState(int house) {
    HouseState state = houses.state(house);
    return state == HouseState.WHOLE && water.depthMm(houses.cell(house)) >= WaterEffect.WET_MM
        ? HouseState.WET
        : state;
  }

  /** The scenario that the world was made from. */
  public Scenario scenario() {
    return scenario;
  }

  /** The frame of all positions. */
  public LocalFrame frame() {
    return frame;
  }

  /** The cells of fire and water. */
  public Grid grid() {
    return grid;
  }

  /** Ground and lakes. */
  public Terrain terrain() {
    return terrain;
  }

  /** The fire. */
  public FireModel fire() {
    return fire;
  }

  /** Water on the ground and the account of all water. */
  public WaterOnGround water() {
    return water;
  }

  /** The log of drops. */
  public Drops drops() {
    return drops;
  }

  /** The houses. */
  public Houses houses() {
    return houses;
  }

  /** People on the ground. */
  public People people() {
    return people;
  }

  /** Crewed aircraft. */
  public AirTraffic traffic() {
    return traffic;
  }

  /** What grows on the cells. */
  public FuelMap fuel() {
    return fuel;
  }

  /** The last tick. */
  public long tick() {
    return tick;
  }

  /** Time since the start, seconds. */
  public double seconds() {
    return tick * TICK_S;
  }

  /** A hash of everything that the future depends on; for comparing runs, not fast. */
  public long stateHash() {
    long h = Hash.fold(0, tick);
    h = fire.fold(h);
    h = water.fold(h);
    h = houses.fold(h);
    return drops.fold(h);
  }
}
