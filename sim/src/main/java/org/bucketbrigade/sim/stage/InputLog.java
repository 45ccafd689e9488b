package org.bucketbrigade.sim.stage;

import org.agrona.DirectBuffer;

/** Sees everything that drones are sent, in the order in which it is applied. */
@FunctionalInterface
public interface InputLog {
  /** A log that keeps nothing. */
  InputLog NONE = (_, _, _, _, _, _) -> {};

  /**
   * One piece of input; the bytes are good until this returns.
   *
   * @param tick that applies it
   * @param systemId 0 for all drones of the network
   */
  void applied(long tick, int network, int systemId, DirectBuffer buffer, int offset, int length);
}
