package org.bucketbrigade.benchmarks.fuzz;

import java.util.Arrays;

/** The fuzzer's bytes, taken one after the other; zeros when they are used up. */
final class FuzzInput {
  private final byte[] data;
  private int at;

  FuzzInput(byte[] data) {
    this.data = data;
  }

  boolean more() {
    return at < data.length;
  }

  int uint8() {
    return at < data.length ? data[at++] & 0xFF : 0;
  }

  int uint16() {
    return uint8() | (uint8() << 8);
  }

  byte[] bytes(int length) {
    int from = Math.min(at, data.length);
    at = Math.min(data.length, from + length);
    return Arrays.copyOf(Arrays.copyOfRange(data, from, at), length);
  }
}
