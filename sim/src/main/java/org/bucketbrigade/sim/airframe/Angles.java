package org.bucketbrigade.sim.airframe;

/**
 * Sine and cosine of headings, the same on every machine and without allocation: beyond an eighth
 * of a turn, {@link StrictMath}'s own reduction allocates.
 */
public final class Angles {
  private static final double QUARTER_RAD = StrictMath.PI / 2;

  private Angles() {}

  /** Sine of an angle of a few turns at most, radians. */
  public static double sin(double angleRad) {
    double quarter = StrictMath.rint(angleRad / QUARTER_RAD);
    double rest = angleRad - quarter * QUARTER_RAD;
    return switch ((int) quarter & 3) {
      case 0 -> StrictMath.sin(rest);
      case 1 -> StrictMath.cos(rest);
      case 2 -> -StrictMath.sin(rest);
      default -> -StrictMath.cos(rest);
    };
  }

  /** Cosine of an angle of a few turns at most, radians. */
  public static double cos(double angleRad) {
    return sin(angleRad + QUARTER_RAD);
  }
}
