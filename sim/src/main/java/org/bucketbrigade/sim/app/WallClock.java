package org.bucketbrigade.sim.app;

import java.util.concurrent.locks.LockSupport;
import org.bucketbrigade.sim.world.World;

/** The pace of the wall clock, 250 ticks a second, or a multiple of it. */
final class WallClock implements Pace {
  private static final long TICK_NANOS = World.TICK_MILLIS * 1_000_000L;

  /**
   * When the machine stood still this long, the lost time is given up instead of caught up with.
   */
  private static final long MAX_BEHIND_NANOS = 500_000_000L;

  private final long tickNanos;
  private long dueNanos = System.nanoTime();

  /**
   * @param speed simulated seconds a second
   */
  WallClock(double speed) {
    tickNanos = Math.round(TICK_NANOS / speed);
  }

  @Override
  public boolean await() {
    dueNanos += tickNanos;
    long wait = dueNanos - System.nanoTime();
    if (wait > 0) {
      LockSupport.parkNanos(wait);
    } else if (wait < -MAX_BEHIND_NANOS) {
      dueNanos = System.nanoTime();
    }
    return true;
  }
}
