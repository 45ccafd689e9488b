package org.bucketbrigade.sim.water;

import static org.bucketbrigade.sim.water.WaterCoefficients.AIR_LIMIT_KW_PER_M;
import static org.bucketbrigade.sim.water.WaterCoefficients.BASE_MM;
import static org.bucketbrigade.sim.water.WaterCoefficients.DRYING_MM_PER_S;
import static org.bucketbrigade.sim.water.WaterCoefficients.HEATED_MM_PER_S_PER_KW_PER_M;
import static org.bucketbrigade.sim.water.WaterCoefficients.LEAST_PACE;
import static org.bucketbrigade.sim.water.WaterCoefficients.MM_PER_KW_PER_M;

/** What water on the ground does to fire, by the figures of {@link WaterCoefficients}. */
public final class WaterEffect {
  /** Depth from which maps show a cell as damp and a house as wet, mm. */
  public static final double WET_MM = WaterCoefficients.WET_MM;

  /**
   * Depth from which a cell holds, mm: it stops a front that water from the ground could stop, and
   * all weaker ones.
   */
  public static final double HOLDS_MM =
      (1 - LEAST_PACE) * neededMm(WaterCoefficients.GROUND_LIMIT_KW_PER_M);

  private WaterEffect() {}

  /** Depth that stops a front of the given intensity, mm; infinite above the limit. */
  public static double neededMm(double intensityKwPerM) {
    return intensityKwPerM > AIR_LIMIT_KW_PER_M
        ? Double.POSITIVE_INFINITY
        : BASE_MM + MM_PER_KW_PER_M * intensityKwPerM;
  }

  /** Share of its dry pace, 0..1, that a front keeps in fuel with this much water on it. */
  public static double pace(double depthMm, double intensityKwPerM) {
    if (depthMm <= 0) {
      return 1;
    }
    double pace = 1 - depthMm / neededMm(intensityKwPerM);
    return pace < LEAST_PACE ? 0 : pace;
  }

  /** Drying next to a front of the given intensity (0: none), mm/s. */
  public static double dryingMmPerS(double intensityKwPerM) {
    return DRYING_MM_PER_S + HEATED_MM_PER_S_PER_KW_PER_M * intensityKwPerM;
  }
}
