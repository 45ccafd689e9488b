package org.bucketbrigade.sim.terrain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import org.bucketbrigade.sim.fuel.Fuel;
import org.bucketbrigade.sim.geo.Grid;
import org.bucketbrigade.sim.scenario.Scenario;
import org.bucketbrigade.sim.scenario.Scenarios;
import org.bucketbrigade.sim.scenario.StreetPlan;
import org.bucketbrigade.sim.world.HousePlaces;
import org.junit.jupiter.api.Test;

class NorthShoreTest {
  private static final Scenario VANCOUVER = Scenarios.open("vancouver-2030");

  private final Terrain terrain = new Terrain(VANCOUVER);
  private final NorthShore shore = new NorthShore(VANCOUVER);
  private final Grid grid = VANCOUVER.map().grid();
  private final FuelMap fuel = new FuelMap(VANCOUVER, grid, terrain);

  @Test
  void risesFromTheSeaInTheSouthToFourteenHundredMetresInTheNorth() {
    double highest = 0;
    for (int east = -3_950; east <= 3_950; east += 50) {
      assertThat(terrain.isWater(east, -3_950)).isTrue();
      assertThat(terrain.amslM(east, -3_950)).isZero();
      highest = Math.max(highest, terrain.amslM(east, 3_990));
      assertThat(terrain.amslM(east, 3_990)).isGreaterThan(700);
    }
    assertThat(highest).isBetween(1_350.0, 1_480.0);
  }

  @Test
  void everyCreekRunsDownToTheSeaInAValley() {
    assertThat(shore.creeks()).isBetween(5, 7);
    for (int creek = 0; creek < shore.creeks(); creek++) {
      double above = Double.POSITIVE_INFINITY;
      for (int north = 3_900; north > -4_000 && above > 0; north -= 50) {
        double east = shore.creekEastM(creek, north);
        double here = shore.amslM(east, north);
        assertThat(here).as("creek %d at %d m north", creek, north).isLessThanOrEqualTo(above);
        above = here;
        if (north > 0) {
          assertThat(Math.max(shore.amslM(east - 500, north), shore.amslM(east + 500, north)))
              .isGreaterThan(here + 50);
        }
      }
      assertThat(above).isZero();
    }
  }

  @Test
  void anInletReachesIntoTheLand() {
    int water = 0;
    for (int east = 0; east < 4_000; east += 20) {
      water += terrain.isWater(east, -2_400) ? 1 : 0;
    }
    assertThat(water).isBetween(4, 25);
  }

  @Test
  void housesStandOnDryLandInTheForestEdge() {
    for (Scenario.Spot house : HousePlaces.of(VANCOUVER)) {
      assertThat(terrain.isWater(house.eastM(), house.northM())).isFalse();
      assertThat(terrain.amslM(house.eastM(), house.northM())).isBetween(10.0, 360.0);
    }
  }

  @Test
  void streetsWaterAndBasesDoNotBurnAndForestsStandWhereTheyBelong() {
    for (Scenario.District district : VANCOUVER.districts()) {
      for (StreetPlan.Street street : StreetPlan.streets(district)) {
        assertThat(at(street.fromEastM(), street.fromNorthM())).isEqualTo(Fuel.NONE);
        assertThat(at(street.toEastM(), street.toNorthM())).isEqualTo(Fuel.NONE);
      }
    }
    for (Scenario.Base base : VANCOUVER.bases()) {
      assertThat(at(base.eastM(), base.northM())).isEqualTo(Fuel.NONE);
    }
    assertThat(at(0, -3_900)).isEqualTo(Fuel.NONE);
    Map<Fuel, Integer> cells = new EnumMap<>(Fuel.class);
    for (int cell = 0; cell < grid.cells(); cell++) {
      cells.merge(fuel.fuelAt(cell), 1, Integer::sum);
      if (fuel.fuelAt(cell) == Fuel.D1) {
        assertThat(terrain.amslM(grid.eastM(cell), grid.northM(cell))).isLessThan(301);
      }
    }
    assertThat(cells).containsKeys(Fuel.C3, Fuel.C5, Fuel.C7, Fuel.D1, Fuel.M2, Fuel.O1A, Fuel.O1B);
    int forest =
        cells.getOrDefault(Fuel.C3, 0)
            + cells.getOrDefault(Fuel.C5, 0)
            + cells.getOrDefault(Fuel.C7, 0);
    assertThat(forest).isGreaterThan(grid.cells() / 2);
  }

  @Test
  void aSlopeIsCoveredByTheFuelThatTheScenarioNames() {
    Scenario range = Scenarios.open("training-range");
    Grid cells = range.map().grid();
    FuelMap grass = new FuelMap(range, cells, new Terrain(range));
    assertThat(grass.fuelAt(cells.cellAt(0, 0))).isEqualTo(Fuel.O1A);
    assertThat(grass.fuelAt(cells.cellAt(330, -200))).isEqualTo(Fuel.NONE);
  }

  @Test
  void theSameScenarioMakesTheSameGround() {
    Terrain again = new Terrain(Scenarios.open("vancouver-2030"));
    for (int row = 0; row < terrain.rows(); row++) {
      for (int column = 0; column < terrain.columns(); column++) {
        assertThat(again.postDm(column, row)).isEqualTo(terrain.postDm(column, row));
      }
    }
  }

  private Fuel at(double eastM, double northM) {
    return fuel.fuelAt(grid.cellAt(eastM, northM));
  }
}
