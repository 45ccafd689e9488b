package org.bucketbrigade.sim.terrain;

import org.bucketbrigade.sim.chance.Chance;
import org.bucketbrigade.sim.chance.Stream;
import org.bucketbrigade.sim.fuel.Fuel;
import org.bucketbrigade.sim.scenario.Scenario;

/**
 * The forests of a {@link NorthShore}: leafy trees along the creeks, mixed further up; second
 * growth on the slopes with dry open stands on some of the ridges, old closed forest above it;
 * meadows and cut lines; mixed trees between houses, and grass near the sea and on the highest
 * ground.
 */
final class Forest implements FuelMap.Stands {
  private static final double CREEK_SIDE_M = 35;
  private static final double LEAFY_BELOW_M = 300;
  private static final double OLD_ABOVE_M = 550;
  private static final double GRASS_BELOW_M = 4;
  private static final double HEATH_ABOVE_M = 1_150;

  /** Size of stands, of clearings. */
  private static final double STAND_M = 320;

  private static final double CLEARING_M = 110;
  private static final double OPEN_STANDS = 0.62;
  private static final double CLEARINGS = 0.86;

  private final Scenario scenario;
  private final Terrain terrain;
  private final NorthShore shore;
  private final long seed;

  Forest(Scenario scenario, Terrain terrain) {
    this.scenario = scenario;
    this.terrain = terrain;
    shore = new NorthShore(scenario);
    seed = scenario.terrain().seed();
  }

  @Override
  public Fuel fuelAt(double eastM, double northM) {
    if (isTown(eastM, northM)) {
      return Fuel.M2;
    }
    double amslM = terrain.amslM(eastM, northM);
    if (shore.creekM(eastM, northM) < CREEK_SIDE_M) {
      return amslM < LEAFY_BELOW_M ? Fuel.D1 : Fuel.M2;
    }
    if (amslM < GRASS_BELOW_M || amslM > HEATH_ABOVE_M) {
      return Fuel.O1B;
    }
    if (patch(eastM, northM, CLEARING_M, 0) > CLEARINGS) {
      return Fuel.O1A;
    }
    if (patch(eastM, northM, STAND_M, 1) > OPEN_STANDS) {
      return Fuel.C7;
    }
    return amslM > OLD_ABOVE_M ? Fuel.C5 : Fuel.C3;
  }

  private boolean isTown(double eastM, double northM) {
    for (Scenario.District d : scenario.districts()) {
      double e = eastM - d.eastM();
      double n = northM - d.northM();
      if (e * e + n * n < d.radiusM() * d.radiusM()) {
        return true;
      }
    }
    return false;
  }

  /** Bilinear between random values. */
  private double patch(double eastM, double northM, double sizeM, int kind) {
    double x = eastM / sizeM;
    double y = northM / sizeM;
    int column = (int) Math.floor(x);
    int row = (int) Math.floor(y);
    double south = mix(draw(column, row, kind), draw(column + 1, row, kind), x - column);
    double north = mix(draw(column, row + 1, kind), draw(column + 1, row + 1, kind), x - column);
    return mix(south, north, y - row);
  }

  private double draw(int column, int row, int kind) {
    return Chance.uniform(seed, Stream.STANDS - 100L * kind, column, row);
  }

  private static double mix(double a, double b, double share) {
    return a + share * (b - a);
  }
}
