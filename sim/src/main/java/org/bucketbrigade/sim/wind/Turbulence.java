package org.bucketbrigade.sim.wind;

import org.bucketbrigade.sim.chance.Normal;

/**
 * The turbulence that one vehicle meets: Dryden's, as MIL-F-8785C gives it for low heights, 10 to
 * 1,000 feet above the ground.
 *
 * <p>The spectra of the standard are those of gusts frozen in the air through which the vehicle
 * moves, so time goes with airspeed: along the motion 1 / (1 + T s), across it and vertically (1 +
 * sqrt(3) T s) / (1 + T s)^2, with T = length over airspeed. Each step is the exact solution for
 * its duration, a = e^(-dt / T), so that variance and correlation depend on no step width. Whoever
 * hovers still has the wind's speed through the air; in calm there is a floor.
 */
public final class Turbulence {
  /** Air that stands still still passes at this speed, m/s. */
  static final double LEAST_AIRSPEED_MPS = 1;

  private static final double METRES_PER_FOOT = 0.3048;
  private static final double LOWEST_FEET = 10;
  private static final double HIGHEST_FEET = 1000;
  private static final double SQRT_2 = StrictMath.sqrt(2);
  private static final double SQRT_3 = StrictMath.sqrt(3);

  /** Channels of chance, away from those of others who draw from a vehicle's stream. */
  private static final int FIRST_CHANNEL = 1000;

  /** The size of a gust and its length depend on height; looked up in steps of a foot. */
  private static final double[] SIGMA_RATIO = new double[(int) HIGHEST_FEET + 2];

  private static final double[] LENGTH_M = new double[(int) HIGHEST_FEET + 2];

  static {
    for (int feet = 0; feet < LENGTH_M.length; feet++) {
      double h = Math.clamp(feet, LOWEST_FEET, HIGHEST_FEET);
      double base = 0.177 + 0.000823 * h;
      SIGMA_RATIO[feet] = 1 / StrictMath.pow(base, 0.4);
      LENGTH_M[feet] = h / StrictMath.pow(base, 1.2) * METRES_PER_FOOT;
    }
  }

  private final long seed;
  private final long vehicle;
  private final Across across = new Across();
  private final Across up = new Across();
  private long steps;
  private double along;
  private double sigmaHorizontalMps;
  private double sigmaVerticalMps;

  /**
   * Turbulence of variance 1 whose state is drawn, too, so that it needs no time to build up.
   *
   * @param vehicle number of the vehicle in the world, from 0
   */
  public Turbulence(long seed, long vehicle) {
    this.seed = seed;
    this.vehicle = vehicle;
    along = draw(0);
    across.begin(draw(1), draw(2));
    up.begin(draw(3), draw(4));
  }

  private double draw(int channel) {
    return Normal.draw(seed, vehicle, steps, FIRST_CHANNEL + channel);
  }

  /**
   * Goes on by a while.
   *
   * @param seconds above 0
   * @param airspeedMps of the vehicle through the mean wind
   * @param heightAglM above the ground; below 10 and above 1,000 feet as at those
   * @param windMps of the mean wind 20 feet above the ground
   */
  public void step(double seconds, double airspeedMps, double heightAglM, double windMps) {
    steps++;
    sigmaVerticalMps = sigmaVerticalMps(windMps);
    sigmaHorizontalMps = sigmaHorizontalMps(windMps, heightAglM);
    double metres = seconds * Math.max(LEAST_AIRSPEED_MPS, airspeedMps);
    double x = metres / lengthHorizontalM(heightAglM);
    double a = StrictMath.exp(-x);
    along = a * along + StrictMath.sqrt(1 - a * a) * draw(0);
    across.step(x, a, draw(1), draw(2));
    double xUp = metres / lengthVerticalM(heightAglM);
    up.step(xUp, StrictMath.exp(-xUp), draw(3), draw(4));
  }

  /** Gust along the vehicle's motion through the air, m/s. */
  public double alongMps() {
    return sigmaHorizontalMps * along;
  }

  /** Gust to the right of the vehicle's motion through the air, m/s. */
  public double acrossMps() {
    return sigmaHorizontalMps * across.value();
  }

  /** Gust upwards, m/s. */
  public double upMps() {
    return sigmaVerticalMps * up.value();
  }

  /** Standard deviation of vertical gusts, m/s, by the wind 20 feet above the ground. */
  public static double sigmaVerticalMps(double windMps) {
    return 0.1 * windMps;
  }

  /** Standard deviation of gusts along and across, m/s. */
  public static double sigmaHorizontalMps(double windMps, double heightAglM) {
    return 0.1 * windMps * at(SIGMA_RATIO, heightAglM);
  }

  /** Length of gusts along and across, metres. */
  public static double lengthHorizontalM(double heightAglM) {
    return at(LENGTH_M, heightAglM);
  }

  /** Length of vertical gusts, metres: the height. */
  public static double lengthVerticalM(double heightAglM) {
    return METRES_PER_FOOT * Math.clamp(heightAglM / METRES_PER_FOOT, LOWEST_FEET, HIGHEST_FEET);
  }

  private static double at(double[] byFoot, double heightAglM) {
    double feet = Math.clamp(heightAglM / METRES_PER_FOOT, LOWEST_FEET, HIGHEST_FEET);
    int below = (int) feet;
    return byFoot[below] + (feet - below) * (byFoot[below + 1] - byFoot[below]);
  }

  /** Adds the state to a hash, number by number. */
  public long hash(long start, Folder folder) {
    long hash = folder.fold(start, along);
    return up.hash(across.hash(hash, folder), folder);
  }

  /** Adds one number to a hash. */
  @FunctionalInterface
  public interface Folder {
    long fold(long hash, double value);
  }

  /**
   * A component across the motion: two first-order filters in a row, both with the pole of the
   * spectrum, whose mixture has its zero. The first has variance 1, the second 1/2, as has their
   * covariance.
   */
  private static final class Across {
    private double first;
    private double second;

    void begin(double draw1, double draw2) {
      first = draw1;
      second = (draw1 + draw2) / 2;
    }

    /** Goes on by x lengths, a = e^-x; the noise has the covariance that keeps the state's. */
    void step(double x, double a, double draw1, double draw2) {
      double square = a * a;
      double variance1 = 1 - square;
      double covariance = 0.5 - square * (x + 0.5);
      double variance2 = 0.5 - square * (x * x + x + 0.5);
      double size = StrictMath.sqrt(variance1);
      double common = covariance / size;
      double own = StrictMath.sqrt(Math.max(0, variance2 - common * common));
      second = a * (second + x * first) + common * draw1 + own * draw2;
      first = a * first + size * draw1;
    }

    double value() {
      return (SQRT_3 * first + (1 - SQRT_3) * second) / SQRT_2;
    }

    long hash(long start, Folder folder) {
      return folder.fold(folder.fold(start, first), second);
    }
  }
}
