package org.bucketbrigade.sim.crowd;

/** Where a person's messages leave: one payload is one WebSocket binary frame. */
@FunctionalInterface
public interface PayloadSink {
  /**
   * Takes a payload over; the caller never touches the array again. Must not call back into the
   * person: whatever answers it comes later.
   *
   * @return false if the link is full or closed and the payload was dropped
   */
  boolean offer(byte[] payload);
}
