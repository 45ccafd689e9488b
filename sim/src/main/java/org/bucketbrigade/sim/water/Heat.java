package org.bucketbrigade.sim.water;

/** How hot the cells of a grid are: what water asks before it dries. */
public interface Heat {
  /** Intensity of the front in a cell, kW per metre of front; 0 unless it burns. */
  double intensityKwPerM(int cell);
}
