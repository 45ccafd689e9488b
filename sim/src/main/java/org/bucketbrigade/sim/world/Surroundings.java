package org.bucketbrigade.sim.world;

import org.bucketbrigade.sim.wind.Air;

/**
 * What a simulated vehicle feels of the world and does to it.
 *
 * <p>Positions are metres east and north of the mission origin; heights are metres above mean sea
 * level.
 */
public interface Surroundings {
  /** Height of the ground, or of the water surface where there is water, metres AMSL. */
  double surfaceAmslM(double eastM, double northM);

  /** Whether the surface here is open water deep enough for a snorkel. */
  boolean isWater(double eastM, double northM);

  /** Tells the mean wind at a height above the surface in metres, and how rough it is. */
  void airAt(double eastM, double northM, double heightAglM, Air air);

  /**
   * Water that left a tank during one tick.
   *
   * @param dropId the same for all water of one opening of a valve
   * @param heightAglM height of the valve above the surface, metres
   * @param litres amount, above 0
   */
  void release(
      int dropId,
      double eastM,
      double northM,
      double heightAglM,
      double velocityEastMps,
      double velocityNorthMps,
      double litres);
}
