package org.bucketbrigade.sim.fire;

import org.bucketbrigade.sim.scenario.Scenario;

/**
 * How fast a fire runs before, across and against a wind.
 *
 * <p>The head grows and the back falls by e^(0.2 U) with the wind U in m/s, which is what the
 * Canadian FBP system's spread index gives for conifers up to about 11 m/s; the ellipse's ratio of
 * length to breadth is the FBP system's (ST-X-3, eq. 79). A slope counts as the wind that would
 * speed the head up as much (ST-X-3, eq. 39: e^(3.533 s^1.2)).
 */
public final class SpreadLaw {
  private static final double GROWTH_PER_MPS = 0.2;
  private static final double SLOPE_EXPONENT = 3.533;
  private static final double STEEPEST = 0.7;

  /** Winds beyond this spread fire no faster. */
  private static final double TOP_WIND_MPS = 20;

  private static final int STEPS_PER_MPS = 20;
  private static final int STEPS_PER_SLOPE = 1000;
  private static final double[] SLOPE_WIND = new double[(int) (STEEPEST * STEPS_PER_SLOPE) + 2];

  static {
    for (int i = 0; i < SLOPE_WIND.length; i++) {
      double slope = (double) i / STEPS_PER_SLOPE;
      SLOPE_WIND[i] = SLOPE_EXPONENT * StrictMath.pow(slope, 1.2) / GROWTH_PER_MPS;
    }
  }

  private final double[] headMps;
  private final double[] backMps;
  private final double[] flankMps;

  /** The law of a scenario that gives the pace of its head. */
  public SpreadLaw(Scenario scenario) {
    int size = (int) (TOP_WIND_MPS * STEPS_PER_MPS) + 2;
    headMps = new double[size];
    backMps = new double[size];
    flankMps = new double[size];
    double calmMps =
        scenario.fire().headMpm()
            / 60
            * StrictMath.exp(-GROWTH_PER_MPS * scenario.wind().speedMps());
    for (int i = 0; i < size; i++) {
      double wind = (double) i / STEPS_PER_MPS;
      double factor = StrictMath.exp(GROWTH_PER_MPS * wind);
      headMps[i] = calmMps * factor;
      backMps[i] = calmMps / factor;
      double ratio = 1 + 8.729 * StrictMath.pow(1 - StrictMath.exp(-0.03 * wind * 3.6), 2.155);
      flankMps[i] = (headMps[i] + backMps[i]) / (2 * ratio);
    }
  }

  /** Spread of the head, m/s. */
  public double headMps(double windMps) {
    return interpolate(headMps, windMps);
  }

  /** Spread against the wind, m/s. */
  public double backMps(double windMps) {
    return interpolate(backMps, windMps);
  }

  /** Spread of the flank at the ellipse's broadest, m/s. */
  public double flankMps(double windMps) {
    return interpolate(flankMps, windMps);
  }

  private static double interpolate(double[] table, double windMps) {
    double x = Math.min(windMps, TOP_WIND_MPS) * STEPS_PER_MPS;
    int i = (int) x;
    return table[i] + (x - i) * (table[i + 1] - table[i]);
  }

  /** The wind up the slope that drives a fire as much as a slope does, m/s; slope as a ratio. */
  static double slopeWindMps(double slope) {
    double x = Math.min(slope, STEEPEST) * STEPS_PER_SLOPE;
    int i = (int) x;
    return SLOPE_WIND[i] + (x - i) * (SLOPE_WIND[i + 1] - SLOPE_WIND[i]);
  }
}
