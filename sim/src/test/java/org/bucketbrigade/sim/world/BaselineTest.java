package org.bucketbrigade.sim.world;

import static org.assertj.core.api.Assertions.assertThat;

import org.bucketbrigade.sim.fire.CellState;
import org.bucketbrigade.sim.geo.Grid;
import org.bucketbrigade.sim.scenario.Scenario;
import org.bucketbrigade.sim.scenario.Scenarios;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaselineTest {
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  @Timeout(20)
  void withoutHelpTheDemoFireTakesAThirdOfTheHousesInTwentyMinutesAndNoneAtOnce(long seed) {
    Scenario demo = Scenarios.open("demo");
    World world = new World(demo, seed);
    assertThat(world.fire().burningCells()).isBetween(24, 100);
    int before = world.fire().burningCells();
    world.tick(Places.ticks(90));
    assertThat(world.fire().burningCells()).isGreaterThan(before * 3 / 2);
    world.tick(Places.ticks(240));
    assertThat(world.houses().burnt()).isLessThanOrEqualTo(2);
    world.tick(Places.ticks(1200));
    assertThat(world.houses().burnt()).isBetween(16, 40);
    assertThat(world.houses().count()).isEqualTo(60);
  }

  @Test
  @Timeout(20)
  void anHourWithoutHelpTakesSeconds() {
    World world = World.withoutHelp(Scenarios.open("demo"), 1, Places.ticks(3600));
    assertThat(world.seconds()).isEqualTo(3600);
    assertThat(world.houses().burnt()).isGreaterThan(50);
  }

  @Test
  void demoFireIsWithinAMinutesFlightOfALakeAndAllLiesInTheFlightArea() {
    World world = new World(Scenarios.open("demo"), 1);
    Scenario demo = world.scenario();
    Grid grid = world.grid();
    double nearest = Double.POSITIVE_INFINITY;
    for (int cell = 0; cell < grid.cells(); cell++) {
      double e = grid.eastM(cell);
      double n = grid.northM(cell);
      if (world.fire().state(cell) == CellState.BURNING) {
        for (Scenario.Lake lake : demo.lakes()) {
          double shore = Math.hypot(e - lake.eastM(), n - lake.northM()) - lake.radiusM();
          nearest = Math.min(nearest, shore);
        }
        assertThat(Math.hypot(e, n)).isLessThan(demo.area().radiusM() - 300);
      }
    }
    assertThat(nearest).isLessThan(60 * 8);
    for (Scenario.Lake lake : demo.lakes()) {
      assertThat(Math.hypot(lake.eastM(), lake.northM()) + lake.radiusM())
          .isLessThan(demo.area().radiusM());
    }
  }

  @Test
  void demoLakesHaveRoomForFortyDronesTwentyFiveMetresApart() {
    int slots = 0;
    for (Scenario.Lake lake : Scenarios.open("demo").lakes()) {
      for (int e = -lake.radiusM(); e <= lake.radiusM(); e += 25) {
        for (int n = -lake.radiusM(); n <= lake.radiusM(); n += 25) {
          slots += Math.hypot(e, n) <= lake.radiusM() - 15 ? 1 : 0;
        }
      }
    }
    assertThat(slots).isGreaterThan(120);
  }

  @Test
  void oneDroneHasAFireThatCanBeBeatenByHand() {
    World world = new World(Scenarios.open("one-drone"), 1);
    assertThat(world.fire().burningCells()).isBetween(8, 30);
    world.tick(Places.ticks(600));
    assertThat(world.houses().burnt()).isZero();
    world.tick(Places.ticks(3600));
    assertThat(world.houses().burnt()).isEqualTo(3);
  }
}
