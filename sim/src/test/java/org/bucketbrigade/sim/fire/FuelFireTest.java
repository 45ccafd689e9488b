package org.bucketbrigade.sim.fire;

import static org.assertj.core.api.Assertions.assertThat;

import org.bucketbrigade.sim.fuel.Fuel;
import org.bucketbrigade.sim.geo.Grid;
import org.bucketbrigade.sim.scenario.Scenario.Line;
import org.bucketbrigade.sim.scenario.Scenario.Weather;
import org.bucketbrigade.sim.world.Places;
import org.bucketbrigade.sim.world.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fires in fuels and weather, by the Canadian FBP system. */
class FuelFireTest {
  private static final long SEED = 3;
  private static final Line FRONT = new Line(-300, -300, -300, 300, 20);

  @ParameterizedTest
  @CsvSource({"C3, 92, 60, 20", "C7, 93, 100, 20", "D1, 93, 60, 15", "O1B, 90, 50, 10"})
  void aLineRunsAtThePredictedSpeedAndIntensity(Fuel fuel, double ffmc, double bui, double kmh) {
    World world =
        Places.plain()
            .wind(270, kmh / 3.6)
            .fire(FRONT)
            .weather(fuel, weather(0, ffmc, bui))
            .world(SEED);
    FbpOutput predicted = predicted(fuel, ffmc, bui, kmh);
    double seconds = 400 / (predicted.ros() / 60);
    world.tick(Places.ticks(seconds));
    int cell = world.grid().cellAt(55, 5);
    double run = world.grid().eastM(cell) + 300 - 10;
    double mps = run / world.fire().arrivalS(cell);
    assertThat(mps * 60 / predicted.ros()).isBetween(0.95, 1.05);
    if (world.fire().state(cell) == CellState.BURNING) {
      assertThat(world.fire().intensityKwPerM(cell) / predicted.hfi()).isBetween(0.9, 1.1);
    }
  }

  @Test
  void aFireFromAPointGainsSpeed() {
    World world =
        Places.plain()
            .wind(270, 4)
            .fireAt(-305, 5)
            .weather(Fuel.C7, weather(0, 93, 100))
            .world(SEED);
    world.tick(Places.ticks(3600));
    Grid grid = world.grid();
    double first = world.fire().arrivalS(grid.cellAt(-255, 5));
    double later =
        world.fire().arrivalS(grid.cellAt(-55, 5)) - world.fire().arrivalS(grid.cellAt(-105, 5));
    assertThat(first).isGreaterThan(1.5 * later);
  }

  @Test
  void drierWeatherSpeedsUpAFireThatBurns() {
    Places places = Places.plain().wind(270, 3).fire(FRONT);
    World steady = places.weather(Fuel.C7, weather(0, 86, 80)).world(SEED);
    World drier = places.weather(Fuel.C7, weather(0, 86, 80), weather(10, 95, 80)).world(SEED);
    steady.tick(Places.ticks(600));
    drier.tick(Places.ticks(600));
    assertThat(drier.fire().burntCells()).isEqualTo(steady.fire().burntCells());
    steady.tick(Places.ticks(1800));
    drier.tick(Places.ticks(1800));
    assertThat(reached(drier)).isGreaterThan(reached(steady) * 3 / 2);
  }

  @Test
  void hotFiresThrowBrandsDownwindThatStartSpotFiresAheadOfThem() {
    World world =
        Places.plain().wind(270, 8).fire(FRONT).weather(Fuel.C2, weather(0, 94, 90)).world(SEED);
    int spots = 0;
    for (int minute = 1; minute <= 8; minute++) {
      world.tick(Places.ticks(60 * minute));
      spots += alone(world);
    }
    assertThat(spots).isPositive();
    World calm = Places.plain().fire(FRONT).weather(Fuel.C7, weather(0, 85, 40)).world(SEED);
    calm.tick(Places.ticks(1200));
    assertThat(alone(calm)).isZero();
  }

  @Test
  void waterBesideAFireHoldsItsFlankAndLeavesItsHeadAlone() {
    Places places =
        Places.plain()
            .wind(270, 5)
            .fire(new Line(-300, 0, -300, 0, 1))
            .weather(Fuel.C7, weather(0, 93, 100));
    World dry = places.world(SEED);
    World wetted = places.world(SEED);
    for (int e = -350; e < 350; e += 2) {
      wetted.release(1, e, 65, 0, 0, 0, 200);
      wetted.release(1, e, 75, 0, 0, 0, 200);
    }
    dry.tick(Places.ticks(4800));
    wetted.tick(Places.ticks(4800));
    assertThat(north(dry)).isPositive();
    assertThat(north(wetted)).isLessThan(north(dry) / 2);
    int ahead = dry.grid().cellAt(105, 5);
    assertThat(dry.fire().arrivalS(ahead)).isPositive();
    assertThat(wetted.fire().arrivalS(ahead)).isEqualTo(dry.fire().arrivalS(ahead));
  }

  private static int north(World world) {
    Grid grid = world.grid();
    int reached = 0;
    for (int cell = 0; cell < grid.cells(); cell++) {
      boolean beyond = grid.northM(cell) > 90;
      reached += beyond && !Double.isNaN(world.fire().arrivalS(cell)) ? 1 : 0;
    }
    return reached;
  }

  @Test
  void twoRunsAreTheSameToTheBit() {
    Places places = Places.plain().wind(250, 7).fire(FRONT).weather(Fuel.C3, weather(0, 93, 80));
    World a = places.world(SEED);
    World b = places.world(SEED);
    a.tick(Places.ticks(600));
    for (int second = 1; second <= 600; second++) {
      b.tick(Places.ticks(second));
    }
    assertThat(a.stateHash()).isEqualTo(b.stateHash());
  }

  /** Burning cells none of whose 48 neighbours burn or burnt. */
  private static int alone(World world) {
    Grid grid = world.grid();
    int found = 0;
    for (int cell = 0; cell < grid.cells(); cell++) {
      found += world.fire().state(cell) == CellState.BURNING && isAlone(world, cell) ? 1 : 0;
    }
    return found;
  }

  private static boolean isAlone(World world, int cell) {
    Grid grid = world.grid();
    for (int n = -3; n <= 3; n++) {
      for (int e = -3; e <= 3; e++) {
        int near = grid.cellAt(grid.eastM(cell) + e * 10, grid.northM(cell) + n * 10);
        if (near >= 0 && near != cell && !Double.isNaN(world.fire().arrivalS(near))) {
          return false;
        }
      }
    }
    return true;
  }

  private static int reached(World world) {
    return world.fire().burningCells() + world.fire().burntCells();
  }

  private static Weather weather(double fromMin, double ffmc, double bui) {
    return new Weather(fromMin, ffmc, bui, 90, 50, 213);
  }

  private static FbpOutput predicted(Fuel fuel, double ffmc, double bui, double kmh) {
    return FbpCalculator.calculate(
        FbpInput.of(fuel)
            .ffmc(ffmc)
            .bui(bui)
            .ws(kmh)
            .cc(90)
            .dj(213)
            .lat(49.36)
            .lon(123.05)
            .elv(100)
            .build());
  }
}
