package org.bucketbrigade.sim.crowd;

import org.bucketbrigade.wire.v1.ServerMessage;

/** A message from the gateway, decoded. Immutable to all who see it, so that people share it. */
sealed interface Inbound permits Inbound.Direct, TelemetryPayload, BoardItem {
  /** A message for one person, or one that is not worth sharing. */
  record Direct(ServerMessage message) implements Inbound {}
}
