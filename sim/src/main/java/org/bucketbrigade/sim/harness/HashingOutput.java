package org.bucketbrigade.sim.harness;

import org.agrona.DirectBuffer;
import org.bucketbrigade.core.CoreOutput;
import org.bucketbrigade.wire.v1.Reason;

/** Hashes everything that leaves the core, in order: what a replay must repeat byte for byte. */
public class HashingOutput implements CoreOutput {
  private static final int FRAME = 1;
  private static final int OWN = 2;
  private static final int CREW = 3;
  private static final int FLEET = 4;
  private static final int SITUATION = 5;
  private static final int ROUTE = 6;
  private static final int CLOSE = 7;
  private static final int MALFORMED = 8;

  private final ByteHash hash = new ByteHash();

  /** Hash so far. */
  public long hash() {
    return hash.value();
  }

  private void add(int kind, int a, int b, DirectBuffer buffer, int offset, int length) {
    hash.add(kind);
    hash.add(a);
    hash.add(b);
    hash.add(buffer, offset, length);
  }

  private void add(int kind, int a, int b) {
    hash.add(kind);
    hash.add(a);
    hash.add(b);
  }

  @Override
  public void frame(
      int network, int peer, int setpointOf, DirectBuffer buffer, int offset, int length) {
    add(FRAME, network, peer, buffer, offset, length);
  }

  @Override
  public void own(int session, DirectBuffer buffer, int offset, int length) {
    add(OWN, session, 0, buffer, offset, length);
  }

  @Override
  public void crew(
      int drone, int tier, boolean keyframe, DirectBuffer buffer, int offset, int length) {
    add(CREW, drone, tier, buffer, offset, length);
  }

  @Override
  public void fleet(DirectBuffer buffer, int offset, int length) {
    add(FLEET, 0, 0, buffer, offset, length);
  }

  @Override
  public void situation(int key, DirectBuffer buffer, int offset, int length) {
    add(SITUATION, key, 0, buffer, offset, length);
  }

  @Override
  public void route(int session, int drone, int tier, boolean fleet) {
    add(ROUTE, session, drone);
    add(ROUTE, tier, fleet ? 1 : 0);
  }

  @Override
  public void close(int session, Reason reason) {
    add(CLOSE, session, reason.getNumber());
  }

  @Override
  public void malformed(int session) {
    add(MALFORMED, session, 0);
  }

  @Override
  public void accepted(int drone) {
    // latency figures only
  }

  @Override
  public void awaitDurable() {
    // a question to the journal, not an output
  }
}
