package org.bucketbrigade.mavlink;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** Reads and writes the parts of a signature, and the flag in the header that announces it. */
final class SignatureLayout {
  private static final int LINK_ID = 0;
  private static final int TIMESTAMP = 1;
  private static final int HASH = 7;
  private static final int LOW_BITS = 32;

  private SignatureLayout() {}

  static int linkId(DirectBuffer buffer, int at) {
    return buffer.getByte(at + LINK_ID) & 0xFF;
  }

  static void linkId(MutableDirectBuffer buffer, int at, int value) {
    buffer.putByte(at + LINK_ID, (byte) value);
  }

  static long timestamp(DirectBuffer buffer, int at) {
    return uint48(buffer, at + TIMESTAMP);
  }

  static void timestamp(MutableDirectBuffer buffer, int at, long value) {
    uint48(buffer, at + TIMESTAMP, value);
  }

  static long hash(DirectBuffer buffer, int at) {
    return uint48(buffer, at + HASH);
  }

  static void hash(MutableDirectBuffer buffer, int at, long value) {
    uint48(buffer, at + HASH, value);
  }

  private static long uint48(DirectBuffer buffer, int at) {
    long low = buffer.getInt(at, LITTLE_ENDIAN) & 0xFFFF_FFFFL;
    long high = buffer.getShort(at + Integer.BYTES, LITTLE_ENDIAN) & 0xFFFFL;
    return high << LOW_BITS | low;
  }

  private static void uint48(MutableDirectBuffer buffer, int at, long value) {
    buffer.putInt(at, (int) value, LITTLE_ENDIAN);
    buffer.putShort(at + Integer.BYTES, (short) (value >>> LOW_BITS), LITTLE_ENDIAN);
  }

  /**
   * Turns the flag over in the header of the version 2 frame at the offset, and mends its checksum.
   *
   * <p>A checksum is linear: the bit changes it by the checksum, from 0 on, of that bit and of
   * zeros for all that follows it, CRC_EXTRA included. So this works without the message's
   * definition.
   */
  static void toggleFlag(MutableDirectBuffer buffer, int offset) {
    int flags = offset + FrameLayout.INCOMPAT_FLAGS;
    int payloadLength = buffer.getByte(offset + FrameLayout.PAYLOAD_LENGTH) & 0xFF;
    buffer.putByte(flags, (byte) (buffer.getByte(flags) ^ FrameLayout.INCOMPAT_SIGNED));
    int change = CrcX25.add(0, FrameLayout.INCOMPAT_SIGNED);
    int behind = FrameLayout.HEADER_LENGTH - FrameLayout.COMPAT_FLAGS + payloadLength + 1;
    for (int i = 0; i < behind; i++) {
      change = CrcX25.add(change, 0);
    }
    int crc = offset + FrameLayout.HEADER_LENGTH + payloadLength;
    buffer.putShort(crc, (short) (buffer.getShort(crc, LITTLE_ENDIAN) ^ change), LITTLE_ENDIAN);
  }
}
