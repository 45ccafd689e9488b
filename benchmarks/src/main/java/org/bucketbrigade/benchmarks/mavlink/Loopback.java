package org.bucketbrigade.benchmarks.mavlink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;

/** UDP sockets on this machine. */
final class Loopback {
  /** Longer than any MAVLink frame, bytes. */
  static final int MAX_DATAGRAM = 2_048;

  private static final int BUFFER_BYTES = 1 << 20;

  private Loopback() {}

  /** A socket that waits and has room for a burst. */
  static DatagramChannel open() {
    try {
      DatagramChannel opened = DatagramChannel.open();
      opened.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER_BYTES);
      return opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    } catch (IOException e) {
      throw new UncheckedIOException("no UDP socket on this machine", e);
    }
  }

  static InetSocketAddress address(DatagramChannel channel) {
    try {
      return (InetSocketAddress) channel.getLocalAddress();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
