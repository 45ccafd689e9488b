package org.bucketbrigade.mavlink;

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

  static {
    for (int b = 0; b < TABLE.length; b++) {
      int crc = b;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) == 0 ? crc >>> 1 : crc >>> 1 ^ REFLECTED_POLYNOMIAL;
      }
      TABLE[b] = (char) crc;
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
    for (int at = offset, end = offset + length; at < end; at++) {
      sum = add(sum, buffer.getByte(at));
    }
    return sum;
  }
}
