package org.bucketbrigade.sim.terrain;

import static org.assertj.core.api.Assertions.assertThat;

import org.bucketbrigade.sim.scenario.Scenario;
import org.bucketbrigade.sim.scenario.Scenarios;
import org.junit.jupiter.api.Test;

class TerrainTest {
  private final Scenario demo = Scenarios.open("demo");
  private final Terrain terrain = new Terrain(demo);

  @Test
  void lakesAndTheBaseAreLevel() {
    for (int i = 0; i < demo.lakes().size(); i++) {
      Scenario.Lake lake = demo.lakes().get(i);
      assertLevel(lake.eastM(), lake.northM(), lake.radiusM(), terrain.lakeAmslM(i));
    }
    Scenario.Base base = demo.bases().getFirst();
    double baseAmslM = terrain.amslM(base.eastM(), base.northM());
    assertLevel(base.eastM(), base.northM(), base.radiusM(), baseAmslM);
  }

  @Test
  void waterIsWhereTheLakesAre() {
    for (Scenario.Lake lake : demo.lakes()) {
      assertThat(terrain.isWater(lake.eastM(), lake.northM() + lake.radiusM() - 0.1)).isTrue();
      assertThat(terrain.isWater(lake.eastM(), lake.northM() + lake.radiusM() + 0.1)).isFalse();
    }
  }

  @Test
  void theDemoRisesFromLowInTheSouthToHighInTheNorthWithoutCliffs() {
    assertThat(terrain.amslM(0, -1280)).isBetween(130.0, 190.0);
    assertThat(terrain.amslM(0, 1280)).isBetween(360.0, 420.0);
    double steepest = 0;
    for (double e = -1270; e < 1270; e += 10) {
      for (double n = -1270; n < 1270; n += 10) {
        double rise = Math.abs(terrain.amslM(e, n + 10) - terrain.amslM(e, n));
        steepest = Math.max(steepest, rise / 10);
      }
    }
    assertThat(steepest).isLessThan(0.6);
  }

  @Test
  void heightIsBilinearBetweenPostsOfWholeDecimetres() {
    int column = 20;
    int row = 31;
    double west = -1280 + 40.0 * column;
    double south = -1280 + 40.0 * row;
    double sw = terrain.postDm(column, row) / 10.0;
    double se = terrain.postDm(column + 1, row) / 10.0;
    double nw = terrain.postDm(column, row + 1) / 10.0;
    double ne = terrain.postDm(column + 1, row + 1) / 10.0;
    assertThat(terrain.amslM(west, south)).isEqualTo(sw);
    assertThat(Math.abs(terrain.amslM(west + 20, south + 20) - (sw + se + nw + ne) / 4))
        .isLessThan(1e-9);
  }

  @Test
  void beyondTheMapTheGroundGoesOnAtTheHeightOfItsEdge() {
    assertThat(terrain.amslM(5000, 0)).isEqualTo(terrain.amslM(1280, 0));
    assertThat(terrain.amslM(0, -9000)).isEqualTo(terrain.amslM(0, -1280));
    assertThat(terrain.amslM(Double.NaN, 0)).isFinite();
  }

  private void assertLevel(double eastM, double northM, double radiusM, double amslM) {
    for (int i = 0; i < 500; i++) {
      double r = radiusM * Math.sqrt((i + 0.5) / 500);
      double e = eastM + r * Math.cos(2.4 * i);
      double n = northM + r * Math.sin(2.4 * i);
      assertThat(Math.abs(terrain.amslM(e, n) - amslM)).isLessThan(1e-9);
    }
  }
}
