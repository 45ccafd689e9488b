package org.bucketbrigade.wire;

import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Writes one Protocol Buffers message into a buffer, without allocating.
 *
 * <p>Fields with the default value are left out, as proto3 does. A nested message is opened by
 * {@link #begin} and closed by {@link #end}; its length takes two bytes (at most 16,383). Running
 * out of room sets {@link #overflowed()} and writes nothing further, so that a caller checks once.
 */
public final class ProtoWriter {
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED32 = 5;
  private static final int NESTED_LENGTH_BYTES = 2;

  private MutableDirectBuffer buffer = new UnsafeBuffer(new byte[0]);
  private int start;
  private int position;
  private int limit;
  private boolean overflowed;

  /** Starts a message of at most {@code room} bytes. */
  public ProtoWriter wrap(MutableDirectBuffer buffer, int offset, int room) {
    this.buffer = buffer;
    this.start = offset;
    this.position = offset;
    this.limit = offset + room;
    this.overflowed = false;
    return this;
  }

  /** Bytes written so far. */
  public int length() {
    return position - start;
  }

  /** Whether something did not fit. */
  public boolean overflowed() {
    return overflowed;
  }

  /** Forgets everything written after {@code length}; used to take back a part that did not fit. */
  public void truncate(int length) {
    position = start + length;
    overflowed = false;
  }

  public ProtoWriter uint32(int field, int value) {
    return value == 0 ? this : varintField(field, value & 0xFFFF_FFFFL);
  }

  public ProtoWriter bool(int field, boolean value) {
    return uint32(field, value ? 1 : 0);
  }

  public ProtoWriter sint32(int field, int value) {
    return uint32(field, (value << 1) ^ (value >> 31));
  }

  /** Also sfixed32. */
  public ProtoWriter fixed32(int field, int value) {
    if (value != 0 && room(10)) {
      tag(field, FIXED32);
      buffer.putInt(position, value, ByteOrder.LITTLE_ENDIAN);
      position += 4;
    }
    return this;
  }

  public ProtoWriter fixed64(int field, long value) {
    if (value != 0 && room(14)) {
      tag(field, FIXED64);
      buffer.putLong(position, value, ByteOrder.LITTLE_ENDIAN);
      position += 8;
    }
    return this;
  }

  public ProtoWriter bytes(int field, DirectBuffer source, int offset, int length) {
    if (length != 0 && room(length + 10)) {
      tag(field, BYTES);
      varint(length);
      buffer.putBytes(position, source, offset, length);
      position += length;
    }
    return this;
  }

  /** Starts a packed repeated field or a nested message; returns a mark for {@link #end}. */
  public int begin(int field) {
    if (room(8)) {
      tag(field, BYTES);
      position += NESTED_LENGTH_BYTES;
    }
    return position;
  }

  /** One element of a packed repeated uint32. */
  public void packed(int value) {
    if (room(5)) {
      varint(value & 0xFFFF_FFFFL);
    }
  }

  /** Ends what {@link #begin} started. */
  public void end(int mark) {
    if (overflowed) {
      return;
    }
    int length = position - mark;
    buffer.putByte(mark - 2, (byte) ((length & 0x7F) | 0x80));
    buffer.putByte(mark - 1, (byte) (length >>> 7));
  }

  private ProtoWriter varintField(int field, long value) {
    if (room(15)) {
      tag(field, VARINT);
      varint(value);
    }
    return this;
  }

  private void tag(int field, int type) {
    varint(((long) field << 3) | type);
  }

  private void varint(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      buffer.putByte(position++, (byte) (rest | 0x80));
      rest >>>= 7;
    }
    buffer.putByte(position++, (byte) rest);
  }

  private boolean room(int bytes) {
    if (overflowed || limit - position < bytes) {
      overflowed = true;
      return false;
    }
    return true;
  }
}
