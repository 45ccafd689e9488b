package org.bucketbrigade.sim.wind;

/** The shape of the ground, as far as the wind minds it. */
@FunctionalInterface
public interface Relief {
  /** Ground without hills. */
  Relief FLAT = (eastM, northM) -> 0;

  /** Height of the ground, metres AMSL, at metres east and north of the mission origin. */
  double amslM(double eastM, double northM);
}
