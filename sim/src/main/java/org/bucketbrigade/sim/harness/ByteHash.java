package org.bucketbrigade.sim.harness;

import org.agrona.DirectBuffer;

/** A running 64-bit FNV-1a hash over bytes; for comparing runs, not for safety. */
final class ByteHash {
  private static final long PRIME = 0x100_0000_01B3L;

  private long hash = 0xCBF2_9CE4_8422_2325L;

  void add(int number) {
    for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
      hash = (hash ^ ((number >>> shift) & 0xFF)) * PRIME;
    }
  }

  void add(DirectBuffer buffer, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      hash = (hash ^ (buffer.getByte(i) & 0xFF)) * PRIME;
    }
  }

  long value() {
    return hash;
  }
}
