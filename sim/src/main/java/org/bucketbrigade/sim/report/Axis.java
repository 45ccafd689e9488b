package org.bucketbrigade.sim.report;

/** Round numbers for the marks of an axis. */
final class Axis {
  private static final double[] STEPS = {1, 2, 5, 10};
  private static final double[] MINUTES = {1, 2, 5, 10, 15, 30, 60, 120, 240};

  private Axis() {}

  /** The largest of 1, 2 and 5 times a power of ten that does not exceed a length. */
  static double step(double length) {
    if (!(length > 0)) {
      return 1;
    }
    double power = StrictMath.pow(10, Math.floor(StrictMath.log10(length)));
    double best = power;
    for (double step : STEPS) {
      if (step * power <= length * (1 + 1e-9)) {
        best = step * power;
      }
    }
    return best;
  }

  /** The distance of marks that gives four at most, 0 to a largest value. */
  static double marks(double largest) {
    double step = step(largest / 4);
    return step * 4 >= largest * (1 - 1e-9) ? step : step(largest / 2);
  }

  /** The distance of marks, in minutes, that gives six at most. */
  static double minutes(double length) {
    for (double step : MINUTES) {
      if (length / step <= 6) {
        return step;
      }
    }
    return step(length / 3);
  }
}
