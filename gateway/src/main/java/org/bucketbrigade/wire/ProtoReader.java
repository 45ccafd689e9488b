package org.bucketbrigade.wire;

import java.nio.ByteOrder;
import org.agrona.DirectBuffer;

/**
 * Walks the fields of one Protocol Buffers message in a buffer, without allocating and without ever
 * throwing: malformed input ends the walk and shows in {@link #failed()}.
 *
 * <p>Use: {@code while (reader.next()) switch (reader.field()) ...}, reading each value by the
 * method of its declared type. A value read by a method of another wire type marks the message as
 * failed. A field that is not read is skipped by the following {@code next()}.
 *
 * <p>Source of the format: protobuf.dev, "Encoding".
 */
public final class ProtoReader {
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED32 = 5;

  private DirectBuffer buffer;
  private int position;
  private int end;
  private int field;
  private int wireType;
  private boolean pending;
  private boolean failed;
  private int bytesOffset;
  private int bytesLength;

  /** A reader of nothing. */
  public ProtoReader() {
    buffer = new org.agrona.concurrent.UnsafeBuffer(new byte[0]);
  }

  /** Starts at the first field of a message. */
  public ProtoReader wrap(DirectBuffer buffer, int offset, int length) {
    this.buffer = buffer;
    this.position = offset;
    this.end = offset + length;
    this.pending = false;
    this.failed = false;
    return this;
  }

  /** Moves to the next field; false at the end or on malformed input. */
  public boolean next() {
    if (pending) {
      skip();
    }
    if (failed || position >= end) {
      return false;
    }
    long tag = varint();
    field = (int) (tag >>> 3);
    wireType = (int) tag & 7;
    if (failed || tag >>> 32 != 0 || field <= 0) {
      failed = true;
      return false;
    }
    pending = true;
    return true;
  }

  /** Number of the current field. */
  public int field() {
    return field;
  }

  /** Whether the message was malformed so far. */
  public boolean failed() {
    return failed;
  }

  /** Current field as uint32, enum or bool's number. */
  public int uint32() {
    return expect(VARINT) ? (int) varint() : 0;
  }

  /** Current field as uint64. */
  public long uint64() {
    return expect(VARINT) ? varint() : 0;
  }

  /** Current field as bool. */
  public boolean bool() {
    return uint64() != 0;
  }

  /** Current field as sint32 (zigzag). */
  public int sint32() {
    int raw = uint32();
    return (raw >>> 1) ^ -(raw & 1);
  }

  /** Current field as fixed32 or sfixed32. */
  public int fixed32() {
    if (!expect(FIXED32) || end - position < 4) {
      failed = true;
      return 0;
    }
    int value = buffer.getInt(position, ByteOrder.LITTLE_ENDIAN);
    position += 4;
    return value;
  }

  /** Current field as fixed64 or sfixed64. */
  public long fixed64() {
    if (!expect(FIXED64) || end - position < 8) {
      failed = true;
      return 0;
    }
    long value = buffer.getLong(position, ByteOrder.LITTLE_ENDIAN);
    position += 8;
    return value;
  }

  /**
   * Current field as bytes, string or nested message: afterwards {@link #bytesOffset()} and {@link
   * #bytesLength()} tell where it lies. False if it is none of these.
   */
  public boolean bytes() {
    if (!expect(BYTES)) {
      failed = true;
      return false;
    }
    long length = varint();
    if (failed || length < 0 || length > end - position) {
      failed = true;
      return false;
    }
    bytesOffset = position;
    bytesLength = (int) length;
    position += bytesLength;
    return true;
  }

  public int bytesOffset() {
    return bytesOffset;
  }

  public int bytesLength() {
    return bytesLength;
  }

  private boolean expect(int type) {
    if (wireType != type) {
      failed = true;
      return false;
    }
    pending = false;
    return true;
  }

  private void skip() {
    switch (wireType) {
      case VARINT -> uint64();
      case FIXED64 -> fixed64();
      case BYTES -> bytes();
      case FIXED32 -> fixed32();
      default -> failed = true;
    }
  }

  private long varint() {
    long value = 0;
    for (int shift = 0; shift < 64 && position < end; shift += 7) {
      byte b = buffer.getByte(position++);
      value |= (long) (b & 0x7F) << shift;
      if (b >= 0) {
        return value;
      }
    }
    failed = true;
    return 0;
  }
}
