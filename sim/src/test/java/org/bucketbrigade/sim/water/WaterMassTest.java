package org.bucketbrigade.sim.water;

import static org.assertj.core.api.Assertions.assertThat;

import org.bucketbrigade.sim.chance.Chance;
import org.bucketbrigade.sim.scenario.Scenario.Lake;
import org.bucketbrigade.sim.scenario.Scenario.Line;
import org.bucketbrigade.sim.world.Places;
import org.bucketbrigade.sim.world.World;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WaterMassTest {
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void whatWasReleasedIsOnTheGroundEvaporatedOrLost(long seed) {
    World world =
        Places.plain()
            .wind(200, 8)
            .lakes(new Lake(100, 100, 70))
            .fire(new Line(-100, 0, 0, 0, 20))
            .world(seed);
    double released = 0;
    for (int i = 0; i < 5_000; i++) {
      // Over land, fire, lake and beyond the edge of the map; at any height.
      double litres = 0.01 + Chance.uniform(seed, 9, i, 0);
      world.release(
          i / 100,
          900 * Chance.uniform(seed, 9, i, 1) - 450,
          900 * Chance.uniform(seed, 9, i, 2) - 450,
          80 * Chance.uniform(seed, 9, i, 3),
          12 * Chance.gaussian(seed, 9, i, 4),
          12 * Chance.gaussian(seed, 9, i, 5),
          litres);
      released += litres;
      world.tick(i * 20L);
      if (i % 1000 == 0) {
        assertBalance(world, released);
      }
    }
    assertBalance(world, released);
    WaterOnGround water = world.water();
    assertThat(water.evaporatedL()).isPositive();
    assertThat(water.lostL() / released).isBetween(0.1, 0.6);
    world.tick(Places.ticks(3600));
    assertThat(water.onGroundL()).isZero();
    assertBalance(world, released);
  }

  private static void assertBalance(World world, double released) {
    WaterOnGround water = world.water();
    double kept = water.onGroundL() + water.evaporatedL() + water.lostL();
    assertThat(Math.abs(water.releasedL() - released)).isLessThan(1e-9 * released);
    assertThat(Math.abs(kept - released)).isLessThan(1e-9 * released);
    double onGround = 0;
    for (int cell = 0; cell < world.grid().cells(); cell++) {
      onGround += world.water().depthMm(cell) * world.grid().cellAreaM2();
    }
    assertThat(Math.abs(onGround - water.onGroundL())).isLessThan(1e-9 * released);
  }
}
