package org.bucketbrigade.sim.fire;

import org.bucketbrigade.sim.fuel.Fuel;

/**
 * Coefficients of a fuel type: ST-X-3 (1992), tables 6 to 8, with the changes of GLC-X-10 (2009).
 *
 * @param a largest initial rate of spread, m/min
 * @param b how fast spread grows with the ISI
 * @param c how late spread begins to grow with the ISI
 * @param q share of the largest spread that is reached at the average buildup index
 * @param bui0 average buildup index
 * @param cbhM height of the crown base above ground, metres
 * @param cflKgPerM2 load of the crowns, kg/m2
 */
record FbpFuel(
    double a, double b, double c, double q, double bui0, double cbhM, double cflKgPerM2) {
  private static final FbpFuel C2 = new FbpFuel(110, 0.0282, 1.5, 0.70, 64, 3, 0.80);
  private static final FbpFuel C3 = new FbpFuel(110, 0.0444, 3.0, 0.75, 62, 8, 1.15);
  private static final FbpFuel C5 = new FbpFuel(30, 0.0697, 4.0, 0.80, 56, 18, 1.20);
  private static final FbpFuel C7 = new FbpFuel(45, 0.0305, 2.0, 0.85, 106, 10, 0.50);
  private static final FbpFuel D1 = new FbpFuel(30, 0.0232, 1.6, 0.90, 32, 0, 0);
  // Mixedwoods spread as a mean of C-2 and D-1.
  private static final FbpFuel MIXED = new FbpFuel(0, 0, 1, 0.80, 50, 6, 0.80);
  private static final FbpFuel O1A = new FbpFuel(190, 0.0310, 1.4, 1, 1, 0, 0);
  private static final FbpFuel O1B = new FbpFuel(250, 0.0350, 1.7, 1, 1, 0, 0);
  private static final FbpFuel NONE = new FbpFuel(0, 0, 1, 1, 1, 0, 0);

  static FbpFuel of(Fuel fuel) {
    return switch (fuel) {
      case C2 -> C2;
      case C3 -> C3;
      case C5 -> C5;
      case C7 -> C7;
      case D1 -> D1;
      case M1, M2 -> MIXED;
      case O1A -> O1A;
      case O1B -> O1B;
      case NONE -> NONE;
    };
  }
}
