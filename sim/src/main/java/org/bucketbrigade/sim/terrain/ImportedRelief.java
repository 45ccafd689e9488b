package org.bucketbrigade.sim.terrain;

import org.bucketbrigade.sim.scenario.Raster;

/** Heights from a file; what lies at 0 m or deeper is the sea. */
final class ImportedRelief implements Relief {
  private final Raster heights;

  ImportedRelief(Raster heights) {
    this.heights = heights;
  }

  @Override
  public double amslM(double eastM, double northM) {
    return Math.max(0, heights.bilinear(eastM, northM));
  }

  @Override
  public boolean hasSea() {
    return true;
  }
}
