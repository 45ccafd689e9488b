package org.bucketbrigade.sim.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntPredicate;
import org.bucketbrigade.sim.fire.CellState;
import org.bucketbrigade.sim.fire.GridFire;
import org.bucketbrigade.sim.geo.Grid;
import org.bucketbrigade.sim.scenario.Scenario.Line;
import org.bucketbrigade.sim.scenario.Scenario.Spot;
import org.bucketbrigade.sim.terrain.Terrain;
import org.bucketbrigade.sim.water.WaterEffect;
import org.junit.jupiter.api.Test;

class FireAndWaterTest {
  private static final long SEED = 5;

  @Test
  void aWetLineStopsAFlankThatBurnsThroughADryOne() {
    assertThat(burnsBeyondLine(cell -> false)).isTrue();
    Grid grid = Places.plain().scenario().map().grid();
    int wetRow = grid.row(grid.cellAt(0, 45));
    assertThat(burnsBeyondLine(cell -> grid.row(cell) == wetRow)).isFalse();
  }

  @Test
  void fireDoesNotSlipThroughTheCornersOfADiagonalLine() {
    Places places = Places.plain().fireAt(-55, 55);
    GridFire fire = fire(places, (grid, cell) -> grid.column(cell) == grid.row(cell) ? 2.0 : 0.0);
    Grid grid = places.scenario().map().grid();
    for (int i = 0; i < 4 * 3600; i++) {
      fire.step(0.5, 0, 0);
    }
    for (int cell = 0; cell < grid.cells(); cell++) {
      if (grid.column(cell) > grid.row(cell)) {
        assertThat(fire.state(cell)).isNotEqualTo(CellState.BURNING);
        assertThat(fire.arrivalS(cell)).isNaN();
      }
    }
    assertThat(fire.burntCells()).isGreaterThan(1000);
  }

  @Test
  void aLittleWaterSlowsWhatItDoesNotStop() {
    int dry = reachedAfterTenMinutes(0);
    int damp = reachedAfterTenMinutes(0.15);
    int wet = reachedAfterTenMinutes(2);
    assertThat(damp).isBetween(wet + 1, dry * 3 / 4);
    assertThat(wet).isEqualTo(1);
  }

  @Test
  void groundLooksDampFromTheFirstLoadAndWetOnceItHolds() {
    World world = Places.plain().world(SEED);
    int cell = world.grid().cellAt(205, 205);
    assertThat(world.cellState(cell)).isEqualTo(CellState.UNBURNT);
    for (int loads = 1; world.cellState(cell) != CellState.WET; loads++) {
      assertThat(loads).isLessThan(20);
      world.release(loads, 205, 205, 0, 0, 0, 60);
      double depthMm = world.water().depthMm(cell);
      CellState looks =
          depthMm < 0.2 ? CellState.UNBURNT : depthMm < 0.6375 ? CellState.DAMP : CellState.WET;
      assertThat(world.cellState(cell)).as("%.2f mm", depthMm).isEqualTo(looks);
    }
    assertThat(WaterEffect.pace(world.water().depthMm(cell), 2_000)).isZero();
  }

  @Test
  void noWaterStopsAFrontAboveTheLimit() {
    assertThat(WaterEffect.pace(50, 4_001)).isEqualTo(1);
    assertThat(WaterEffect.pace(50, 4_000)).isZero();
    assertThat(WaterEffect.pace(0.3, 1_000)).isBetween(0.3, 0.7);
  }

  @Test
  void enoughWaterPutsABurningCellOutAndItCatchesAgainOnceDry() {
    Places places = Places.plain().fire(new Line(-5, 5, -5, 5, 1), new Line(15, 5, 15, 5, 1));
    double[] depth = new double[1];
    Grid grid = places.scenario().map().grid();
    int west = grid.cellAt(-5, 5);
    GridFire fire = fire(places, (g, cell) -> cell == west ? depth[0] : 0);
    fire.step(0.5, 0, 0);
    assertThat(fire.state(west)).isEqualTo(CellState.BURNING);
    depth[0] = 1;
    fire.step(0.5, 0, 0);
    assertThat(fire.state(west)).isEqualTo(CellState.UNBURNT);
    for (int i = 0; i < 600; i++) {
      fire.step(0.5, 0, 0);
      assertThat(fire.state(west)).isEqualTo(CellState.UNBURNT);
    }
    depth[0] = 0;
    for (int i = 0; i < 600; i++) {
      fire.step(0.5, 0, 0);
    }
    assertThat(fire.state(west)).isIn(CellState.BURNING, CellState.BURNT);
  }

