package org.bucketbrigade.benchmarks.mavlink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/** Waits for datagrams on a UDP socket of its own and passes them on; a base for both rivals. */
abstract class PacketForwarder implements AutoCloseable {
  private static final int MAX_DATAGRAM = 2048;

  private final DatagramChannel channel = open();
  private final ByteBuffer packet = ByteBuffer.allocateDirect(MAX_DATAGRAM);

  /** A UDP socket on this machine that waits and has room for a burst. */
  static DatagramChannel open() {
    try {
      DatagramChannel opened = DatagramChannel.open();
      opened.setOption(StandardSocketOptions.SO_RCVBUF, 1 << 20);
      return opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    } catch (IOException e) {
      throw new UncheckedIOException("no UDP socket on this machine", e);
    }
  }

  /** Waits for one datagram and forwards it. */
  final void forwardNext() throws IOException {
    packet.clear();
    channel.receive(packet);
    packet.flip();
    forward(packet);
  }

  /** Forwards a datagram that lies in the buffer from its position to its limit. */
  abstract void forward(ByteBuffer datagram) throws IOException;

  final void send(ByteBuffer datagram, SocketAddress target) throws IOException {
    channel.send(datagram, target);
  }

  final SocketAddress address() throws IOException {
    return channel.getLocalAddress();
  }

  final ByteBuffer packet() {
    return packet;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
