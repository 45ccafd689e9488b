package org.bucketbrigade.journal;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** One event as the journal holds it: a view that is good until the next one is read. */
public final class JournalRecord {
  private UnsafeBuffer segment = new UnsafeBuffer(0, 0);
  private int at;
  private long event;

  void wrap(UnsafeBuffer newSegment, int record, long number) {
    segment = newSegment;
    at = record;
    event = number;
  }

  /** Number of the event, rising; numbers that are missing found no room. */
  public long event() {
    return event;
  }

  /** Its core time, nanoseconds since 1970. */
  public long nowNanos() {
    return RecordLayout.getLong(segment, at + RecordLayout.TIME);
  }

  /** One of the core's event types. */
  public int type() {
    return segment.getByte(at + RecordLayout.TYPE) & 0xFF;
  }

  /** Session, or network and address, as the type says. */
  public int source() {
    return RecordLayout.getInt(segment, at + RecordLayout.SOURCE);
  }

  /** Whether dirty drones are evaluated after it. */
  public boolean endOfBatch() {
    return (segment.getByte(at + RecordLayout.FLAGS) & RecordLayout.END_OF_BATCH) != 0;
  }

  /** Whether it is no event but the mark of a gap. */
  boolean isGap() {
    return (segment.getByte(at + RecordLayout.FLAGS) & RecordLayout.GAP) != 0;
  }

  /** Digest of all that had left the core when the event was written down. */
  public int digest() {
    return RecordLayout.getInt(segment, at + RecordLayout.DIGEST);
  }

  /** Holds the payload. */
  public DirectBuffer buffer() {
    return segment;
  }

  /** Where the payload begins. */
  public int offset() {
    return at + RecordLayout.PAYLOAD;
  }

  /** Bytes of the payload. */
  public int length() {
    return RecordLayout.getInt(segment, at + RecordLayout.LENGTH) - RecordLayout.PAYLOAD;
  }
}
