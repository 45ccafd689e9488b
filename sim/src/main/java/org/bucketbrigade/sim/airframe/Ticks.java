package org.bucketbrigade.sim.airframe;

/**
 * The simulator's step of time: 4 ms, counted in whole ticks so that time never accumulates errors.
 */
public final class Ticks {
  /** Milliseconds in a tick. */
  public static final int MILLIS = 4;

  /** Nanoseconds in a tick. */
  public static final long NANOS = MILLIS * 1_000_000L;

  /** Ticks in a second. */
  public static final int PER_SECOND = 1000 / MILLIS;

  /** Length of a tick in seconds. */
  public static final double SECONDS = MILLIS / 1000.0;

  private Ticks() {}

  /** Ticks in a number of seconds, rounded to the nearest. */
  public static int in(double seconds) {
    return (int) StrictMath.rint(seconds * PER_SECOND);
  }
}
