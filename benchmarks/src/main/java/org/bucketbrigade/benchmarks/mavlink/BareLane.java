package org.bucketbrigade.benchmarks.mavlink;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/** Passes every datagram on to one place without a look at it: the least that can be done. */
final class BareLane implements BlockingForwarder.Lane {
  private final DatagramChannel channel;
  private final ByteBuffer packet = ByteBuffer.allocateDirect(Loopback.MAX_DATAGRAM);
  private final SocketAddress target;

  BareLane(DatagramChannel channel, SocketAddress target) {
    this.channel = channel;
    this.target = target;
  }

  @Override
  public int forwardNext() throws IOException {
    packet.clear();
    channel.receive(packet);
    int length = packet.flip().remaining();
    if (length > 0) {
      channel.send(packet, target);
    }
    return length;
  }
}
