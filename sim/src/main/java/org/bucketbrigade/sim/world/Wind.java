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

  /** One turn of a sine: a table, since StrictMath.sin allocates beyond an eighth of a turn. */
  private static final double[] SINE = new double[1025];

  static {
    for (int i = 0; i < SINE.length; i++) {
      SINE[i] = StrictMath.sin(2 * StrictMath.PI * i / (SINE.length - 1));
    }
  }

  private final double speedMps;
  private final double fromTurns;
  private final double gust;
  private final double swayTurns;
  private final double[] phase = new double[PERIOD_S.length];
  private final double[] profile = new double[TOP_M + 2];
  private double eastMps;
  private double northMps;

  Wind(Scenario.Wind shape, long seed) {
    speedMps = shape.speedMps();
    fromTurns = shape.fromDeg() / 360;
    gust = shape.gustFactor() - 1;
    swayTurns = shape.swayDeg() / 360;
    for (int i = 0; i < phase.length; i++) {
      phase[i] = Chance.uniform(seed, Stream.GUSTS, i, 0);
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
    double from = fromTurns + swayTurns * swing;
    eastMps = -speed * sine(from);
    northMps = -speed * sine(from + 0.25);
  }

  private double wave(int i, double seconds) {
    return sine(seconds / PERIOD_S[i] + phase[i]);
  }

  private static double sine(double turns) {
    double x = (turns - Math.floor(turns)) * (SINE.length - 1);
    int below = Math.min((int) x, SINE.length - 2);
    return SINE[below] + (x - below) * (SINE[below + 1] - SINE[below]);
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
