package org.bucketbrigade.sim.fire;

import org.bucketbrigade.sim.fuel.Fuel;

/**
 * Single equations of the Canadian Forest Fire Behavior Prediction System, by their numbers in
 * ST-X-3 (Forestry Canada 1992) and, marked W, in GLC-X-10 (Wotton, Alexander and Taylor 2009).
 *
 * <p>Wind in km/h, spread in m/min, fuel in kg/m2, intensity in kW/m, shares 0..1, the rest in the
 * units of the standard.
 */
final class FbpEquations {
  /** Spread and fuel are held above this, so that nothing is divided by 0. */
  static final double LEAST = 1e-6;

  /** Above this wind, spread grows ever more slowly (eq. 53a). */
  static final double STRONG_WIND_KMH = 40;

  static final double WIND_EXPONENT = 0.05039;

  /** 250 x 59.5 / 101, as the reference has it; the standard prints 147.2. */
  private static final double MOISTURE = 250 * 59.5 / 101;

  private static final double OPEN_ALPHA = 0.115;

  private FbpEquations() {}

  /** Effect of the moisture of fine fuel on the ISI, eq. 45 and 46. */
  static double moistureEffect(double ffmc) {
    double m = MOISTURE * (101 - ffmc) / (59.5 + ffmc);
    return 91.9 * StrictMath.exp(-0.1386 * m) * (1 + StrictMath.pow(m, 5.31) / 4.93e7);
  }

  /** Effect of the wind on the ISI, eq. 53 and 53a. */
  static double windEffect(double wsvKmh) {
    return wsvKmh >= STRONG_WIND_KMH
        ? 12 * (1 - StrictMath.exp(-0.0818 * (wsvKmh - 28)))
        : StrictMath.exp(WIND_EXPONENT * wsvKmh);
  }

  /** Initial spread index of the head, eq. 52. */
  static double isi(double moistureEffect, double wsvKmh) {
    return 0.208 * windEffect(wsvKmh) * moistureEffect;
  }

  /** Initial spread index of the back, eq. 75 and 76. */
  static double backIsi(double moistureEffect, double wsvKmh) {
    return 0.208 * StrictMath.exp(-WIND_EXPONENT * wsvKmh) * moistureEffect;
  }

  /** Spread without the effect of the buildup index, eq. 26, 27, 28 and 36. */
  static double rsi(Fuel fuel, double isi, double pc, double curing) {
    return switch (fuel) {
      case M1 -> mixed(isi, pc, 1);
      case M2 -> mixed(isi, pc, 0.2);
      case O1A, O1B -> curve(FbpFuel.of(fuel), isi) * curing;
      default -> curve(FbpFuel.of(fuel), isi);
    };
  }

  private static double mixed(double isi, double pc, double leaves) {
    return pc / 100 * atLeast(curve(FbpFuel.of(Fuel.C2), isi))
        + leaves * (1 - pc / 100) * atLeast(curve(FbpFuel.of(Fuel.D1), isi));
  }

  private static double curve(FbpFuel fuel, double isi) {
    return fuel.a() * StrictMath.pow(1 - StrictMath.exp(-fuel.b() * isi), fuel.c());
  }

  static double atLeast(double value) {
    return value > LEAST ? value : LEAST;
  }

  /** Share of the spread of fully cured grass, W 35a and 35b. */
  static double curing(double cc) {
    return cc < 58.8 ? 0.005 * (StrictMath.exp(0.061 * cc) - 1) : 0.176 + 0.02 * (cc - 58.8);
  }

  /** Effect of the buildup index, eq. 54; 1 for an index of 0, which switches it off. */
  static double buildupEffect(Fuel fuel, double bui) {
    FbpFuel f = FbpFuel.of(fuel);
    return bui > 0 ? StrictMath.exp(50 * StrictMath.log(f.q()) * (1 / bui - 1 / f.bui0())) : 1;
  }

  /** Surface fuel consumed, eq. 10 to 18. */
  static double sfc(Fuel fuel, double ffmc, double bui, double pc, double gfl) {
    double sfc =
        switch (fuel) {
          case C2 -> 5 * burnt(0.0115, bui);
          case C3 -> 5 * StrictMath.pow(burnt(0.0164, bui), 2.24);
          case C5 -> 5 * StrictMath.pow(burnt(0.0149, bui), 2.48);
          case C7 -> 2 * burnt(0.104, Math.max(0, ffmc - 70)) + 1.5 * burnt(0.0201, bui);
          case D1 -> 1.5 * burnt(0.0183, bui);
          case M1, M2 ->
              pc / 100 * 5 * burnt(0.0115, bui) + (1 - pc / 100) * 1.5 * burnt(0.0183, bui);
          case O1A, O1B -> gfl;
          case NONE -> 0;
        };
    return atLeast(sfc);
  }

  private static double burnt(double rate, double index) {
    return 1 - StrictMath.exp(-rate * index);
  }

  /** Surface intensity from which crowns burn, eq. 56. */
  static double csi(double fmc, double cbhM) {
    return 0.001 * StrictMath.pow(cbhM, 1.5) * StrictMath.pow(460 + 25.9 * fmc, 1.5);
  }

  /** Surface spread from which crowns burn, eq. 57. */
  static double rso(double csi, double sfc) {
    return csi / (300 * sfc);
  }

  /** Share of the crowns that burns, eq. 58. */
  static double cfb(double ros, double rso) {
    return ros > rso ? 1 - StrictMath.exp(-0.23 * (ros - rso)) : 0;
  }

  /** Crown fuel consumed, eq. 66 and W 66b. */
  static double cfc(Fuel fuel, double cfl, double cfb, double pc) {
    return cfl * cfb * (fuel.isMixed() ? pc / 100 : 1);
  }

  /** Length of the ellipse by its breadth, eq. 79 and W 80, 81. */
  static double lb(Fuel fuel, double wsvKmh) {
    if (fuel.isGrass()) {
      return wsvKmh >= 1 ? 1.1 * StrictMath.pow(wsvKmh, 0.464) : 1;
    }
    return 1 + 8.729 * StrictMath.pow(1 - StrictMath.exp(-0.030 * wsvKmh), 2.155);
  }

  /** Spread of the flanks, eq. 89. */
  static double fros(double ros, double bros, double lb) {
    return (ros + bros) / (2 * lb);
  }

  /** How fast a fire from a point gains speed, 1/min, eq. 72. */
  static double alpha(Fuel fuel, double cfb) {
    return fuel.isGrass() || fuel == Fuel.D1
        ? OPEN_ALPHA
        : OPEN_ALPHA - 18.8 * StrictMath.pow(cfb, 2.5) * StrictMath.exp(-8 * cfb);
  }
}
