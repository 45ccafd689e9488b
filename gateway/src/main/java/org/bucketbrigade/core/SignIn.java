package org.bucketbrigade.core;

import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Payload of {@link EventType#SESSION_OPENED}, little-endian: person id (int64), session epoch
 * (int32), role (uint8), tier (uint8).
 */
public final class SignIn {
  /** Bytes of the payload. */
  public static final int LENGTH = 14;

  private SignIn() {}

  /** Writes a sign-in. */
  public static void write(
      MutableDirectBuffer buffer, int offset, long personId, int epoch, int role, int tier) {
    buffer.putLong(offset, personId, ByteOrder.LITTLE_ENDIAN);
    buffer.putInt(offset + 8, epoch, ByteOrder.LITTLE_ENDIAN);
    buffer.putByte(offset + 12, (byte) role);
    buffer.putByte(offset + 13, (byte) tier);
  }

  /** Hash of whom the token names. */
  public static long personId(DirectBuffer buffer, int offset) {
    return buffer.getLong(offset, ByteOrder.LITTLE_ENDIAN);
  }

  static int epoch(DirectBuffer buffer, int offset) {
    return buffer.getInt(offset + 8, ByteOrder.LITTLE_ENDIAN);
  }

  /** Number of the role. */
  public static int role(DirectBuffer buffer, int offset) {
    return buffer.getByte(offset + 12);
  }

  static int tier(DirectBuffer buffer, int offset) {
    return buffer.getByte(offset + 13);
  }
}
