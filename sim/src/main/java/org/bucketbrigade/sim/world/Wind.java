package org.bucketbrigade.sim.world;

import org.bucketbrigade.sim.scenario.Scenario;

/**
 * A steady wind with slow gusts and a swinging direction, the same over the whole map, growing with
 * height.
 *
 * <p>Speed at height h is that at 10 m times (h / 10 m)^0.14, the usual power law for open country
 * (Davenport 1960), between 1 and 200 m.
 */
final class Wind {
  private static final double HEIGHT_EXPONENT = 0.14;
  private static final int TOP_M = 200;

  /** Periods of the gusts and of the swing, seconds, incommensurable. */
  private static final double[] PERIOD_S = {13.1, 31.7, 77.3, 47.9, 131.3};

  private final double speedMps;
  private final double fromRad;
  private final double gust;
  private final double swayRad;
  private final double[] phase = new double[PERIOD_S.length];
  private final double[] profile = new double[TOP_M + 2];
  private double eastMps;
  private double northMps;

  Wind(Scenario.Wind shape, long seed) {
    speedMps = shape.speedMps();
    fromRad = StrictMath.toRadians(shape.fromDeg());
    gust = shape.gustFactor() - 1;
    swayRad = StrictMath.toRadians(shape.swayDeg());
    for (int i = 0; i < phase.length; i++) {
      phase[i] = 2 * StrictMath.PI * Chance.uniform(seed, Stream.GUSTS, i, 0);
    }
    for (int h = 0; h < profile.length; h++) {
      profile[h] = StrictMath.pow(Math.clamp(h, 1, TOP_M) / 10.0, HEIGHT_EXPONENT);
    }
    at(0);
  }

  /** Brings the wind to a time, seconds since the start. */
  void at(double seconds) {
    double gusts = 0.5 * wave(0, seconds) + 0.3 * wave(1, seconds) + 0.2 * wave(2, seconds);
    double swing = 0.6 * wave(3, seconds) + 0.4 * wave(4, seconds);
    double speed = speedMps * Math.max(0, 1 + gust * gusts);
    double from = fromRad + swayRad * swing;
    eastMps = -speed * StrictMath.sin(from);
    northMps = -speed * StrictMath.cos(from);
  }

  private double wave(int i, double seconds) {
    return StrictMath.sin(2 * StrictMath.PI / PERIOD_S[i] * seconds + phase[i]);
  }

  /** Speed towards the east 10 m above the ground. */
  double eastMps() {
    return eastMps;
  }

  /** Speed towards the north 10 m above the ground. */
  double northMps() {
    return northMps;
  }

  /** Speed at a height above the ground as a multiple of that at 10 m. */
  double profile(double heightAglM) {
    double h = heightAglM > 0 ? Math.min(heightAglM, TOP_M) : 0;
    int below = (int) h;
    return profile[below] + (h - below) * (profile[below + 1] - profile[below]);
  }
}
