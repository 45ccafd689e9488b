package org.bucketbrigade.sim.fire;

import org.bucketbrigade.sim.geo.Grid;
import org.bucketbrigade.sim.terrain.Terrain;

/** Slope of the ground in each cell. */
final class Slopes {
  private static final double BASE_M = 20;

  private final float[] ratio;
  private final float[] uphillEast;
  private final float[] uphillNorth;

  Slopes(Grid grid, Terrain terrain) {
    ratio = new float[grid.cells()];
    uphillEast = new float[grid.cells()];
    uphillNorth = new float[grid.cells()];
    for (int cell = 0; cell < ratio.length; cell++) {
      double e = grid.eastM(cell);
      double n = grid.northM(cell);
      double east = (terrain.amslM(e + BASE_M, n) - terrain.amslM(e - BASE_M, n)) / (2 * BASE_M);
      double north = (terrain.amslM(e, n + BASE_M) - terrain.amslM(e, n - BASE_M)) / (2 * BASE_M);
      double slope = StrictMath.hypot(east, north);
      if (slope > 0) {
        ratio[cell] = (float) slope;
        uphillEast[cell] = (float) (east / slope);
        uphillNorth[cell] = (float) (north / slope);
      }
    }
  }

  /** Metres of rise by metre. */
  double ratio(int cell) {
    return ratio[cell];
  }

  /** East part of the unit vector uphill, 0 on level ground. */
  double uphillEast(int cell) {
    return uphillEast[cell];
  }

  double uphillNorth(int cell) {
    return uphillNorth[cell];
  }
}
