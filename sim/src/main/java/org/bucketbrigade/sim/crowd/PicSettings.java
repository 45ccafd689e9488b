package org.bucketbrigade.sim.crowd;

/**
 * How the simulated pilot in command works.
 *
 * @param drones how many drones to wait for before arming any
 * @param longestWaitNanos how long to wait for all of them, from the first fleet picture
 * @param groupSize drones armed by one order, 1..50
 * @param groupPeriodNanos time between two such orders
 */
public record PicSettings(int drones, long longestWaitNanos, int groupSize, long groupPeriodNanos) {
  /** Largest group: an order must stay under 1,200 bytes. */
  public static final int LARGEST_GROUP = 50;

  public PicSettings {
    if (drones < 0 || longestWaitNanos < 0 || groupPeriodNanos < 0) {
      throw new IllegalArgumentException("drones and times must not be negative");
    }
    if (groupSize < 1 || groupSize > LARGEST_GROUP) {
      throw new IllegalArgumentException(
          "groupSize must be within 1.." + LARGEST_GROUP + ", not " + groupSize);
    }
  }

  /** Waits up to 20 s for all drones, then arms 4 at a time, 1 s apart. */
  public static PicSettings of(int drones) {
    return new PicSettings(drones, 20_000_000_000L, 4, 1_000_000_000L);
  }
}
