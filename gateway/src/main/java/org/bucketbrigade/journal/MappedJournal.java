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
 * A journal in mapped files of fixed size. The core's thread only writes memory; a background
 * thread allocates the next segment ahead of time and flushes to the disk when asked.
 */
public final class MappedJournal implements Journal {
  /** Size of one file. */
  public static final int SEGMENT_BYTES = 64 << 20;

  private static final Logger LOG = LoggerFactory.getLogger(MappedJournal.class);
  private static final long PARK_NANOS = 20_000_000L;

  /** Pause before room for the next segment is sought again. */
  private static final long RETRY_NANOS = 1_000_000_000L;

  private final Disk disk;
  private final Path path;
  private final JournalFolder folder;
  private final SegmentMaker maker;
  private final Thread flusher;
  private volatile Segment current;
  private volatile long appendedEvent;
  private volatile long wantedEvent;
  private volatile long durableEvent;
  private volatile @Nullable Segment next;
  private volatile @Nullable Segment filled;
  private volatile boolean closed;
  private boolean full;

  // The background thread's own.
  private boolean noRoom;
  private boolean broken;
  private long triedNanos;

  /**
   * Starts a new journal in an empty or new folder.
   *
   * @throws IOException if the folder already holds a journal or cannot be written
   */
  public MappedJournal(Path folder) throws IOException {
    this(folder, SEGMENT_BYTES, Disk.REAL);
  }

  MappedJournal(Path folder, int segmentBytes, Disk disk) throws IOException {
    this(folder, segmentBytes, disk, null);
  }

  /**
   * Goes on with a journal that was read to its end, in a new segment; a torn tail is cut off.
   *
   * @throws IOException if somebody else writes to it, or nobody can
   */
  public static MappedJournal resume(Path folder, JournalReader.End end) throws IOException {
    return new MappedJournal(folder, SEGMENT_BYTES, Disk.REAL, end);
  }

  MappedJournal(Path path, int segmentBytes, Disk disk, JournalReader.@Nullable End end)
      throws IOException {
    this.disk = disk;
    this.path = path;
    folder = new JournalFolder(path);
    try {
      if (end == null) {
        folder.requireEmpty();
      } else {
        folder.cutAt(end);
      }
      maker = new SegmentMaker(disk, path, segmentBytes, end == null ? 0 : end.segment() + 1);
      current = maker.make();
    } catch (IOException e) {
      folder.close();
      throw e;
    }
    long first = end == null ? 0 : end.nextEvent();
    current.begin(first);
    appendedEvent = first - 1;
    wantedEvent = first - 1;
    durableEvent = first - 1;
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
    // After a loss nothing more goes into this segment: the next one begins with the number of its
    // first event, so that readers see the gap.
    if (full || !current.hasRoomFor(length)) {
      full = !roll(event);
      if (full) {
        return false;
      }
    }
    current.append(nowNanos, type, source, endOfBatch, digest, buffer, offset, length);
    appendedEvent = event;
    return true;
  }

  private boolean roll(long event) {
    Segment prepared = next;
    if (prepared == null || filled != null) {
      LockSupport.unpark(flusher);
      return false;
    }
    prepared.begin(event);
    filled = current;
    current = prepared;
    next = null;
    LockSupport.unpark(flusher);
    return true;
  }

  @Override
  public void requestDurable() {
    wantedEvent = appendedEvent;
    LockSupport.unpark(flusher);
  }

  @Override
  public long durableEvent() {
    return durableEvent;
  }

  private void flushLoop() {
    while (!closed) {
      prepareNext();
      if (filled != null || (wantedEvent > durableEvent && !broken)) {
        flush();
      } else {
        LockSupport.parkNanos(PARK_NANOS);
      }
    }
    flush();
    dropUnused();
  }

  /** The segment made ahead of time holds nothing. */
  private void dropUnused() {
    Segment unused = next;
    if (unused != null) {
      next = null;
      IoUtil.unmap(unused.mapped);
      try {
        maker.dropNewest();
      } catch (IOException e) {
        LOG.warn("journal: an unused segment stays in {} ({})", path, e.toString());
      }
    }
  }

  private void prepareNext() {
    if (next != null || (noRoom && System.nanoTime() - triedNanos < RETRY_NANOS)) {
      return;
    }
    try {
      next = maker.make();
      noRoom = false;
    } catch (IOException e) {
      triedNanos = System.nanoTime();
      if (!noRoom) {
        noRoom = true;
        LOG.error(
            "journal: no room for the next segment in {} ({}); permissive acts will be refused"
                + " when this one is full",
            path,
            e.toString());
      }
    }
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
          disk.force(before.mapped);
        }
        disk.force(segment.mapped);
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
      folder.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LOG.warn("journal: {} stays locked until this process ends ({})", path, e.toString());
    }
  }
}
