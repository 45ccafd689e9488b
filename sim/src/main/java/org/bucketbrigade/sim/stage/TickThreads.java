package org.bucketbrigade.sim.stage;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Does the parts of a tick on one thread or several, and returns when all are done.
 *
 * <p>Parts must not depend on each other: which thread does which part, and in what order, is left
 * to chance. A thread that wakes up late finds nothing left to do, and nobody waits for it.
 */
final class TickThreads implements AutoCloseable {
  /** A part takes some 10 us, so that a thread that waits this long will wait much longer. */
  private static final int SPINS = 2_000;

  private static final long PAUSE_NANOS = 10_000;

  private final int parts;
  private final IntConsumer work;
  private final Thread[] helpers;

  /** Number of the round in the upper half, the next part in the lower one. */
  private final AtomicLong claims;

  private final AtomicInteger done = new AtomicInteger();
  private volatile @Nullable Throwable failure;
  private volatile boolean closed;

  /**
   * Starts the threads.
   *
   * @param threads at least 1, the caller's included
   * @param parts of each round
   * @param work does one part, from 0
   */
  TickThreads(int threads, int parts, IntConsumer work) {
    this.parts = parts;
    this.work = work;
    claims = new AtomicLong(parts);
    helpers = new Thread[threads - 1];
    for (int i = 0; i < helpers.length; i++) {
      helpers[i] = Thread.ofPlatform().daemon().name("sim-" + (i + 1)).start(this::help);
    }
  }

  /** Does all parts once. */
  void round() {
    if (helpers.length == 0) {
      for (int part = 0; part < parts; part++) {
        work.accept(part);
      }
      return;
    }
    done.set(0);
    claims.set(((claims.get() >>> Integer.SIZE) + 1) << Integer.SIZE);
    for (Thread helper : helpers) {
      LockSupport.unpark(helper);
    }
    take();
    for (int spins = 0; done.get() < parts; spins++) {
      pause(spins);
    }
    Throwable problem = failure;
    if (problem != null) {
      throw new IllegalStateException("a tick failed", problem);
    }
  }

  /** Takes parts as long as there are any in the present round. */
  private void take() {
    for (long claim = claims.get(); (int) claim < parts; claim = claims.get()) {
      if (claims.compareAndSet(claim, claim + 1)) {
        try {
          work.accept((int) claim);
        } catch (RuntimeException | Error e) {
          failure = e;
        } finally {
          done.incrementAndGet();
        }
      }
    }
  }

  private void help() {
    while (!closed) {
      for (int spins = 0; (int) claims.get() >= parts && spins < SPINS; spins++) {
        Thread.onSpinWait();
      }
      if ((int) claims.get() >= parts && !closed) {
        LockSupport.park(this);
      }
      take();
    }
  }

  /** On a machine with too few cores the others may wait for this one. */
  private static void pause(int spins) {
    if (spins < SPINS) {
      Thread.onSpinWait();
    } else {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  @Override
  public void close() {
    closed = true;
    for (Thread helper : helpers) {
      LockSupport.unpark(helper);
    }
  }
}
