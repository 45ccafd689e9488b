package org.bucketbrigade.sim.app;

import java.util.concurrent.locks.LockSupport;
import org.bucketbrigade.sim.world.World;

/** The pace of the wall clock: 250 ticks a second. */
final class WallClock implements Pace {
  private static final long TICK_NANOS = World.TICK_MILLIS * 1_000_000L;

  /**
   * When the machine stood still this long, the lost time is given up instead of caught up with.
   */
  private static final long MAX_BEHIND_NANOS = 500_000_000L;

  private long dueNanos = System.nanoTime();

  @Override
  public boolean await() {
    dueNanos += TICK_NANOS;
    long wait = dueNanos - System.nanoTime();
    if (wait > 0) {
      LockSupport.parkNanos(wait);
    } else if (wait < -MAX_BEHIND_NANOS) {
      dueNanos = System.nanoTime();
    }
    return true;
  }
}
