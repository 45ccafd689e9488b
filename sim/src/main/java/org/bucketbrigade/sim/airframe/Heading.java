package org.bucketbrigade.sim.airframe;

/** Where a multirotor points, and how it turns: at a rate, or the short way to a heading. */
final class Heading {
  private static final double RATE_RADPS = StrictMath.toRadians(60);

  private double headingRad;
  private double rateRadps;
  private double wantedRad;
  private double wantedRadps;
  private boolean holds = true;

  Heading(double startRad) {
    headingRad = wrap(startRad);
    wantedRad = headingRad;
  }

  void turnTo(double newHeadingRad) {
    wantedRad = wrap(newHeadingRad);
    holds = true;
  }

  void turnAt(double newRateRadps) {
    wantedRadps = Math.max(-RATE_RADPS, Math.min(RATE_RADPS, newRateRadps));
    holds = false;
  }

  void stop() {
    rateRadps = 0;
  }

  void step() {
    if (holds) {
      double error = wrap(wantedRad - headingRad + StrictMath.PI) - StrictMath.PI;
      double most = RATE_RADPS * Ticks.SECONDS;
      rateRadps = Math.max(-most, Math.min(most, error)) / Ticks.SECONDS;
    } else {
      rateRadps = wantedRadps;
    }
    headingRad = wrap(headingRad + rateRadps * Ticks.SECONDS);
  }

  private static double wrap(double angleRad) {
    double turns = StrictMath.floor(angleRad / (2 * StrictMath.PI));
    return angleRad - turns * 2 * StrictMath.PI;
  }

  double rad() {
    return headingRad;
  }

  double rateRadps() {
    return rateRadps;
  }
}
