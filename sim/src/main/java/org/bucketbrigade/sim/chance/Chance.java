package org.bucketbrigade.sim.chance;

/**
 * Random numbers that depend on nothing but their four coordinates.
 *
 * <p>A number is a hash of seed, stream, tick and channel, so that drawing more or fewer numbers
 * anywhere never changes those drawn elsewhere: the same fire burns with and without drones. Each
 * coordinate passes the finaliser of SplitMix64 (Steele, Lea and Flood, "Fast splittable
 * pseudorandom number generators", OOPSLA 2014).
 */
public final class Chance {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final double UNIT = 0x1p-53;

  private Chance() {}

  /**
   * A number evenly spread over [0, 1).
   *
   * @param seed the run's seed
   * @param stream what draws: a vehicle, a cell, a model
   * @param tick when it draws
   * @param channel which of its draws this is
   */
  public static double uniform(long seed, long stream, long tick, int channel) {
    return (bits(seed, stream, tick, channel) >>> 11) * UNIT;
  }

  /** A normally distributed number of mean 0 and standard deviation 1; coordinates as above. */
  public static double gaussian(long seed, long stream, long tick, int channel) {
    long bits = bits(seed, stream, tick, channel);
    double radius = StrictMath.sqrt(-2 * StrictMath.log(((bits >>> 11) + 1) * UNIT));
    double angle = 2 * StrictMath.PI * ((mix(bits + GOLDEN) >>> 11) * UNIT);
    return radius * StrictMath.cos(angle);
  }

  /** 64 even bits; coordinates as above. */
  public static long bits(long seed, long stream, long tick, int channel) {
    long hash = mix(seed + GOLDEN);
    hash = mix(hash + stream + GOLDEN);
    hash = mix(hash + tick + GOLDEN);
    return mix(hash + channel + GOLDEN);
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
