package org.bucketbrigade.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.LockSupport;
import org.agrona.DirectBuffer;
import org.agrona.IoUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A journal in mapped files of fixed size. The core's thread only writes memory; a background
 * thread allocates the next segment ahead of time and flushes to the disk when asked.
 *
 * <p>Segments are filled with zeros before they are mapped, so that a full disk shows when a
 * segment is prepared and never as a fault in the core's thread.
 */
public final class MappedJournal implements Journal {
  /** Size of one file. */
  public static final int SEGMENT_BYTES = 64 << 20;

  private static final Logger LOG = LoggerFactory.getLogger(MappedJournal.class);
  private static final long PARK_NANOS = 20_000_000L;

  /** Pause before room for the next segment is sought again. */
  private static final long RETRY_NANOS = 1_000_000_000L;

  private static final int ZEROS = 1 << 20;

  private static final class Segment {
    final MappedByteBuffer mapped;
    final UnsafeBuffer buffer;

    Segment(MappedByteBuffer mapped) {
      this.mapped = mapped;
      this.buffer = new UnsafeBuffer(mapped);
    }
  }

  /** What the journal wants of a disk; tests put a failing one in its place. */
  interface Disk {
    /** Makes a new file. */
    FileChannel create(Path file) throws IOException;

    /** Returns when a mapping's pages are on the disk. */
    void force(MappedByteBuffer mapped);
  }

  private static final class RealDisk implements Disk {
    @Override
    public FileChannel create(Path file) throws IOException {
      return FileChannel.open(
          file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    @Override
    public void force(MappedByteBuffer mapped) {
      mapped.force();
    }
  }

  private final Disk disk;
  private final Path folder;
  private final int segmentBytes;
  private final Thread flusher;
  private volatile Segment current;
  private int position = RecordLayout.SEGMENT_HEADER;
  private volatile long appendedEvent = -1;
  private volatile long wantedEvent = -1;
  private volatile long durableEvent = -1;
  private volatile @Nullable Segment next;
  private volatile @Nullable Segment filled;
  private volatile boolean closed;
  private boolean full;

  // The background thread's own.
  private int preparedSegments = 1;
  private boolean noRoom;
  private boolean broken;
  private long triedNanos;

  /**
   * Starts a new journal in an empty or new folder.
   *
   * @throws IOException if the folder already holds a journal or cannot be written
   */
  public MappedJournal(Path folder) throws IOException {
    this(folder, SEGMENT_BYTES, new RealDisk());
  }

  MappedJournal(Path folder, int segmentBytes, Disk disk) throws IOException {
    this.disk = disk;
    this.folder = folder;
    this.segmentBytes = segmentBytes;
    Files.createDirectories(folder);
    refuseUsed(folder);
    this.current = prepare(0);
    this.current.buffer.putLong(RecordLayout.SEGMENT_FIRST_EVENT, 0, ByteOrder.LITTLE_ENDIAN);
    this.flusher = Thread.ofPlatform().name("journal").daemon().start(this::flushLoop);
  }

  private static void refuseUsed(Path folder) throws IOException {
    try (DirectoryStream<Path> segments =
        Files.newDirectoryStream(folder, RecordLayout.ALL_FILES)) {
      if (segments.iterator().hasNext()) {
        throw new IOException("the folder " + folder + " holds a journal already");
      }
    }
  }

  /**
   * Makes a segment under another name and gives it its own when it is whole and on the disk: a
   * journal that was killed ends in whole segments, and the first flush has little to write.
   */
  private Segment prepare(int number) throws IOException {
    Path unfinished = folder.resolve(RecordLayout.UNFINISHED);
    try {
      Files.deleteIfExists(unfinished);
      Segment segment = fill(unfinished);
      Files.move(
          unfinished,
          folder.resolve(RecordLayout.fileName(number)),
          StandardCopyOption.ATOMIC_MOVE);
      try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
        names.force(true);
      }
      return segment;
    } catch (IOException e) {
      Files.deleteIfExists(unfinished);
      throw e;
    }
  }

  private Segment fill(Path file) throws IOException {
    try (FileChannel channel = disk.create(file)) {
      ByteBuffer zeros = ByteBuffer.allocateDirect(Math.min(ZEROS, segmentBytes));
      for (int written = 0; written < segmentBytes; ) {
        zeros.clear().limit(Math.min(zeros.capacity(), segmentBytes - written));
        written += channel.write(zeros);
      }
      channel.force(true);
      MappedByteBuffer mapped = channel.map(FileChannel.MapMode.READ_WRITE, 0, segmentBytes);
      Segment segment = new Segment(mapped);
      segment.buffer.putInt(
          RecordLayout.SEGMENT_MAGIC, RecordLayout.MAGIC, ByteOrder.LITTLE_ENDIAN);
      segment.buffer.putInt(
          RecordLayout.SEGMENT_VERSION, RecordLayout.VERSION, ByteOrder.LITTLE_ENDIAN);
      return segment;
    }
  }

  @Override
  public boolean append(
      long event,
      long nowNanos,
      int type,
      int source,
      boolean endOfBatch,
      DirectBuffer buffer,
      int offset,
      int length) {
    int recordLength = RecordLayout.PAYLOAD + length;
    int padded = RecordLayout.padded(recordLength);
    // After a loss nothing more goes into this segment: the next one begins with the number of its
    // first event, so that readers see the gap.
    if (full || position + padded + Integer.BYTES > segmentBytes) {
      full = !roll(event);
      if (full) {
        return false;
      }
    }
    UnsafeBuffer to = current.buffer;
    to.putByte(position + RecordLayout.TYPE, (byte) type);
    to.putByte(position + RecordLayout.FLAGS, (byte) (endOfBatch ? RecordLayout.END_OF_BATCH : 0));
    to.putInt(position + RecordLayout.SOURCE, source, ByteOrder.LITTLE_ENDIAN);
    to.putLong(position + RecordLayout.TIME, nowNanos, ByteOrder.LITTLE_ENDIAN);
    if (length > 0) {
      to.putBytes(position + RecordLayout.PAYLOAD, buffer, offset, length);
    }
    to.putIntRelease(position + RecordLayout.LENGTH, recordLength);
    position += padded;
    appendedEvent = event;
    return true;
  }

  private boolean roll(long event) {
    Segment prepared = next;
    if (prepared == null || filled != null) {
      LockSupport.unpark(flusher);
      return false;
    }
    filled = current;
    current = prepared;
    next = null;
    current.buffer.putLong(RecordLayout.SEGMENT_FIRST_EVENT, event, ByteOrder.LITTLE_ENDIAN);
    position = RecordLayout.SEGMENT_HEADER;
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
        Files.deleteIfExists(folder.resolve(RecordLayout.fileName(preparedSegments - 1)));
      } catch (IOException e) {
        LOG.warn("journal: an unused segment stays in {} ({})", folder, e.toString());
      }
    }
  }

  private void prepareNext() {
    if (next != null || (noRoom && System.nanoTime() - triedNanos < RETRY_NANOS)) {
      return;
    }
    try {
      next = prepare(preparedSegments);
      preparedSegments++;
      noRoom = false;
    } catch (IOException e) {
      triedNanos = System.nanoTime();
      if (!noRoom) {
        noRoom = true;
        LOG.error(
            "journal: no room for the next segment in {} ({}); permissive acts will be refused"
                + " when this one is full",
            folder,
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
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
