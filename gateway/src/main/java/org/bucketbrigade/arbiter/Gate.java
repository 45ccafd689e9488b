package org.bucketbrigade.arbiter;

/**
 * How often a drone is evaluated if only inputs ask for it: once in each of its periods, 25 Hz.
 *
 * <p>Each drone has periods of its own. If its gate only stayed shut for a while after an
 * evaluation, drones that were once evaluated together would be for ever, and a busy fleet all at
 * once.
 */
final class Gate {
  private static final long PERIOD_NANOS = 40_000_000L;

  /** The shortest time between two evaluations. */
  private static final long LEAST_NANOS = PERIOD_NANOS / 2;

  /**
   * From one drone's period to the next one's, by the golden ratio: even for any number of them.
   */
  private static final long STEP_NANOS = 24_721_360L;

  private Gate() {}

  /** Whether a drone may be evaluated because of its inputs. */
  static boolean isOpen(Drone drone, long nowNanos) {
    long begin = drone.index * STEP_NANOS % PERIOD_NANOS;
    long last = Math.floorDiv(drone.evaluatedNanos - begin, PERIOD_NANOS);
    return last < Math.floorDiv(nowNanos - begin, PERIOD_NANOS)
        && nowNanos - drone.evaluatedNanos >= LEAST_NANOS;
  }
}
