package org.bucketbrigade.mavlink;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.DirectBuffer;

/**
 * The checksum of MAVLink frames: CRC-16/MCRF4XX, which MAVLink calls X.25.
 *
 * <p>Polynomial 0x1021 reflected, start value 0xFFFF, no final inversion.
 */
public final class CrcX25 {
  /** The checksum of no bytes, from which every computation starts. */
  public static final int START = 0xFFFF;

  private static final int REFLECTED_POLYNOMIAL = 0x8408;
  private static final char[] TABLE = new char[256];

  /** What a byte leaves behind when another one follows it. */
  private static final char[] TABLE_BEFORE = new char[256];

  static {
    for (int b = 0; b < TABLE.length; b++) {
      int crc = b;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) == 0 ? crc >>> 1 : crc >>> 1 ^ REFLECTED_POLYNOMIAL;
      }
      TABLE[b] = (char) crc;
    }
    for (int b = 0; b < TABLE.length; b++) {
      TABLE_BEFORE[b] = (char) add(TABLE[b], 0);
    }
  }

  private CrcX25() {}

  /** Carries a checksum, 0 to 0xFFFF, over one more byte, of which the lowest 8 bits count. */
  public static int add(int crc, int b) {
    return crc >>> 8 ^ TABLE[(crc ^ b) & 0xFF];
  }

  /** Carries a checksum, 0 to 0xFFFF, over further bytes of a buffer. */
  public static int add(int crc, DirectBuffer buffer, int offset, int length) {
    int sum = crc;
    int at = offset;
    // Two bytes a step: each step waits for the one before it.
    for (int lastPair = offset + length - 2; at <= lastPair; at += 2) {
      int both = sum ^ (buffer.getShort(at, LITTLE_ENDIAN) & 0xFFFF);
      sum = TABLE_BEFORE[both & 0xFF] ^ TABLE[both >>> 8];
    }
    return at < offset + length ? add(sum, buffer.getByte(at)) : sum;
  }
}
