package org.bucketbrigade.arbiter;

/**
 * A velocity that may do where the one wished does not: turned and slower.
 *
 * @param sin sine of the turn clockwise
 * @param cos its cosine
 * @param factor of the speed
 */
record Detour(double sin, double cos, double factor) {
  /** In the order tried: to the right first, so that two that meet head-on pass each other. */
  static final Detour[] IN_ORDER = {
    Detour.of(0, 1),
    Detour.of(0.7, 0.8),
    Detour.of(0, 0.5),
    Detour.of(-0.7, 0.8),
    Detour.of(1.4, 0.5),
    Detour.of(-1.4, 0.5),
    Detour.of(0, 0.25),
    Detour.of(0, 0.1)
  };

  /** What a drone tries besides, level, that has been kept from its way for long. */
  static final Detour[] WAYS_OUT = {
    Detour.of(0.7, 0.5),
    Detour.of(-0.7, 0.5),
    Detour.of(1.4, 0.5),
    Detour.of(-1.4, 0.5),
    Detour.of(2.2, 0.3),
    Detour.of(-2.2, 0.3),
    Detour.of(StrictMath.PI, 0.3)
  };

  private static Detour of(double turnRad, double factor) {
    return new Detour(StrictMath.sin(turnRad), StrictMath.cos(turnRad), factor);
  }

  boolean turns() {
    return sin != 0;
  }

  /** North part of the velocity instead of a wish. */
  double north(double wishN, double wishE) {
    return (wishN * cos - wishE * sin) * factor;
  }

  double east(double wishN, double wishE) {
    return (wishN * sin + wishE * cos) * factor;
  }
}
