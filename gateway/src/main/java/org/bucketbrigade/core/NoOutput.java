package org.bucketbrigade.core;

import org.agrona.DirectBuffer;
import org.bucketbrigade.wire.v1.Reason;

/** What leaves the core goes nowhere: nobody listens. */
public class NoOutput implements CoreOutput {
  @Override
  public void frame(
      int network, int peer, int setpointOf, DirectBuffer buffer, int offset, int length) {}

  @Override
  public void own(int session, DirectBuffer buffer, int offset, int length) {}

  @Override
  public void crew(
      int drone, int tier, boolean keyframe, DirectBuffer buffer, int offset, int length) {}

  @Override
  public void fleet(DirectBuffer buffer, int offset, int length) {}

  @Override
  public void situation(int key, DirectBuffer buffer, int offset, int length) {}

  @Override
  public void route(int session, int drone, int tier, boolean fleet) {}

  @Override
  public void close(int session, Reason reason) {}

  @Override
  public void malformed(int session) {}

  @Override
  public void accepted(int drone) {}

  @Override
  public void awaitDurable() {}
}