  @Test
  void aFireDrownedOnAllSidesGoesOutForGood() {
    Places places = Places.plain().wind(270, 3).fireAt(5, 5);
    World world = places.world(SEED);
    world.tick(Places.ticks(60));
    for (double e = -40; e <= 60; e += 2) {
      for (double n = -40; n <= 50; n += 2) {
        world.release(1, e, n, 0, 0, 0, 12);
      }
    }
    world.tick(Places.ticks(120));
    assertThat(world.fire().burningCells()).isZero();
    world.tick(Places.ticks(7200));
    assertThat(world.fire().burningCells() + world.fire().burntCells()).isLessThan(5);
  }

  @Test
  void waterFromDronesOnTheFlankTurnsAFireAwayFromHouses() {
    // A fire driven east; houses north of it. Drops along the north flank, as drones give them.
    Places places =
        Places.plain()
            .wind(260, 5)
            .fire(new Line(-200, -40, -200, 0, 10))
            .houses(new Spot(120, 130), new Spot(160, 140), new Spot(200, 150));
    long end = Places.ticks(2700);
    World alone = World.withoutHelp(places.scenario(), SEED, end);
    World helped = places.world(SEED);
    int drop = 0;
    for (long tick = 0; tick < end; tick += Places.ticks(10)) {
      helped.tick(tick);
      double east = -195 + drop % 52 * 8.0;
      // Two seconds at 4 m/s and 12 m height, aimed so that the line lies at 45 m north.
      for (int i = 0; i < 500; i++) {
        helped.release(drop, east - 12 + i * 0.016, 45, 12, 4, 0, 0.2);
      }
      drop++;
    }
    helped.tick(end);
    assertThat(alone.houses().burnt()).isEqualTo(3);
    assertThat(helped.houses().burnt()).isZero();
    assertThat(helped.fire().burntCells()).isLessThan(alone.fire().burntCells() * 3 / 4);
  }

  private interface Depth {
    double mm(Grid grid, int cell);
  }

  private static GridFire fire(Places places, Depth depth) {
    var scenario = places.scenario();
    Grid grid = scenario.map().grid();
    GridFire fire =
        new GridFire(scenario, grid, new Terrain(scenario), cell -> depth.mm(grid, cell), SEED);
    for (Line line : scenario.fire().lines()) {
      fire.ignite(grid.cellAt(line.fromEastM(), line.fromNorthM()));
    }
    return fire;
  }

  private static boolean burnsBeyondLine(IntPredicate wet) {
    Places places = Places.plain().wind(270, 5).fireAt(-350, 5);
    GridFire fire = fire(places, (grid, cell) -> wet.test(cell) ? 0.9 : 0);
    for (int i = 0; i < 2 * 3600; i++) {
      fire.step(0.5, 5, 0);
    }
    Grid grid = places.scenario().map().grid();
    for (int cell = 0; cell < grid.cells(); cell++) {
      if (grid.northM(cell) > 50 && !Double.isNaN(fire.arrivalS(cell))) {
        return true;
      }
    }
    return false;
  }

  private static int reachedAfterTenMinutes(double depthMm) {
    Places places = Places.plain().fireAt(5, 5);
    Grid grid = places.scenario().map().grid();
    int origin = grid.cellAt(5, 5);
    GridFire fire = fire(places, (g, cell) -> cell == origin ? 0 : depthMm);
    for (int i = 0; i < 1200; i++) {
      fire.step(0.5, 0, 0);
    }
    return fire.burningCells() + fire.burntCells();
  }
}
