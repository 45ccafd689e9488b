package org.bucketbrigade.sim.report;

import org.bucketbrigade.sim.geo.Grid;
import org.bucketbrigade.sim.world.World;

/**
 * The part of a world that maps show: houses, base and all that ever burnt, with a margin; metres
 * east and north of the origin.
 */
record MapWindow(double westM, double southM, double eastM, double northM) {
  private static final double MARGIN = 0.12;

  /** Neither side is shorter than this share of the other. */
  private static final double SLIMMEST = 0.7;

  static MapWindow of(World... worlds) {
    Bounds bounds = new Bounds();
    for (World world : worlds) {
      Grid grid = world.grid();
      for (int cell = 0; cell < grid.cells(); cell++) {
        if (!Double.isNaN(world.fire().arrivalS(cell))) {
          bounds.add(grid.eastM(cell), grid.northM(cell), 0);
        }
      }
      for (int i = 0; i < world.houses().count(); i++) {
        bounds.add(world.houses().eastM(i), world.houses().northM(i), 0);
      }
      for (var base : world.scenario().bases()) {
        bounds.add(base.eastM(), base.northM(), base.radiusM());
      }
    }
    return bounds.window(worlds[0].grid());
  }

  double widthM() {
    return eastM - westM;
  }

  double heightM() {
    return northM - southM;
  }

  private static final class Bounds {
    private double west = Double.POSITIVE_INFINITY;
    private double south = Double.POSITIVE_INFINITY;
    private double east = Double.NEGATIVE_INFINITY;
    private double north = Double.NEGATIVE_INFINITY;

    void add(double e, double n, double around) {
      west = Math.min(west, e - around);
      east = Math.max(east, e + around);
      south = Math.min(south, n - around);
      north = Math.max(north, n + around);
    }

    MapWindow window(Grid grid) {
      double width = (east - west) * (1 + 2 * MARGIN);
      double height = (north - south) * (1 + 2 * MARGIN);
      double halfWidth = Math.max(width, SLIMMEST * height) / 2;
      double halfHeight = Math.max(height, SLIMMEST * width) / 2;
      double middleEast = (west + east) / 2;
      double middleNorth = (south + north) / 2;
      return new MapWindow(
          Math.max(grid.westM(), middleEast - halfWidth),
          Math.max(grid.southM(), middleNorth - halfHeight),
          Math.min(grid.westM() + grid.columns() * grid.cellM(), middleEast + halfWidth),
          Math.min(grid.southM() + grid.rows() * grid.cellM(), middleNorth + halfHeight));
    }
  }
}
