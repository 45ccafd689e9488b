package org.bucketbrigade.sim.harness.soak;

import org.bucketbrigade.wire.v1.ClientMessage;

/**
 * Something that a person's client sends.
 *
 * @param session whose
 * @param message what it means
 * @param bytes as it goes over the wire
 * @param counts false if it must not change what any drone is told: whoever sends it has no right
 *     to, or it is too old, a repetition, or no sense
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Said(int session, ClientMessage message, byte[] bytes, boolean counts) {
  private static final byte[] NOTHING = {};

  /** A message that arrives at the same time and says nothing. */
  Said emptied() {
    return new Said(session, ClientMessage.getDefaultInstance(), NOTHING, false);
  }
}
