package org.bucketbrigade.net;

import java.net.InetAddress;
import org.agrona.DirectBuffer;

/** One address or connection that frames come from and go to. Belongs to one thread. */
abstract class Peer {
  /** No number: the core does not know it yet. */
  static final int UNKNOWN = -1;

  private final InetAddress host;
  private int number = UNKNOWN;
  private long framesOut;
  private long bytesOut;

  Peer(InetAddress host) {
    this.host = host;
  }

  @SuppressWarnings("ReferenceEquality") // a peer is equal to itself alone
  final boolean is(Peer other) {
    return this == other;
  }

  /** For people and for the journal. */
  abstract String name();

  /** Sends one frame now and returns true, or drops it: what waited would be old when it left. */
  abstract boolean transmit(DirectBuffer bytes, int offset, int length);

  final boolean send(DirectBuffer bytes, int offset, int length) {
    boolean sent = transmit(bytes, offset, length);
    if (sent) {
      framesOut++;
      bytesOut += length;
    }
    return sent;
  }

  final boolean isOnThisMachine() {
    return host.isLoopbackAddress();
  }

  /** Under which the core knows it, or {@link #UNKNOWN}. */
  final int number() {
    return number;
  }

  /** It gets a number, or loses it to another. */
  void number(int given) {
    number = given;
  }

  final long framesOut() {
    return framesOut;
  }

  final long bytesOut() {
    return bytesOut;
  }
}
