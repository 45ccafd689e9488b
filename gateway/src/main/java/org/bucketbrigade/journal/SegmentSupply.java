package org.bucketbrigade.journal;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.agrona.IoUtil;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the next segment ready before it is needed, and removes old ones that are not needed any
 * more. A thread of its own, so that a slow disk holds up neither events nor what is to be durable.
 */
final class SegmentSupply implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SegmentSupply.class);

  /** Pause before room is sought again. */
  private static final long RETRY_NANOS = 1_000_000_000L;

  private final SegmentMaker maker;
  private final JournalFolder folder;
  private final long keepBytes;
  private final Thread thread;
  private volatile @Nullable Segment ready;
  private volatile boolean noRoom;
  private volatile boolean closed;
  private volatile int inUse;
  private volatile long firstNeeded;
  private boolean saidTooLarge; // the thread's own

  /**
   * @param inUse number of the segment that is written to
   */
  SegmentSupply(SegmentMaker maker, JournalFolder folder, long keepBytes, int inUse) {
    this.maker = maker;
    this.folder = folder;
    this.keepBytes = keepBytes;
    this.inUse = inUse;
    thread = Thread.ofPlatform().name("journal-room").daemon().start(this::supply);
  }

  /** The next segment, if it is ready; the core's thread, which never waits here. */
  @Nullable Segment take() {
    Segment taken = ready;
    if (taken != null) {
      inUse = taken.number();
      ready = null;
      LockSupport.unpark(thread);
    }
    return taken;
  }

  /** Whether {@link #take} would give one. */
  boolean isReady() {
    return ready != null;
  }

  /** Whether the disk has refused the next segment. */
  boolean noRoom() {
    return noRoom;
  }

  /** Events before this number are not needed by any restart. */
  void firstNeeded(long event) {
    firstNeeded = event;
  }

  private void supply() {
    while (!closed) {
      if (ready == null) {
        make();
        removeOld();
      }
      if (!closed) {
        LockSupport.parkNanos(this, RETRY_NANOS);
      }
    }
  }

  private void make() {
    try {
      Segment made = maker.make();
      made.touchAhead();
      ready = made;
      if (noRoom) {
        noRoom = false;
        LOG.warn("journal: there is room for the next segment in {} again", folder);
      }
    } catch (IOException e) {
      if (!noRoom) {
        noRoom = true;
        LOG.error(
            "journal: no room for the next segment in {} ({}); when this one is full nothing is"
                + " written and permissive acts are refused: make room",
            folder,
            e.toString());
      }
    }
  }

  /** The segment before the present one may still be on its way to the disk. */
  private void removeOld() {
    if (keepBytes == Long.MAX_VALUE) {
      return;
    }
    try {
      List<Retention.Held> held = folder.held(inUse);
      List<Integer> removable = Retention.removable(held, firstNeeded, keepBytes);
      for (int i = 0; i < removable.size() && removable.get(i) < inUse - 1; i++) {
        folder.delete(removable.get(i));
        LOG.info(
            "journal: segment {} of {} is needed no more and removed", removable.get(i), folder);
        folder.deleteSnapshotsBefore(held.get(i + 1).firstEvent()); // the first ones held go
      }
      sayTooLarge(held, removable);
    } catch (IOException e) {
      LOG.warn("journal: old segments stay in {} ({})", folder, e.toString());
    }
  }

  private void sayTooLarge(List<Retention.Held> held, List<Integer> removable) {
    long left =
        held.stream()
            .filter(each -> !removable.contains(each.number()))
            .mapToLong(Retention.Held::bytes)
            .sum();
    if (left > keepBytes && !saidTooLarge) {
      LOG.warn(
          "journal: {} takes more than the {} MiB that it should, as a restart needs all of it",
          folder,
          keepBytes >> 20);
    }
    saidTooLarge = left > keepBytes;
  }

  /** The segment that was made ahead of time holds nothing, and goes. */
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    Segment unused = ready;
    if (unused != null) {
      ready = null;
      IoUtil.unmap(unused.mapped);
      try {
        folder.delete(unused.number());
      } catch (IOException e) {
        LOG.warn("journal: an unused segment stays in {} ({})", folder, e.toString());
      }
    }
  }
}
