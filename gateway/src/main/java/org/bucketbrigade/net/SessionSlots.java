package org.bucketbrigade.net;

import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Numbers for the sessions of one socket thread: {@code thread, thread + n, thread + 2 n, ...}. A
 * number comes back last in, last out, so that what the core still has under way for a closed
 * session never meets its successor.
 */
final class SessionSlots {
  /** Sessions that may be open on one thread. */
  static final int MAX_PER_THREAD = 8_192;

  /** Numbers that rest, so that even a full thread does not give one back at once. */
  static final int RESTING = 1_024;

  private static final AtomicInteger EPOCHS = new AtomicInteger();
  private final ArrayDeque<Integer> free = new ArrayDeque<>();

  SessionSlots(int thread, int threads) {
    for (int i = 0; i < MAX_PER_THREAD + RESTING; i++) {
      free.add(thread + i * threads);
    }
  }

  /** A free number, or -1. */
  int take() {
    Integer slot = free() > 0 ? free.poll() : null;
    return slot == null ? -1 : slot;
  }

  void giveBack(int slot) {
    free.add(slot);
  }

  /** Sessions that may still be opened. */
  int free() {
    return Math.max(0, free.size() - RESTING);
  }

  /** Every session gets another epoch; 0 is none. */
  static int nextEpoch() {
    int epoch = EPOCHS.incrementAndGet();
    return epoch == 0 ? EPOCHS.incrementAndGet() : epoch;
  }
}
