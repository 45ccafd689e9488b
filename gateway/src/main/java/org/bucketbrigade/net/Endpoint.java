package org.bucketbrigade.net;

import org.bucketbrigade.mavlink.FrameView;

/** What a socket tells about its peers and what they send. Belongs to the sockets' one thread. */
interface Endpoint {
  /** An address that we call is known before it speaks. */
  void called(Peer peer, long nowNanos);

  /** A frame came whose checksum is right or cannot be known. */
  void received(Peer from, FrameView frame, long nowNanos);

  /** All that had come is told; nothing is read for a moment. */
  void readComplete();

  /** A connection ended; its peer may come back by another one. */
  void closed(Peer peer, long nowNanos);

  /** Bytes came that were no good, or frames with flags that nobody here understands. */
  void noise(Object from, long crcErrors, long garbageBytes, long unknownFlags);

  /** Somebody else spoke to a socket that calls one address only. */
  void stranger();

  /** Notes that something is the matter with an address. */
  void bad(Object from, String what);
}
