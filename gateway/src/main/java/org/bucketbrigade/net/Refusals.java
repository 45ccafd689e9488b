package org.bucketbrigade.net;

import org.bucketbrigade.wire.v1.Protocol;
import org.bucketbrigade.wire.v1.Reason;

/** What a person reads when the gateway ends a session. */
final class Refusals {
  private Refusals() {}

  /** One sentence of what was wrong and what to do; at most 123 bytes, as a close frame allows. */
  static String text(Reason reason) {
    return switch (reason) {
      case REASON_VERSION_UNSUPPORTED ->
          "This gateway speaks protocol version "
              + Protocol.PROTOCOL_VERSION.getNumber()
              + "; reload the page or update the client.";
      case REASON_TOKEN_INVALID -> "The token is not valid or has expired; ask for a new link.";
      case REASON_HELLO_TIMEOUT -> "No hello came within 3 seconds; connect again.";
      case REASON_MALFORMED -> "A message could not be understood; update the client.";
      case REASON_TOO_LARGE -> "A message was longer than 1,200 bytes.";
      case REASON_TOO_FAST -> "Too many messages a second; slow down and connect again.";
      case REASON_GATEWAY_FULL -> "The gateway is full; try again in a few seconds.";
      case REASON_PIC_TAKEN -> "Somebody else is pilot in command; there is exactly one.";
      case REASON_REPLACED -> "You signed in elsewhere; this session has ended.";
      case REASON_SLOW_CLIENT -> "The connection is too slow to keep up; connect again.";
      case REASON_SHUTDOWN -> "The gateway is shutting down.";
      default -> "The session has ended: " + reason + ".";
    };
  }
}
