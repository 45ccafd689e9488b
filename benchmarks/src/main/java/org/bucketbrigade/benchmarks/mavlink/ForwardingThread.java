package org.bucketbrigade.benchmarks.mavlink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;

/** A thread that forwards datagrams until an empty one comes, which no vehicle sends. */
final class ForwardingThread {
  private static final long END_MILLIS = 1_000;

  private final InetSocketAddress address;
  private final Thread thread;

  /**
   * @param address where its datagrams are sent to
   */
  ForwardingThread(BlockingForwarder.Lane lane, InetSocketAddress address) {
    this.address = address;
    thread = Thread.ofPlatform().daemon().name("forwarder").start(() -> forward(lane));
  }

  private static void forward(BlockingForwarder.Lane lane) {
    try {
      while (lane.forwardNext() > 0) {}
    } catch (ClosedChannelException e) {
      // The measurement was given up: nothing more to forward.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void end() throws IOException {
    try (DatagramChannel last = DatagramChannel.open()) {
      last.send(ByteBuffer.allocate(0), address);
      thread.join(END_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
