package org.bucketbrigade.benchmarks.fuzz;

import org.bucketbrigade.mavlink.CrcExtra;
import org.jspecify.annotations.Nullable;

/**
 * A good frame of a known message, found in the plainest way, after the protocol's description: to
 * check the scanner with code that shares nothing with it but the table of messages.
 *
 * @param understood whether it has no incompatibility flag but that of a signature
 */
record PlainFrame(int offset, int length, boolean understood) {
  /** The frame that begins at an offset; null if none does. */
  static @Nullable PlainFrame at(byte[] bytes, int offset) {
    boolean v2 = uint8(bytes, offset) == 0xFD;
    boolean v1 = uint8(bytes, offset) == 0xFE;
    int header = v2 ? 10 : 6;
    if (!(v1 || v2) || offset + header > bytes.length) {
      return null;
    }
    int payload = uint8(bytes, offset + 1);
    int flags = v2 ? uint8(bytes, offset + 2) : 0;
    int length = header + payload + 2 + ((flags & 1) != 0 ? 13 : 0);
    if (offset + length > bytes.length) {
      return null;
    }
    int id =
        v2
            ? uint8(bytes, offset + 7)
                | (uint8(bytes, offset + 8) << 8)
                | (uint8(bytes, offset + 9) << 16)
            : uint8(bytes, offset + 5);
    int extra = CrcExtra.of(id);
    int end = offset + header + payload;
    int told = uint8(bytes, end) | (uint8(bytes, end + 1) << 8);
    return extra >= 0 && told == crc(bytes, offset + 1, end, extra)
        ? new PlainFrame(offset, length, (flags & ~1) == 0)
        : null;
  }

  /** CRC-16/MCRF4XX, bit by bit. */
  private static int crc(byte[] bytes, int from, int to, int extra) {
    int crc = 0xFFFF;
    for (int i = from; i <= to; i++) {
      crc ^= i < to ? uint8(bytes, i) : extra;
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        crc = (crc & 1) != 0 ? (crc >>> 1) ^ 0x8408 : crc >>> 1;
      }
    }
    return crc;
  }

  private static int uint8(byte[] bytes, int at) {
    return bytes[at] & 0xFF;
  }
}
