package org.bucketbrigade.benchmarks.fuzz;

import org.agrona.DirectBuffer;
import org.bucketbrigade.core.CoreOutput;
import org.bucketbrigade.mavlink.FrameView;
import org.bucketbrigade.mavlink.Heartbeat;
import org.bucketbrigade.wire.v1.Reason;

/** Counts what leaves a core, and our heartbeats to one vehicle. */
final class CountingOutput implements CoreOutput {
  private final FrameView view = new FrameView();
  private final int watched;
  private int atThisEvent;
  private int heartbeats;
  private boolean awaitsDurable;

  /**
   * @param watched the peer whose heartbeats are counted
   */
  CountingOutput(int watched) {
    this.watched = watched;
  }

  void begin() {
    atThisEvent = 0;
  }

  int atThisEvent() {
    return atThisEvent;
  }

  int takeHeartbeats() {
    int taken = heartbeats;
    heartbeats = 0;
    return taken;
  }

  boolean takeAwaitsDurable() {
    boolean taken = awaitsDurable;
    awaitsDurable = false;
    return taken;
  }

  @Override
  public void frame(
      int network, int peer, int setpointOf, DirectBuffer buffer, int offset, int length) {
    atThisEvent++;
    Targets.require(view.wrap(buffer, offset, offset + length), "what leaves is a frame");
    if (peer == watched && view.messageId() == Heartbeat.ID) {
      heartbeats++;
    }
  }

  @Override
  public void own(int session, DirectBuffer buffer, int offset, int length) {
    atThisEvent++;
  }

  @Override
  public void crew(
      int drone, int tier, boolean keyframe, DirectBuffer buffer, int offset, int length) {
    atThisEvent++;
  }

  @Override
  public void fleet(DirectBuffer buffer, int offset, int length) {
    atThisEvent++;
  }

  @Override
  public void situation(int key, DirectBuffer buffer, int offset, int length) {
    atThisEvent++;
  }

  @Override
  public void route(int session, int drone, int tier, boolean fleet) {}

  @Override
  public void close(int session, Reason reason) {}

  @Override
  public void malformed(int session) {}

  @Override
  public void accepted(int drone) {}

  @Override
  public void awaitDurable() {
    awaitsDurable = true;
  }
}
