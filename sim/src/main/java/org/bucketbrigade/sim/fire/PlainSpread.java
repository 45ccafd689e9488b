package org.bucketbrigade.sim.fire;

import org.bucketbrigade.sim.chance.Chance;
import org.bucketbrigade.sim.chance.Stream;
import org.bucketbrigade.sim.geo.Grid;
import org.bucketbrigade.sim.scenario.Scenario;

/**
 * Spread by the pace of the head that a scenario gives, in one kind of fuel that differs from place
 * to place by a fixed, seeded factor.
 */
final class PlainSpread implements Spread {
  private static final double HEAT_KJ_PER_KG = 18_000;

  /** Pace in the fastest and slowest fuel differs from the mean by this share. */
  private static final double FUEL_SPREAD = 0.25;

  /** Fuel changes over this distance. */
  private static final double FUEL_PATCH_M = 60;

  private final SpreadLaw law;
  private final double kwPerMForMps;
  private final Slopes slopes;
  private final float[] fuel;

  PlainSpread(Scenario scenario, Grid grid, Slopes slopes, long seed) {
    law = new SpreadLaw(scenario);
    kwPerMForMps = HEAT_KJ_PER_KG * scenario.fire().fuelKgPerM2();
    this.slopes = slopes;
    fuel = new float[grid.cells()];
    for (int cell = 0; cell < fuel.length; cell++) {
      fuel[cell] = (float) fuel(grid.eastM(cell), grid.northM(cell), seed);
    }
  }

  /** Bilinear between random values, so that fire cannot pick a way through single fast cells. */
  private static double fuel(double eastM, double northM, long seed) {
    double x = eastM / FUEL_PATCH_M;
    double y = northM / FUEL_PATCH_M;
    int column = (int) Math.floor(x);
    int row = (int) Math.floor(y);
    double south = mix(patch(column, row, seed), patch(column + 1, row, seed), x - column);
    double north = mix(patch(column, row + 1, seed), patch(column + 1, row + 1, seed), x - column);
    return 1 + FUEL_SPREAD * (2 * mix(south, north, y - row) - 1);
  }

  private static double patch(int column, int row, long seed) {
    return Chance.uniform(seed, Stream.FUEL, column, row);
  }

  private static double mix(double a, double b, double share) {
    return a + share * (b - a);
  }

  @Override
  public void ellipse(int cell, double windEastMps, double windNorthMps, Ellipse out) {
    double slopeMps = SpreadLaw.slopeWindMps(slopes.ratio(cell));
    double u = windEastMps + slopeMps * slopes.uphillEast(cell);
    double v = windNorthMps + slopeMps * slopes.uphillNorth(cell);
    double wind = Math.sqrt(u * u + v * v);
    out.towards(u, v, wind);
    out.headMps = law.headMps(wind) * fuel[cell];
    out.backMps = law.backMps(wind) * fuel[cell];
    out.flankMps = law.flankMps(wind) * fuel[cell];
  }

  @Override
  public double intensityKwPerM(int cell, double frontMps) {
    return kwPerMForMps * frontMps;
  }

  @Override
  public boolean alike(int cell, int other) {
    return true;
  }

  @Override
  public boolean burns(int cell) {
    return true;
  }

  @Override
  public double grown(double ageS) {
    return 1;
  }
}
