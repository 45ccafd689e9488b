package org.bucketbrigade.sim.fire;

/** Which fuel grows where. */
public interface FuelMap {
  /** The fuel at a place, metres east and north of the origin. */
  Fuel at(double eastM, double northM);
}
