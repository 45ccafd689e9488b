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

  /** Whether it had a name before we were started again. */
  boolean was(String otherName) {
    return name().equals(otherName);
  }

  /**
   * Takes one frame, which leaves by {@link #flush} at the latest, and returns true, or drops it:
   * what waited would be old when it left.
   */
  abstract boolean write(DirectBuffer bytes, int offset, int length);

  /** All frames taken leave now, several by one system call where that is possible. */
  abstract void flush();

  /** Sends one frame now, or drops it. */
  final boolean send(DirectBuffer bytes, int offset, int length) {
    boolean taken = add(bytes, offset, length);
    if (taken) {
      flush();
    }
    return taken;
  }

  /** Takes one frame for the next {@link #flush}, or drops it. */
  final boolean add(DirectBuffer bytes, int offset, int length) {
    boolean sent = write(bytes, offset, length);
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
