package org.bucketbrigade.sim.fire;

import org.bucketbrigade.sim.fuel.Fuel;

/** How fast fire spreads in a cell, and how hot. */
interface Spread {
  /** Brings the weather to a time; whether it is another than before. */
  default boolean changes(double nowS) {
    return false;
  }

  /**
   * The ellipse of spread in a cell.
   *
   * @param windEastMps speed of the air towards the east 10 m above the ground
   */
  void ellipse(int cell, double windEastMps, double windNorthMps, Ellipse out);

  /** Intensity of a front that crosses a cell at a speed, kW/m. */
  double intensityKwPerM(int cell, double frontMps);

  /** Whether a front may run straight from one cell to the other. */
  boolean alike(int cell, int other);

  /** The fuel of a cell, NONE if this law knows of none. */
  default Fuel fuel(int cell) {
    return Fuel.NONE;
  }

  /** Whether a cell has something to burn. */
  boolean burns(int cell);

  /** Share of its lasting speed that a fire from a point has after a time, 0..1. */
  double grown(double ageS);
}
