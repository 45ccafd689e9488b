package org.bucketbrigade.sim.wind;

import org.bucketbrigade.sim.chance.Chance;
import org.bucketbrigade.sim.scenario.Scenario;

/**
 * The mean wind: a schedule with slow gusts and a swinging direction, growing with height and
 * changed by terrain.
 *
 * <p>Speed at height h is that at 10 m times (h / 10 m)^0.14, the usual power law for open country
 * (Davenport 1960), between 1 and 200 m.
 */
public final class Wind {
  private static final double HEIGHT_EXPONENT = 0.14;
  private static final int TOP_M = 200;

  /** Twenty feet, where MIL-F-8785C measures the wind. */
  private static final double TURBULENCE_AGL_M = 6.096;

  /** Who draws: the world's stream of gusts. */
  private static final long GUSTS = -3;

  /** Periods of the gusts and of the swing, seconds, incommensurable. */
  private static final double[] PERIOD_S = {13.1, 31.7, 77.3, 47.9, 131.3};

  /** One turn of a sine: a table, since StrictMath.sin allocates beyond an eighth of a turn. */
  private static final double[] SINE = new double[1025];

  static {
    for (int i = 0; i < SINE.length; i++) {
      SINE[i] = StrictMath.sin(2 * StrictMath.PI * i / (SINE.length - 1));
    }
  }

  private final WindSchedule schedule;
  private final TerrainEffect terrain;
  private final double turbulence;
  private final double gust;
  private final double swayTurns;
  private final double[] phase = new double[PERIOD_S.length];
  private final double[] profile = new double[TOP_M + 2];
  private double eastMps;
  private double northMps;

  /** Begins to blow at time 0. */
  public Wind(Scenario.Wind shape, long seed, Relief relief) {
    schedule = new WindSchedule(shape);
    terrain = new TerrainEffect(relief);
    turbulence = shape.turbulence();
    gust = shape.gustFactor() - 1;
    swayTurns = shape.swayDeg() / 360;
    for (int i = 0; i < phase.length; i++) {
      phase[i] = Chance.uniform(seed, GUSTS, i, 0);
    }
    for (int h = 0; h < profile.length; h++) {
      profile[h] = StrictMath.pow(Math.clamp(h, 1, TOP_M) / 10.0, HEIGHT_EXPONENT);
    }
    at(0);
  }

  /** Brings the wind to a time, seconds since the start. */
  public void at(double seconds) {
    schedule.at(seconds);
    double gusts = 0.5 * wave(0, seconds) + 0.3 * wave(1, seconds) + 0.2 * wave(2, seconds);
    double swing = 0.6 * wave(3, seconds) + 0.4 * wave(4, seconds);
    double speed = schedule.speedMps() * Math.max(0, 1 + gust * gusts);
    double from = schedule.fromTurns() + swayTurns * swing;
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

  /** Speed of the open map towards the east 10 m above the ground. */
  public double eastMps() {
    return eastMps;
  }

  /** Speed of the open map towards the north 10 m above the ground. */
  public double northMps() {
    return northMps;
  }

  /** Speed at a height above the ground as a multiple of that at 10 m. */
  public double profile(double heightAglM) {
    double h = heightAglM > 0 ? Math.min(heightAglM, TOP_M) : 0;
    int below = (int) h;
    return profile[below] + (h - below) * (profile[below + 1] - profile[below]);
  }

  /** Tells the air at a place, terrain included; heights in metres above the ground. */
  public void fill(Air air, double eastM, double northM, double heightAglM) {
    double speed = StrictMath.sqrt(eastMps * eastMps + northMps * northMps);
    double factor =
        speed > 0
            ? terrain.factor(eastM, northM, heightAglM, eastMps / speed, northMps / speed)
            : 1;
    double local = factor * profile(heightAglM);
    air.eastMps = eastMps * local;
    air.northMps = northMps * local;
    air.turbulenceMps = turbulence * speed * profile(TURBULENCE_AGL_M);
  }
}
