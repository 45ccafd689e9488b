package org.bucketbrigade.sim.chance;

/**
 * Normally distributed numbers that depend on nothing but their four coordinates, as those of
 * {@link Chance}, drawn without allocation: for what draws while a vehicle flies.
 *
 * <p>Marsaglia's polar method, which needs a logarithm but no sine.
 */
public final class Normal {
  /** Points in a square that miss the circle within: after this many a chance of 1e-20 is taken. */
  private static final int MOST_TRIES = 30;

  private Normal() {}

  /** A number of mean 0 and standard deviation 1; coordinates as in {@link Chance#uniform}. */
  public static double draw(long seed, long stream, long tick, int channel) {
    long bits = Chance.bits(seed, stream, tick, channel);
    for (int i = 0; i < MOST_TRIES; i++) {
      double x = (int) bits * 0x1p-31;
      double y = (int) (bits >> 32) * 0x1p-31;
      double square = x * x + y * y;
      if (square > 0 && square < 1) {
        return x * StrictMath.sqrt(-2 * StrictMath.log(square) / square);
      }
      bits = Chance.bits(bits, stream, tick, channel);
    }
    return 0;
  }
}
