package org.bucketbrigade.pipeline;

import java.util.zip.CRC32C;
import org.agrona.DirectBuffer;
import org.bucketbrigade.core.CoreOutput;
import org.bucketbrigade.state.State;
import org.bucketbrigade.wire.v1.Reason;

/**
 * Passes on all that leaves a core and keeps one number of it: each output's CRC32C, taken over the
 * number before, its kind, whom it is for, and its bytes. Two runs that agree in the number agree
 * in every byte that left, but for one chance in 2^32.
 */
public final class OutputDigest implements CoreOutput {
  private static final int FRAME = 1;
  private static final int OWN = 2;
  private static final int CREW = 3;
  private static final int FLEET = 4;
  private static final int SITUATION = 5;
  private static final int ROUTE = 6;
  private static final int CLOSE = 7;
  private static final int MALFORMED = 8;
  private static final int MOST_BYTES = 8_192;

  private CoreOutput next;
  private final CRC32C crc = new CRC32C();
  private final byte[] copy = new byte[MOST_BYTES];
  private int digest;

  /**
   * @param next gets everything unchanged
   */
  public OutputDigest(CoreOutput next) {
    this.next = next;
  }

  /** From now on everything goes to another. */
  public void passTo(CoreOutput another) {
    next = another;
  }

  /** The number of all that left so far. */
  public int digest() {
    return digest;
  }

  private void add(int kind, int a, int b, int c) {
    crc.reset();
    word(digest);
    word(kind);
    word(a);
    word(b);
    word(c);
    digest = (int) crc.getValue();
  }

  private void add(int kind, int a, int b, int c, DirectBuffer buffer, int offset, int length) {
    add(kind, a, b, c);
    crc.reset();
    word(digest);
    byte[] array = buffer.byteArray();
    if (array != null) {
      crc.update(array, buffer.wrapAdjustment() + offset, length);
    } else {
      for (int from = 0; from < length; from += MOST_BYTES) {
        int part = Math.min(MOST_BYTES, length - from);
        buffer.getBytes(offset + from, copy, 0, part);
        crc.update(copy, 0, part);
      }
    }
    digest = (int) crc.getValue();
  }

  private void word(int value) {
    copy[0] = (byte) value;
    copy[1] = (byte) (value >>> 8);
    copy[2] = (byte) (value >>> 16);
    copy[3] = (byte) (value >>> 24);
    crc.update(copy, 0, Integer.BYTES);
  }

  @Override
  public void frame(
      int network, int peer, int setpointOf, DirectBuffer buffer, int offset, int length) {
    add(FRAME, network, peer, setpointOf, buffer, offset, length);
    next.frame(network, peer, setpointOf, buffer, offset, length);
  }

  @Override
  public void own(int session, DirectBuffer buffer, int offset, int length) {
    add(OWN, session, 0, 0, buffer, offset, length);
    next.own(session, buffer, offset, length);
  }

  @Override
  public void crew(
      int drone, int tier, boolean keyframe, DirectBuffer buffer, int offset, int length) {
    add(CREW, drone, tier, keyframe ? 1 : 0, buffer, offset, length);
    next.crew(drone, tier, keyframe, buffer, offset, length);
  }

  @Override
  public void fleet(DirectBuffer buffer, int offset, int length) {
    add(FLEET, 0, 0, 0, buffer, offset, length);
    next.fleet(buffer, offset, length);
  }

  @Override
  public void situation(int key, DirectBuffer buffer, int offset, int length) {
    add(SITUATION, key, 0, 0, buffer, offset, length);
    next.situation(key, buffer, offset, length);
  }

  @Override
  public void route(int session, int drone, int tier, boolean fleet) {
    add(ROUTE, session, drone, tier << 1 | (fleet ? 1 : 0));
    next.route(session, drone, tier, fleet);
  }

  @Override
  public void close(int session, Reason reason) {
    add(CLOSE, session, reason.getNumber(), 0);
    next.close(session, reason);
  }

  @Override
  public void malformed(int session) {
    add(MALFORMED, session, 0, 0);
    next.malformed(session);
  }

  @Override
  public void accepted(int drone) {
    next.accepted(drone);
  }

  @Override
  public void awaitDurable() {
    next.awaitDurable();
  }

  /** Visits the number. */
  void state(State s) {
    digest = s.i32(digest);
  }
}
