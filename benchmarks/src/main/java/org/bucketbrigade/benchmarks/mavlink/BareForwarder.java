package org.bucketbrigade.benchmarks.mavlink;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;

/** Passes every datagram on to one place without a look at it: the least that can be done. */
final class BareForwarder extends PacketForwarder {
  private final SocketAddress target;

  BareForwarder(SocketAddress target) {
    this.target = target;
  }

  @Override
  void forward(ByteBuffer datagram) throws IOException {
    send(datagram, target);
  }
}
