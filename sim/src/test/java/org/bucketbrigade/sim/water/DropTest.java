package org.bucketbrigade.sim.water;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bucketbrigade.sim.fuel.Fuel;
import org.bucketbrigade.sim.geo.Grid;
import org.bucketbrigade.sim.scenario.Scenario.Line;
import org.bucketbrigade.sim.scenario.Scenario.Weather;
import org.bucketbrigade.sim.world.Places;
import org.bucketbrigade.sim.world.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DropTest {
  private static final double HEIGHT_M = 25;
  private static final int RELEASE_TICKS = 500;

  @ParameterizedTest
  @CsvSource({"8, 0, 0", "0, 6, 0", "5, -5, 5", "0, 0, 9"})
  void landsWhereItWasReleasedPlusDriftAndCarry(double east, double north, double windMps) {
    World world = Places.plain().wind(270, windMps).world(1);
    drop(world, 7, east, north);
    double seconds = RELEASE_TICKS * 0.004;
    double wind = world.wind().eastMps() * world.wind().profile(HEIGHT_M / 2);
    double predictedEast =
        east * seconds / 2 + wind * HEIGHT_M / 8 + (east - wind) * WaterCoefficients.CARRY_S;
    double predictedNorth = north * seconds / 2 + north * WaterCoefficients.CARRY_S;
    assertThat(Math.abs(world.drops().eastM(0) - predictedEast)).isLessThan(0.1);
    assertThat(Math.abs(world.drops().northM(0) - predictedNorth)).isLessThan(0.1);
    assertThat(Math.abs(world.drops().litres(0) - 100)).isLessThan(1e-9);
    // On cells of 10 m the ground agrees with the log to half a cell.
    assertThat(Math.abs(groundCentre(world, true) - predictedEast)).isLessThan(5);
    assertThat(Math.abs(groundCentre(world, false) - predictedNorth)).isLessThan(5);
  }

  @Test
  void footprintIsAsWideAsPublishedAndLongerAlongTheTrack() {
    Footprint footprint = new Footprint();
    footprint.compute(0, 0, HEIGHT_M, 10, 0, 0, 0);
    double along = 0;
    double cross = 0;
    for (int part = 0; part < Footprint.PARTS; part++) {
      double offMiddle = footprint.eastM(part) - 10 * WaterCoefficients.CARRY_S;
      along += offMiddle * offMiddle / Footprint.PARTS;
      cross += footprint.northM(part) * footprint.northM(part) / Footprint.PARTS;
    }
    assertThat(Math.abs(Math.sqrt(cross) - (1.5 + 0.06 * HEIGHT_M))).isLessThan(0.01);
    assertThat(Math.sqrt(along)).isGreaterThan(Math.sqrt(cross));
  }

  @Test
  void tenToFortyPercentAreLostMoreFromHighAndInWind() {
    Footprint footprint = new Footprint();
    footprint.compute(0, 0, 0, 0, 0, 0, 0);
    assertThat(footprint.lostShare()).isEqualTo(0.1);
    footprint.compute(0, 0, 25, 0, 0, 6, 0);
    assertThat(footprint.lostShare()).isBetween(0.2, 0.3);
    footprint.compute(0, 0, 150, 0, 0, 20, 0);
    assertThat(footprint.lostShare()).isEqualTo(0.4);
  }

  @ParameterizedTest
  @CsvSource({"O1A, 0", "D1, 0.1", "C7, 0.2", "C5, 0.4"})
  void crownsKeepTheirShareAndTheAccountStillBalances(Fuel fuel, double share) {
    Weather dry = new Weather(0, 90, 60, 80, 50, 213);
    World world = Places.plain().weather(fuel, dry).world(1);
    for (int i = 0; i < 3_000; i++) {
      world.release(i / 100, i % 200 - 100, i % 170 - 80, 20, 4, 3, 0.37);
    }
    double reaches = 1 - WaterCoefficients.LEAST_LOST - 20 * WaterCoefficients.LOST_PER_M;
    double released = world.water().releasedL();
    assertThat(world.water().onGroundL() / released)
        .isBetween(reaches * (1 - share) - 1e-9, reaches * (1 - share) + 1e-9);
    double kept = world.water().onGroundL() + world.water().evaporatedL() + world.water().lostL();
    assertThat(Math.abs(kept - released)).isLessThan(1e-9 * released);
  }

  @Test
  void oneOpeningOfAValveIsOneDropWhateverElseIsReleasedMeanwhile() {
    World world = Places.plain().world(1);
    for (int i = 0; i < 100; i++) {
      world.release(17, 0, 0, 20, 0, 0, 0.2);
      world.release(4, 50, 50, 20, 0, 0, 0.1);
    }
    assertThat(world.drops().count()).isEqualTo(2);
    assertThat(Math.abs(world.drops().litres(0) - 20)).isLessThan(1e-9);
    assertThat(Math.abs(world.drops().litres(1) - 10)).isLessThan(1e-9);
  }

  @Test
  void onlyWaterOnOrBesideBurningCellsIsOnFire() {
    World world = Places.plain().fire(new Line(-100, 5, 100, 5, 10)).world(1);
    drop(world, 1, 0, 0);
    assertThat(world.drops().onFireL()).isGreaterThan(0.99 * landed(world));
    double before = world.drops().onFireL();
    world.release(2, 0, 200, 20, 0, 0, 50);
    assertThat(world.drops().onFireL()).isEqualTo(before);
    assertThat(world.drops().litresOnFire(1)).isZero();
  }

  @Test
  void refusesWaterThatIsNone() {
    World world = Places.plain().world(1);
    assertThatThrownBy(() -> world.release(1, 0, 0, 5, 0, 0, 0)).hasMessageContaining("litres");
    assertThatThrownBy(() -> world.release(1, 0, 0, 5, 0, 0, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void drop(World world, int id, double east, double north) {
    for (int i = 0; i < RELEASE_TICKS; i++) {
      double t = (i + 0.5) * 0.004;
      world.release(id, east * t, north * t, HEIGHT_M, east, north, 0.2);
    }
  }

  private static double landed(World world) {
    return world.water().onGroundL();
  }

  private static double groundCentre(World world, boolean ofEast) {
    Grid grid = world.grid();
    double sum = 0;
    double weight = 0;
    for (int cell = 0; cell < grid.cells(); cell++) {
      double depth = world.water().depthMm(cell);
      sum += depth * (ofEast ? grid.eastM(cell) : grid.northM(cell));
      weight += depth;
    }
    return sum / weight;
  }
}
