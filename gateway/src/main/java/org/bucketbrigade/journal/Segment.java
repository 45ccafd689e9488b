package org.bucketbrigade.journal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32C;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** One mapped file of a journal, as its writer has it. Appended to by one thread. */
final class Segment {
  private static final int PAGE = 4_096;

  /** More than is written between two looks of the flusher at 30,000 events a second. */
  private static final int AHEAD = 64 << 10;

  final MappedByteBuffer mapped;
  private final int number;
  private final UnsafeBuffer buffer;
  private final ByteBuffer bytes;
  private final CRC32C crc = new CRC32C();

  /** Where the next record goes; written by the core's thread, read by the flusher too. */
  private final AtomicInteger position = new AtomicInteger(RecordLayout.SEGMENT_HEADER);

  /** All before it is on the disk; the flusher's own. */
  private int forcedTo;

  /** A file that is mapped and all zeros. */
  Segment(int number, MappedByteBuffer mapped) {
    this.number = number;
    this.mapped = mapped;
    buffer = new UnsafeBuffer(mapped);
    bytes = mapped.duplicate();
  }

  int number() {
    return number;
  }

  /** It is taken into use. */
  void begin(long firstEvent) {
    putInt(RecordLayout.SEGMENT_MAGIC, RecordLayout.MAGIC);
    putInt(RecordLayout.SEGMENT_VERSION, RecordLayout.VERSION);
    buffer.putLong(RecordLayout.SEGMENT_FIRST_EVENT, firstEvent, ByteOrder.LITTLE_ENDIAN);
    putInt(RecordLayout.SEGMENT_NUMBER, number);
    putInt(RecordLayout.SEGMENT_CHECK, RecordLayout.headerCheck(crc, bytes));
  }

  /** Whether a record with a payload of this length fits, and the mark of a gap after it. */
  boolean hasRoomFor(int length) {
    return position.getPlain() + RecordLayout.padded(RecordLayout.PAYLOAD + length)
        <= buffer.capacity() - RecordLayout.GAP_MARK_BYTES;
  }

  /** Whether three quarters are used. */
  boolean isNearlyFull() {
    return position.getPlain() > buffer.capacity() - (buffer.capacity() >> 2);
  }

  /**
   * Writes nothing into each of the pages that are next: the first write to a page after it was put
   * on the disk has to ask the file system, which may be busy, and the core's thread must not wait
   * for it. Adding zero in one step changes no byte, whoever writes meanwhile.
   */
  void touchAhead() {
    int from = position.getAcquire() & -PAGE;
    int to = Math.min(buffer.capacity(), from + AHEAD);
    for (int page = from; page < to; page += PAGE) {
      buffer.getAndAddInt(page, 0);
    }
  }

  /** Puts on the disk what was written since the last time. Flusher's thread. */
  void force(Disk disk) {
    int to = position.getAcquire();
    if (to > forcedTo) {
      disk.force(mapped, forcedTo, to - forcedTo);
      forcedTo = to;
    }
  }

  /** Ends it with a mark: events follow that found no room. */
  void endInGap(long nowNanos, int digest) {
    append(nowNanos, 0, 0, RecordLayout.GAP, digest, buffer, 0, 0);
  }

  /** Writes a record, for which there must be room. */
  void append(
      long nowNanos,
      int type,
      int source,
      boolean endOfBatch,
      int digest,
      DirectBuffer payload,
      int offset,
      int length) {
    int flags = endOfBatch ? RecordLayout.END_OF_BATCH : 0;
    append(nowNanos, type, source, flags, digest, payload, offset, length);
  }

  private void append(
      long nowNanos,
      int type,
      int source,
      int flags,
      int digest,
      DirectBuffer payload,
      int offset,
      int length) {
    int at = position.getPlain();
    int recordLength = RecordLayout.PAYLOAD + length;
    buffer.putByte(at + RecordLayout.TYPE, (byte) type);
    buffer.putByte(at + RecordLayout.FLAGS, (byte) flags);
    putInt(at + RecordLayout.SOURCE, source);
    buffer.putLong(at + RecordLayout.TIME, nowNanos, ByteOrder.LITTLE_ENDIAN);
    putInt(at + RecordLayout.DIGEST, digest);
    if (length > 0) {
      buffer.putBytes(at + RecordLayout.PAYLOAD, payload, offset, length);
    }
    putInt(at + RecordLayout.CHECK, RecordLayout.check(crc, bytes, at, recordLength));
    buffer.putIntRelease(at + RecordLayout.LENGTH, recordLength);
    position.setRelease(at + RecordLayout.padded(recordLength));
  }

  private void putInt(int at, int value) {
    buffer.putInt(at, value, ByteOrder.LITTLE_ENDIAN);
  }
}
