package org.bucketbrigade.sim.stage;

import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What came in for the drones of one network since the last tick, to be applied all at once by the
 * next one, sorted by system id and then by arrival.
 *
 * <p>It is bounded in both pieces and bytes, so that a peer that floods costs a tick a bounded
 * time; what does not fit is refused and counted.
 */
final class TickInbox {
  /** Pieces a tick: twice what a gateway sends in one batch to a full network. */
  static final int MAX_PIECES = 512;

  /** Bytes a tick: four times as many; in the worst case their checksums take 2 ms. */
  static final int MAX_BYTES = 64 * 1024;

  /** Takes pieces in order. */
  interface Taker {
    void piece(int systemId, DirectBuffer buffer, int offset, int length);
  }

  private final UnsafeBuffer bytes = new UnsafeBuffer(new byte[MAX_BYTES]);

  /** System id in the upper half, number of the piece in the lower one. */
  private final long[] order = new long[MAX_PIECES];

  private final int[] offsets = new int[MAX_PIECES];
  private final int[] lengths = new int[MAX_PIECES];
  private int count;
  private int used;
  private long overflowed;

  /** Copies a piece in, or says false and counts it. */
  boolean put(int systemId, DirectBuffer buffer, int offset, int length) {
    if (count == MAX_PIECES || length > MAX_BYTES - used) {
      overflowed++;
      return false;
    }
    bytes.putBytes(used, buffer, offset, length);
    order[count] = (long) systemId << Integer.SIZE | count;
    offsets[count] = used;
    lengths[count] = length;
    count++;
    used += length;
    return true;
  }

  /** Hands over all pieces, and is empty. */
  void drain(Taker taker) {
    Arrays.sort(order, 0, count);
    for (int i = 0; i < count; i++) {
      int piece = (int) order[i];
      taker.piece((int) (order[i] >>> Integer.SIZE), bytes, offsets[piece], lengths[piece]);
    }
    count = 0;
    used = 0;
  }

  /** Pieces that did not fit. */
  long overflowed() {
    return overflowed;
  }
}
