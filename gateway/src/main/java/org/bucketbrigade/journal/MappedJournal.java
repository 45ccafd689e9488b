package org.bucketbrigade.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.agrona.DirectBuffer;
import org.agrona.IoUtil;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A journal in mapped files of fixed size. The core's thread only writes memory; one thread flushes
 * to the disk when asked, another allocates the next segment ahead of time.
 *
 * <p>Without room for an event it ends the present segment with a mark that says so. The next
 * segment, once there is one, begins with the number of its first event, so that readers see how
 * many are missing between.
 */
public final class MappedJournal implements Journal {
  private static final Logger LOG = LoggerFactory.getLogger(MappedJournal.class);
  private static final long PARK_NANOS = 20_000_000L;
  private static final long NONE = -1;

  private final Disk disk;
  private final JournalFolder folder;
  private final SegmentSupply supply;
  private final Thread flusher;
  private volatile Segment current;
  private volatile long appendedEvent;
  private volatile long durableEvent;
  private volatile @Nullable Segment filled;
  private volatile boolean flushWanted;
  private volatile boolean broken;
  private volatile boolean closed;

  /** The first event that found no room; {@link #NONE}: there is room. */
  private volatile long fullSince = NONE;

  private boolean saidFull; // the flusher's own

  /**
   * Starts a new journal in an empty or new folder.
   *
   * @throws IOException if the folder already holds a journal or cannot be written
   */
  public MappedJournal(Path folder) throws IOException {
    this(folder, JournalLimits.DEFAULT);
  }

  /** The same, within limits. */
  public MappedJournal(Path folder, JournalLimits limits) throws IOException {
    this(folder, limits, Disk.REAL, null);
  }

  /**
   * Goes on with a journal that was read to its end, in a new segment; a torn tail is cut off.
   *
   * @throws IOException if somebody else writes to it, or nobody can
   */
  public static MappedJournal resume(Path folder, JournalReader.End end, JournalLimits limits)
      throws IOException {
    return new MappedJournal(folder, limits, Disk.REAL, end);
  }

  MappedJournal(Path path, JournalLimits limits, Disk disk, JournalReader.@Nullable End end)
      throws IOException {
    this.disk = disk;
    folder = new JournalFolder(path);
    SegmentMaker maker;
    try {
      if (end == null) {
        folder.requireEmpty();
      } else {
        folder.cutAt(end);
      }
      int number = end == null ? 0 : end.segment() + 1;
      maker = new SegmentMaker(disk, path, limits.segmentBytes(), number);
      current = maker.make();
    } catch (IOException e) {
      folder.close();
      throw e;
    }
    long first = end == null ? 0 : end.nextEvent();
    current.begin(first);
    appendedEvent = first - 1;
    durableEvent = first - 1;
    supply = new SegmentSupply(maker, folder, limits.keepBytes(), current.number());
    flusher = Thread.ofPlatform().name("journal").daemon().start(this::flushLoop);
  }

  @Override
  public boolean append(
      long event,
      long nowNanos,
      int type,
      int source,
      boolean endOfBatch,
      int digest,
      DirectBuffer buffer,
      int offset,
      int length) {
    // After a loss nothing more goes into this segment, however small.
    if ((fullSince != NONE || !current.hasRoomFor(length)) && !roll(event)) {
      if (fullSince == NONE) {
        current.endInGap(nowNanos, digest);
        fullSince = event;
        requestDurable();
      }
      return false;
    }
    current.append(nowNanos, type, source, endOfBatch, digest, buffer, offset, length);
    appendedEvent = event;
    return true;
  }

  private boolean roll(long event) {
    Segment next = filled == null ? supply.take() : null;
    if (next == null) {
      return false;
    }
    next.begin(event);
    filled = current;
    current = next;
    fullSince = NONE;
    LockSupport.unpark(flusher);
    return true;
  }

  @Override
  public void requestDurable() {
    flushWanted = true;
    LockSupport.unpark(flusher);
  }

  @Override
  public long durableEvent() {
    return durableEvent;
  }

  @Override
  public JournalCondition condition() {
    if (broken) {
      return JournalCondition.BROKEN;
    }
    if (fullSince != NONE) {
      return JournalCondition.FULL;
    }
    boolean late = current.isNearlyFull() && (!supply.isReady() || filled != null);
    return late || supply.noRoom() ? JournalCondition.LOW : JournalCondition.WRITES;
  }

  /**
   * Tells that events before a number are needed by no restart any more, so that their files may be
   * removed.
   */
  public void firstNeeded(long event) {
    supply.firstNeeded(event);
  }

  private void flushLoop() {
    while (!closed) {
      current.touchAhead();
      if (filled != null || flushWanted) {
        flushWanted = false;
        flush();
        sayWhetherFull();
      } else {
        LockSupport.parkNanos(PARK_NANOS);
      }
    }
    flush();
  }

  /** The core's thread writes no log, as that may have to wait for a disk. */
  private void sayWhetherFull() {
    long since = fullSince;
    if (since != NONE && !saidFull) {
      LOG.error(
          "journal: {} is full: event {} and those after it are not written, permissive acts are"
              + " refused",
          folder,
          since);
    } else if (since == NONE && saidFull) {
      LOG.warn("journal: {} is written again; what was not stays missing", folder);
    }
    saidFull = since != NONE;
  }

  /**
   * Makes everything up to one event durable. The segment is read on both sides of the event's
   * number: if it is the same, the event lies in it or in the filled one before it.
   *
   * <p>After a disk has refused once, nobody knows what it holds: nothing is called durable again.
   */
  private void flush() {
    Segment segment;
    long upTo;
    do {
      segment = current;
      upTo = appendedEvent;
    } while (segment != current);
    try {
      if (!broken) {
        Segment before = filled;
        if (before != null) {
          before.force(disk);
        }
        segment.force(disk);
        durableEvent = upTo;
      }
    } catch (UncheckedIOException e) {
      broken = true;
      LOG.error(
          "journal: the disk refuses to write ({}); permissive acts are refused from now on,"
              + " restart the gateway with a folder on another disk",
          e.getMessage());
    }
    Segment old = filled;
    if (old != null && old != segment) {
      filled = null;
      IoUtil.unmap(old.mapped);
    }
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(flusher);
    try {
      flusher.join();
      supply.close();
      folder.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LOG.warn("journal: {} stays locked until this process ends ({})", folder, e.toString());
    }
  }
}
