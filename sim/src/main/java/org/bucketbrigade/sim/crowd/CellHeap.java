package org.bucketbrigade.sim.crowd;

import java.util.Arrays;

/** Cells by time, the earliest first; of equal times the lower cell. */
final class CellHeap {
  private static final int FIRST_CAPACITY = 1024;

  private long[] entries = new long[FIRST_CAPACITY];
  private int size;

  /** Adds a cell; times are not negative. */
  void add(float time, int cell) {
    if (size == entries.length) {
      entries = Arrays.copyOf(entries, 2 * size);
    }
    // Bits of floats that are not negative are in the order of the floats.
    long entry = (long) Float.floatToIntBits(time) << 32 | cell;
    int at = size++;
    while (at > 0 && entries[(at - 1) / 2] > entry) {
      entries[at] = entries[(at - 1) / 2];
      at = (at - 1) / 2;
    }
    entries[at] = entry;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** The earliest cell. */
  int cell() {
    return (int) entries[0];
  }

  /** Its time. */
  float time() {
    return Float.intBitsToFloat((int) (entries[0] >> 32));
  }

  /** Takes the earliest cell away. */
  void removeFirst() {
    long entry = entries[--size];
    int at = 0;
    for (int child = 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && entries[child + 1] < entries[child]) {
        child++;
      }
      if (entries[child] >= entry) {
        break;
      }
      entries[at] = entries[child];
      at = child;
    }
    entries[at] = entry;
  }
}
