package org.bucketbrigade.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.bucketbrigade.journal.SnapshotFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what the core remembers into files beside the journal, so that whoever goes on needs its
 * end only. The core's thread copies memory; a thread of its own writes the files.
 */
final class Snapshots implements AutoCloseable {
  /** Time between two of them. */
  static final long EVERY_NANOS = 10_000_000_000L;

  /** Until the first one: who died just after a start is not to live through as much again. */
  private static final long FIRST_NANOS = 2_000_000_000L;

  /** Newest ones that are kept: the last might be damaged. */
  private static final int NEWEST = 2;

  /** One in so many is kept for whoever looks for a moment in the journal: one a minute. */
  private static final int KEPT_ONE_IN = 6;

  private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);
  private static final long PARK_NANOS = 100_000_000L;
  private static final double NANOS_PER_MS = 1e6;

  private final Path folder;
  private final CoreMemory memory;
  private final LongConsumer firstNeeded;
  private final Thread writer;
  private volatile boolean handedOver;
  private volatile boolean closed;
  private volatile double longestMs;

  // The core thread's own, and the writer's while handed over.
  private long lastNanos;
  private long event;
  private long nowNanos;

  // The writer's own.
  private final ArrayDeque<Long> newest = new ArrayDeque<>();
  private long written;
  private boolean failing;

  /**
   * @param firstNeeded told the number of the first event that whoever goes on may need
   */
  Snapshots(Path folder, CoreMemory memory, LongConsumer firstNeeded) {
    this.folder = folder;
    this.memory = memory;
    this.firstNeeded = firstNeeded;
    writer = Thread.ofPlatform().name("snapshots").daemon().start(this::writeLoop);
  }

  /** Whether it is time for one, and the last has been written. */
  boolean due(long now) {
    if (lastNanos == 0) {
      lastNanos = now - EVERY_NANOS + FIRST_NANOS;
    }
    return now - lastNanos >= EVERY_NANOS && !handedOver;
  }

  /**
   * Saves what the core remembers, which must be at rest, to memory that the writer has next.
   *
   * @param number of the event that says so
   * @return checksum of what was saved
   */
  int take(long number, long now) {
    long began = System.nanoTime();
    lastNanos = now;
    event = number;
    nowNanos = now;
    memory.save();
    int check = memory.check();
    longestMs = Math.max(longestMs, (System.nanoTime() - began) / NANOS_PER_MS);
    return check;
  }

  /** The event is in the journal: what was saved may be written. */
  void write() {
    handedOver = true;
    LockSupport.unpark(writer);
  }

  /** Whether the last one is still being written. */
  boolean isWriting() {
    return handedOver;
  }

  /** The longest that the core's thread has spent on one, milliseconds. */
  double longestMs() {
    return longestMs;
  }

  private void writeLoop() {
    while (!closed || handedOver) {
      if (handedOver) {
        writeOne();
        handedOver = false;
      } else {
        LockSupport.parkNanos(this, PARK_NANOS);
      }
    }
  }

  private void writeOne() {
    try {
      SnapshotFile.write(folder, event, nowNanos, memory.saved(), memory.savedLength());
      written++;
      newest.addLast(event);
      if (newest.size() > NEWEST) {
        long old = newest.removeFirst();
        if ((written - NEWEST) % KEPT_ONE_IN != 1) {
          SnapshotFile.delete(folder, old);
        }
      }
      firstNeeded.accept(newest.getFirst());
      failing = false;
    } catch (IOException e) {
      if (!failing) {
        LOG.warn(
            "snapshots: none can be written to {} ({}); a restart will take longer",
            folder,
            e.toString());
      }
      failing = true;
    }
  }

  /** Returns when what was handed over is written. */
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(writer);
    try {
      writer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
