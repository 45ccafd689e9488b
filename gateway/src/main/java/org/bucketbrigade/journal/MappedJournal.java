package org.bucketbrigade.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
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
  private static final int ZEROS = 1 << 20;

  private static final class Segment {
    final MappedByteBuffer mapped;
    final UnsafeBuffer buffer;

    Segment(MappedByteBuffer mapped) {
      this.mapped = mapped;
      this.buffer = new UnsafeBuffer(mapped);
    }
  }

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
  private volatile boolean failed;
  private volatile boolean closed;
  private int preparedSegments = 1;

  /**
   * Starts a new journal in an empty or new folder.
   *
   * @throws IOException if the folder already holds a journal or cannot be written
   */
  public MappedJournal(Path folder) throws IOException {
    this(folder, SEGMENT_BYTES);
  }

  MappedJournal(Path folder, int segmentBytes) throws IOException {
    this.folder = folder;
    this.segmentBytes = segmentBytes;
    Files.createDirectories(folder);
    this.current = prepare(0);
    this.current.buffer.putLong(RecordLayout.SEGMENT_FIRST_EVENT, 0, ByteOrder.LITTLE_ENDIAN);
    this.flusher = Thread.ofPlatform().name("journal").daemon().start(this::flushLoop);
  }

  private Segment prepare(int number) throws IOException {
    Path file = folder.resolve(RecordLayout.fileName(number));
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      ByteBuffer zeros = ByteBuffer.allocateDirect(Math.min(ZEROS, segmentBytes));
      for (int written = 0; written < segmentBytes; ) {
        zeros.clear().limit(Math.min(zeros.capacity(), segmentBytes - written));
        written += channel.write(zeros);
      }
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
    if (position + padded + Integer.BYTES > segmentBytes && !roll(event)) {
      return false;
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
      if (filled != null || wantedEvent > durableEvent) {
        flush();
      } else {
        LockSupport.parkNanos(PARK_NANOS);
      }
    }
    flush();
  }

  private void prepareNext() {
    if (next != null || failed) {
      return;
    }
    try {
      next = prepare(preparedSegments++);
    } catch (IOException e) {
      failed = true;
      LOG.error(
          "journal: no room for the next segment in {} ({}); permissive acts will be refused",
          folder,
          e.getMessage());
    }
  }

  /**
   * Makes everything up to one event durable. The segment is read on both sides of the event's
   * number: if it is the same, the event lies in it or in the filled one before it.
   */
  private void flush() {
    Segment segment;
    long upTo;
    do {
      segment = current;
      upTo = appendedEvent;
    } while (segment != current);
    try {
      Segment old = filled;
      if (old != null) {
        old.mapped.force();
      }
      segment.mapped.force();
      durableEvent = upTo;
      if (old != null && old != segment) {
        filled = null;
        IoUtil.unmap(old.mapped);
      }
    } catch (UncheckedIOException e) {
      failed = true;
      wantedEvent = -1;
      LOG.error("journal: the disk refuses to write ({})", e.getMessage());
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
