package org.bucketbrigade.sim.autopilot;

/**
 * How wrong a vehicle's sensors are; the truth is what referees see.
 *
 * @param gpsM standard deviation of the horizontal position along each axis, metres: a first-order
 *     Gauss-Markov process over a minute
 * @param baroM standard deviation of the barometer's height, metres: likewise over ten minutes
 * @param seed of the run
 * @param vehicle number of the vehicle in the world, from 0
 */
public record SensorErrors(double gpsM, double baroM, long seed, int vehicle) {
  /** No position is further off than this, metres, whatever chance has drawn. */
  public static final double MOST_GPS_M = 1.8;

  /** Sensors that tell the truth. */
  public static final SensorErrors NONE = new SensorErrors(0, 0, 0, 0);
}
