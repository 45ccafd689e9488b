package org.bucketbrigade.core;

import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.bucketbrigade.state.State;

/**
 * Numbers that nobody outside can know before they are sent: SipHash-2-4 of a counter, under a
 * secret of the run that an event hands in. So a replay draws the same ones.
 *
 * @see <a href="https://www.aumasson.jp/siphash/siphash.pdf">Aumasson, Bernstein: SipHash</a>
 */
final class Challenges {
  private static final long V0 = 0x736f6d6570736575L;
  private static final long V1 = 0x646f72616e646f6dL;
  private static final long V2 = 0x6c7967656e657261L;
  private static final long V3 = 0x7465646279746573L;

  private long key0;
  private long key1;
  private long drawn;
  private long v0;
  private long v1;
  private long v2;
  private long v3;

  /** Takes the secret of a run; anything of another length is none. */
  void secret(DirectBuffer buffer, int offset, int length) {
    if (length == EventType.SECRET_LENGTH) {
      key0 = buffer.getLong(offset, ByteOrder.LITTLE_ENDIAN);
      key1 = buffer.getLong(offset + Long.BYTES, ByteOrder.LITTLE_ENDIAN);
    }
  }

  /** The next number, never 0. */
  long next() {
    long number = sipHash(++drawn);
    return number == 0 ? 1 : number;
  }

  /** SipHash-2-4 of the 8 bytes of a number. */
  long sipHash(long message) {
    v0 = V0 ^ key0;
    v1 = V1 ^ key1;
    v2 = V2 ^ key0;
    v3 = V3 ^ key1;
    absorb(message);
    absorb((long) Long.BYTES << 56);
    v2 ^= 0xFF;
    rounds(4);
    long hash = v0 ^ v1 ^ v2 ^ v3;
    v0 = 0; // between two numbers nothing is remembered but the secret and the count
    v1 = 0;
    v2 = 0;
    v3 = 0;
    return hash;
  }

  private void absorb(long word) {
    v3 ^= word;
    rounds(2);
    v0 ^= word;
  }

  private void rounds(int count) {
    for (int i = 0; i < count; i++) {
      v0 += v1;
      v1 = Long.rotateLeft(v1, 13) ^ v0;
      v0 = Long.rotateLeft(v0, 32);
      v2 += v3;
      v3 = Long.rotateLeft(v3, 16) ^ v2;
      v0 += v3;
      v3 = Long.rotateLeft(v3, 21) ^ v0;
      v2 += v1;
      v1 = Long.rotateLeft(v1, 17) ^ v2;
      v2 = Long.rotateLeft(v2, 32);
    }
  }

  /** Visits all that is remembered. */
  void state(State s) {
    key0 = s.i64(key0);
    key1 = s.i64(key1);
    drawn = s.i64(drawn);
  }
}
