package org.bucketbrigade.sim.fire;

import org.bucketbrigade.sim.fuel.Fuel;

/** The wind that would drive a fire over level ground as fast as a slope drives it without wind. */
final class FbpSlope {
  /** From this slope on, its effect grows no further, percent. */
  private static final double STEEPEST = 70;

  /** Share of the curve beyond which it is too flat to be inverted. */
  private static final double FLAT = 0.01;

  /** Largest slope-equivalent wind, W 44c, km/h. */
  private static final double LARGEST_KMH = 112.45;

  private FbpSlope() {}

  /** How many times faster fire spreads uphill, eq. 39. */
  static double factor(double gsPercent) {
    return gsPercent >= STEEPEST
        ? 10
        : StrictMath.exp(3.533 * StrictMath.pow(gsPercent / 100, 1.2));
  }

  /** Slope-equivalent wind speed, km/h, W 41 to 44. */
  static double wseKmh(
      Fuel fuel, double moistureEffect, double gsPercent, double pc, double curing) {
    double isz = FbpEquations.isi(moistureEffect, 0);
    double factor = factor(gsPercent);
    double isf =
        switch (fuel) {
          case M1, M2 ->
              pc / 100 * isf(Fuel.C2, isz, factor, 1)
                  + (1 - pc / 100) * isf(Fuel.D1, isz, factor, 1);
          case O1A, O1B -> isf(fuel, isz, factor, curing);
          default -> isf(fuel, isz, factor, 1);
        };
    double wse = StrictMath.log(isf / (0.208 * moistureEffect)) / FbpEquations.WIND_EXPONENT;
    if (wse <= FbpEquations.STRONG_WIND_KMH) {
      return wse;
    }
    double most = 2.496 * moistureEffect;
    return isf < 0.999 * most ? 28 - StrictMath.log(1 - isf / most) / 0.0818 : LARGEST_KMH;
  }

  private static double isf(Fuel fuel, double isz, double factor, double curing) {
    FbpFuel f = FbpFuel.of(fuel);
    double rsf = factor * FbpEquations.atLeast(FbpEquations.rsi(fuel, isz, 0, curing));
    double left = 1 - StrictMath.pow(rsf / (curing * f.a()), 1 / f.c());
    return StrictMath.log(Math.max(FLAT, left)) / -f.b();
  }
}
