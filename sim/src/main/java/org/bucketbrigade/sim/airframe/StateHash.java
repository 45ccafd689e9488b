package org.bucketbrigade.sim.airframe;

/** Folds numbers into one 64-bit hash, to tell whether two runs are in the same state. */
public final class StateHash {
  /** The hash of nothing. */
  public static final long EMPTY = 0xCBF29CE484222325L;

  private static final long PRIME = 0x100000001B3L;

  private StateHash() {}

  /** Adds a whole number. */
  public static long add(long hash, long value) {
    long mixed = (hash ^ value) * PRIME;
    return mixed ^ (mixed >>> 29);
  }

  /** Adds a number, bit by bit. */
  public static long add(long hash, double value) {
    return add(hash, Double.doubleToLongBits(value));
  }

  /** Adds a truth value. */
  public static long add(long hash, boolean value) {
    return add(hash, value ? 1L : 2L);
  }

  /** Adds a constant, by its name. */
  public static long add(long hash, Enum<?> value) {
    return add(hash, value.name().hashCode());
  }
}
