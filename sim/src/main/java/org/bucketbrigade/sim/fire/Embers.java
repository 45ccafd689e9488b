package org.bucketbrigade.sim.fire;

import java.util.Arrays;
import org.bucketbrigade.sim.geo.Grid;

/**
 * Embers that fly downwind from hot cells and settle up to 500 m away.
 *
 * <p>The rain at a place is the sum over blocks of 8 x 8 cells of their intensity, falling off by e
 * each 150 m and with the fourth power of the cosine between the wind and the way. The rate is a
 * proposal: 300 cells of 3,000 kW/m set one house in ten alight in ten minutes at 200 m.
 */
public final class Embers {
  private static final int BLOCK = 8;
  private static final double REACH_M = 500;
  private static final double FALL_OFF_M = 150;
  private static final double NEAREST_M = 20;

  /** Per second, kW/m and 100 square metres. */
  private static final double RATE = 7e-10;

  private final Grid grid;
  private final int columns;
  private final int rows;
  private final double blockM;
  private final float[] intensity;
  private double windEast;
  private double windNorth;
  private boolean any;
  private int updates;

  /** No embers yet. */
  public Embers(Grid grid) {
    this.grid = grid;
    columns = (grid.columns() + BLOCK - 1) / BLOCK;
    rows = (grid.rows() + BLOCK - 1) / BLOCK;
    blockM = BLOCK * grid.cellM();
    intensity = new float[columns * rows];
  }

  /** Looks at the fire and the wind anew. */
  public void update(FireModel fire, double windEastMps, double windNorthMps) {
    double wind = Math.sqrt(windEastMps * windEastMps + windNorthMps * windNorthMps);
    windEast = wind > 0 ? windEastMps / wind : 0;
    windNorth = wind > 0 ? windNorthMps / wind : 0;
    any = wind > 0 && fire.burningCells() > 0;
    updates++;
    Arrays.fill(intensity, 0);
    if (!any) {
      return;
    }
    for (int cell = 0; cell < grid.cells(); cell++) {
      int column = grid.column(cell) / BLOCK;
      int row = grid.row(cell) / BLOCK;
      intensity[row * columns + column] += (float) fire.intensityKwPerM(cell);
    }
  }

  /** How often it looked at the fire so far; between two looks the rain stays the same. */
  public int updates() {
    return updates;
  }

  /** How fast embers come down at a place: rate of setting an average house alight, 1/s. */
  public double perS(double eastM, double northM) {
    if (!any) {
      return 0;
    }
    double x = (eastM - grid.westM()) / blockM;
    double y = (northM - grid.southM()) / blockM;
    double reach = REACH_M / blockM;
    int lastColumn = Math.min(columns - 1, (int) (x + reach));
    int lastRow = Math.min(rows - 1, (int) (y + reach));
    double sum = 0;
    for (int row = (int) Math.max(0, y - reach); row <= lastRow; row++) {
      for (int column = (int) Math.max(0, x - reach); column <= lastColumn; column++) {
        double hot = intensity[row * columns + column];
        if (hot > 0) {
          sum += hot * share((x - column - 0.5) * blockM, (y - row - 0.5) * blockM);
        }
      }
    }
    return RATE * grid.cellAreaM2() / 100 * sum;
  }

  private double share(double awayEastM, double awayNorthM) {
    double distance = Math.sqrt(awayEastM * awayEastM + awayNorthM * awayNorthM);
    double along = (awayEastM * windEast + awayNorthM * windNorth) / distance;
    if (distance < NEAREST_M || distance > REACH_M || along <= 0) {
      return 0;
    }
    double square = along * along;
    return square * square * StrictMath.exp(-distance / FALL_OFF_M);
  }
}
