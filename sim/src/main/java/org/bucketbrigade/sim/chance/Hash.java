package org.bucketbrigade.sim.chance;

/** Mixes state into 64 bits, in order. */
public final class Hash {
  private Hash() {}

  /** Mixes one more value in. */
  public static long fold(long hash, long value) {
    long z = (hash ^ value) * 0x9E3779B97F4A7C15L;
    return z ^ (z >>> 32);
  }

  /** Mixes one more value in. */
  public static long fold(long hash, double value) {
    return fold(hash, Double.doubleToLongBits(value));
  }
}
