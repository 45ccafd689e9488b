package org.bucketbrigade.sim.water;

import org.bucketbrigade.sim.chance.Hash;
import org.bucketbrigade.sim.geo.Grid;

/**
 * Water that lies on cells, and an account of all water that ever left a tank: released = on the
 * ground + evaporated + lost, to the rounding of doubles.
 */
public final class WaterOnGround implements Wetness {
  /** Less than this on a cell is dry, litres; the rest evaporates at once. */
  private static final double DROPLET_L = 1e-3;

  private final Grid grid;
  private final double[] litres;
  private final int[] wetCells;
  private final boolean[] listed;
  private int wetCount;
  private double releasedL;
  private double lostL;
  private double evaporatedL;

  /** Dry ground. */
  public WaterOnGround(Grid grid) {
    this.grid = grid;
    litres = new double[grid.cells()];
    wetCells = new int[grid.cells()];
    listed = new boolean[grid.cells()];
  }

  /** Water left a tank. */
  public void released(double amountL) {
    releasedL += amountL;
  }

  /** Water that drifted off, stayed in the crowns, fell into a lake or off the map. */
  public void lost(double amountL) {
    lostL += amountL;
  }

  /** Water reached the ground of a cell. */
  public void land(int cell, double amountL) {
    if (!listed[cell]) {
      listed[cell] = true;
      wetCells[wetCount++] = cell;
    }
    litres[cell] += amountL;
  }

  /** Dries for some seconds, faster beside fire. */
  public void dry(double seconds, Heat heat) {
    double litresPerMm = grid.cellAreaM2();
    for (int i = wetCount - 1; i >= 0; i--) {
      int cell = wetCells[i];
      double rate = WaterEffect.dryingMmPerS(hottestAround(cell, heat));
      double dries = Math.min(litres[cell], rate * seconds * litresPerMm);
      if (litres[cell] - dries < DROPLET_L) {
        dries = litres[cell];
        wetCells[i] = wetCells[--wetCount];
        listed[cell] = false;
      }
      litres[cell] -= dries;
      evaporatedL += dries;
    }
  }

  private double hottestAround(int cell, Heat heat) {
    int column = grid.column(cell);
    int row = grid.row(cell);
    double kw = 0;
    for (int r = Math.max(0, row - 1); r <= Math.min(grid.rows() - 1, row + 1); r++) {
      for (int c = Math.max(0, column - 1); c <= Math.min(grid.columns() - 1, column + 1); c++) {
        kw = Math.max(kw, heat.intensityKwPerM(r * grid.columns() + c));
      }
    }
    return kw;
  }

  @Override
  public double depthMm(int cell) {
    return litres[cell] / grid.cellAreaM2();
  }

  @Override
  public boolean any() {
    return wetCount > 0;
  }

  /** All water that ever left a tank, litres. */
  public double releasedL() {
    return releasedL;
  }

  /** Water on the ground now, litres. */
  public double onGroundL() {
    double sum = 0;
    for (int i = 0; i < wetCount; i++) {
      sum += litres[wetCells[i]];
    }
    return sum;
  }

  /** Water that reached the ground and dried, litres. */
  public double evaporatedL() {
    return evaporatedL;
  }

  /** Water that never reached burnable ground of the map, litres. */
  public double lostL() {
    return lostL;
  }

  /** Mixes all that it remembers into a hash. */
  public long fold(long hash) {
    long h = hash;
    for (int i = 0; i < wetCount; i++) {
      h = Hash.fold(h, wetCells[i]);
      h = Hash.fold(h, litres[wetCells[i]]);
    }
    h = Hash.fold(h, releasedL);
    h = Hash.fold(h, lostL);
    return Hash.fold(h, evaporatedL);
  }
}
