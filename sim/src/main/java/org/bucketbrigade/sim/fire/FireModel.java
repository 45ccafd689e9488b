package org.bucketbrigade.sim.fire;

import org.bucketbrigade.sim.fuel.Fuel;
import org.bucketbrigade.sim.water.Heat;
import org.bucketbrigade.sim.water.Wetness;

/**
 * A fire on a grid of cells: how it spreads, how hot it is and what water does to it.
 *
 * <p>A model asks {@link Wetness} how wet a cell is and draws random numbers from the seed and its
 * own cells and times only, never from anything that drones change: the same fire must burn with
 * and without them.
 */
public interface FireModel extends Heat {
  /** Sets a cell alight if it is unburnt and can burn. */
  void ignite(int cell);

  /** Likewise, by a fire that begins at a point and gains speed, if the model knows of that. */
  default void igniteFromPoint(int cell) {
    ignite(cell);
  }

  /**
   * Burns on.
   *
   * @param seconds length of the step, above 0
   * @param windEastMps speed of the air towards the east, 10 m above the ground
   * @param windNorthMps likewise towards the north
   */
  void step(double seconds, double windEastMps, double windNorthMps);

  /**
   * The fuel whose crowns keep water off the ground of a cell; NONE if the model knows of no fuels:
   * what crowns keep is then part of what is lost on the way.
   */
  default Fuel crowns(int cell) {
    return Fuel.NONE;
  }

  /** UNBURNT, BURNING, BURNT or UNBURNABLE; whether an unburnt cell is wet is not its business. */
  CellState state(int cell);

  /** When the fire reached a cell, seconds since the start; not a number if it did not. */
  double arrivalS(int cell);

  /** Cells that burn now. */
  int burningCells();

  /** Cells that burnt out. */
  int burntCells();

  /** Mixes everything that the future depends on into a hash. */
  long fold(long hash);
}
