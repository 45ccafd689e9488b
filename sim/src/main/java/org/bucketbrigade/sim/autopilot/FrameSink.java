package org.bucketbrigade.sim.autopilot;

import org.agrona.DirectBuffer;

/** Where a simulated vehicle's MAVLink frames go. */
@FunctionalInterface
public interface FrameSink {
  /**
   * Takes one whole frame; the bytes are good until this returns.
   *
   * @param systemId the vehicle that sends
   */
  void send(int systemId, DirectBuffer buffer, int offset, int length);
}
