package org.bucketbrigade.sim.water;

/** How much water lies on the cells of a grid: what a fire asks before it burns on. */
public interface Wetness {
  /** Depth of the water that lies on a cell, millimetres (litres per square metre). */
  double depthMm(int cell);

  /** Whether any cell may be wet; a fire need not ask for each one if none is. */
  default boolean any() {
    return true;
  }
}
