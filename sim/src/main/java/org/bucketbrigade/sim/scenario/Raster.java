package org.bucketbrigade.sim.scenario;

import org.bucketbrigade.sim.geo.LocalFrame;
import org.jspecify.annotations.Nullable;

/** A grid of values that lies over the map: heights, or what grows. */
public final class Raster {
  private final AsciiGrid grid;
  private final @Nullable LocalFrame frame;
  private final double firstX;
  private final double firstY;
  private final double cell;

  /**
   * @param frame where the origin is, if the grid is in degrees of WGS-84; null: it is in metres
   *     from the origin
   */
  Raster(AsciiGrid grid, @Nullable LocalFrame frame) {
    this.grid = grid;
    this.frame = frame;
    firstX = grid.firstX();
    firstY = grid.firstY();
    cell = grid.cellSize();
  }

  /** Bilinear between the middles of cells; beyond the outermost middles their value. */
  public double bilinear(double eastM, double northM) {
    double x = Math.clamp(column(eastM, northM), 0, grid.columns() - 1.0);
    double y = Math.clamp(row(eastM, northM), 0, grid.rows() - 1.0);
    int column = Math.min((int) x, grid.columns() - 2);
    int row = Math.min((int) y, grid.rows() - 2);
    double south = mix(grid.value(column, row), grid.value(column + 1, row), x - column);
    double north = mix(grid.value(column, row + 1), grid.value(column + 1, row + 1), x - column);
    return mix(south, north, y - row);
  }

  /** The value of the cell at a place. */
  public double nearest(double eastM, double northM) {
    double x = Math.clamp(Math.rint(column(eastM, northM)), 0, grid.columns() - 1.0);
    double y = Math.clamp(Math.rint(row(eastM, northM)), 0, grid.rows() - 1.0);
    return grid.value((int) x, (int) y);
  }

  /** Whether a place lies on the grid. */
  boolean covers(double eastM, double northM) {
    double x = column(eastM, northM);
    double y = row(eastM, northM);
    return x >= -0.5 && x <= grid.columns() - 0.5 && y >= -0.5 && y <= grid.rows() - 0.5;
  }

  /** East of a cell's middle, metres from the origin. */
  double eastM(int column, int row) {
    double x = firstX + column * cell;
    return frame == null ? x : frame.eastM(firstY + row * cell, x);
  }

  /** North of a cell's middle, metres from the origin. */
  double northM(int column, int row) {
    double y = firstY + row * cell;
    return frame == null ? y : frame.northM(y, firstX + column * cell);
  }

  AsciiGrid grid() {
    return grid;
  }

  private double column(double eastM, double northM) {
    return ((frame == null ? eastM : frame.lonDeg(eastM, northM)) - firstX) / cell;
  }

  private double row(double eastM, double northM) {
    return ((frame == null ? northM : frame.latDeg(eastM, northM)) - firstY) / cell;
  }

  private static double mix(double a, double b, double share) {
    return a + share * (b - a);
  }
}
