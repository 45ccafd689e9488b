package org.bucketbrigade.mavlink;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.util.Objects;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * One message's payload, read and written in place: a window on bytes, made once and used again and
 * again.
 *
 * <p>{@link #wrap(FrameView)} turns the window to a received payload, {@link #clear()} to an empty
 * one of the message's own, to be filled and sent. Each field has a getter named as in MAVLink and
 * a setter of the same name, unit and range, which returns the message. Unsigned fields come as the
 * next wider type; a setter keeps the bits that fit the field. Setting a field of a received
 * message never changes the received bytes: the message takes a copy first.
 */
public abstract class Message {
  private final int id;
  private final int crcExtra;
  private final int minLength;
  private final int length;
  private final UnsafeBuffer own;
  private final UnsafeBuffer payload;
  private boolean foreign;

  Message(int id) {
    this.id = id;
    crcExtra = CrcExtra.of(id);
    minLength = CrcExtra.minLength(id);
    length = CrcExtra.length(id);
    own = new UnsafeBuffer(new byte[length]);
    payload = new UnsafeBuffer(own);
  }

  /** MAVLink's number of this message type. */
  public final int id() {
    return id;
  }

  /** The byte that stands for this message's definition in the checksum. */
  public final int crcExtra() {
    return crcExtra;
  }

  /** Payload length without extensions, in bytes. */
  public final int minLength() {
    return minLength;
  }

  /** Payload length with extensions, in bytes. */
  public final int length() {
    return length;
  }

  /** The whole payload, {@link #length()} bytes from index 0, with the zeros a sender may cut. */
  public final DirectBuffer payload() {
    return payload;
  }

  /** Looks at the payload of a received frame, which must hold this type of message. */
  public final void wrap(FrameView frame) {
    assert frame.messageId() == id : "a frame of message " + frame.messageId() + ", not " + id;
    wrap(frame.buffer(), frame.payloadOffset(), frame.payloadLength());
  }

  /**
   * Looks at a received payload; one that is too short is read as if zeros followed, one that is
   * too long, from a sender with a newer definition, as far as it is known.
   */
  public final void wrap(DirectBuffer source, int offset, int payloadLength) {
    if (payloadLength >= length) {
      payload.wrap(source, offset, length);
      foreign = true;
    } else {
      source.getBytes(offset, own, 0, payloadLength);
      own.setMemory(payloadLength, length - payloadLength, (byte) 0);
      useOwn();
    }
  }

  /** Starts a message to send: all fields are zero. */
  public final void clear() {
    own.setMemory(0, length, (byte) 0);
    useOwn();
  }

  private void useOwn() {
    if (foreign) {
      payload.wrap(own);
      foreign = false;
    }
  }

  private UnsafeBuffer writable() {
    if (foreign) {
      own.putBytes(0, payload, 0, length);
      useOwn();
    }
    return payload;
  }

  final int uint8(int at) {
    return payload.getByte(at) & 0xFF;
  }

  final void uint8(int at, int value) {
    writable().putByte(at, (byte) value);
  }

  final int int8(int at) {
    return payload.getByte(at);
  }

  final void int8(int at, int value) {
    writable().putByte(at, (byte) value);
  }

  final int uint16(int at) {
    return payload.getShort(at, LITTLE_ENDIAN) & 0xFFFF;
  }

  final void uint16(int at, int value) {
    writable().putShort(at, (short) value, LITTLE_ENDIAN);
  }

  final int int16(int at) {
    return payload.getShort(at, LITTLE_ENDIAN);
  }

  final void int16(int at, int value) {
    writable().putShort(at, (short) value, LITTLE_ENDIAN);
  }

  final long uint32(int at) {
    return payload.getInt(at, LITTLE_ENDIAN) & 0xFFFF_FFFFL;
  }

  final void uint32(int at, long value) {
    writable().putInt(at, (int) value, LITTLE_ENDIAN);
  }

  final int int32(int at) {
    return payload.getInt(at, LITTLE_ENDIAN);
  }

  final void int32(int at, int value) {
    writable().putInt(at, value, LITTLE_ENDIAN);
  }

  final long int64(int at) {
    return payload.getLong(at, LITTLE_ENDIAN);
  }

  final void int64(int at, long value) {
    writable().putLong(at, value, LITTLE_ENDIAN);
  }

  final float float32(int at) {
    return payload.getFloat(at, LITTLE_ENDIAN);
  }

  final void float32(int at, float value) {
    writable().putFloat(at, value, LITTLE_ENDIAN);
  }

  /** Where an element of an array begins that starts at {@code at}. */
  static int element(int at, int count, int size, int index) {
    return at + Objects.checkIndex(index, count) * size;
  }

  final String string(int at, int maxLength) {
    return payload.getStringWithoutLengthAscii(at, stringLength(at, maxLength));
  }

  /** Writes a string's first characters, and zeros behind it; what is not ASCII becomes '?'. */
  final void string(int at, int maxLength, CharSequence value) {
    UnsafeBuffer target = writable();
    int used = Math.min(value.length(), maxLength);
    for (int i = 0; i < used; i++) {
      char c = value.charAt(i);
      target.putByte(at + i, c < 0x80 ? (byte) c : (byte) '?');
    }
    target.setMemory(at + used, maxLength - used, (byte) 0);
  }

  final boolean stringEquals(int at, int maxLength, CharSequence value) {
    int used = stringLength(at, maxLength);
    if (used != value.length()) {
      return false;
    }
    for (int i = 0; i < used; i++) {
      if (payload.getByte(at + i) != value.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private int stringLength(int at, int maxLength) {
    int used = 0;
    while (used < maxLength && payload.getByte(at + used) != 0) {
      used++;
    }
    return used;
  }
}
