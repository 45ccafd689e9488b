package org.bucketbrigade.sim.wind;

/** The air at one place and moment, filled in by whoever knows: turbulence comes on top. */
public final class Air {
  /** Speed of the mean wind towards the east, m/s. */
  public double eastMps;

  /** Speed of the mean wind towards the north, m/s. */
  public double northMps;

  /**
   * Speed of the wind 20 feet (6.1 m) above open ground, m/s, by which {@link Turbulence} is
   * measured; 0: smooth air.
   */
  public double turbulenceMps;
}
