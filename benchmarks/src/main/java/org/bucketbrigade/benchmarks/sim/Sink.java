package org.bucketbrigade.benchmarks.sim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;

/** Receives what drones send over loopback UDP, a port for each network, and counts it. */
final class Sink implements AutoCloseable, Runnable {
  private static final int BUFFER_BYTES = 4 << 20;

  private final Selector selector = Selector.open();
  private final DatagramChannel[] channels;
  private final ByteBuffer bytes = ByteBuffer.allocateDirect(2048);
  private final Thread thread;
  private long total;
  private volatile boolean closed;
  private volatile long received;

  Sink(int networks) throws IOException {
    channels = new DatagramChannel[networks];
    for (int i = 0; i < networks; i++) {
      channels[i] = DatagramChannel.open();
      channels[i].setOption(StandardSocketOptions.SO_RCVBUF, BUFFER_BYTES);
      channels[i].bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      channels[i].configureBlocking(false);
      channels[i].register(selector, SelectionKey.OP_READ, channels[i]);
    }
    thread = Thread.ofPlatform().daemon().name("sink").start(this);
  }

  InetSocketAddress address(int network) throws IOException {
    return (InetSocketAddress) channels[network].getLocalAddress();
  }

  /** Datagrams so far. */
  long received() {
    return received;
  }

  @Override
  public void run() {
    try {
      while (!closed) {
        selector.select(this::drain);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void drain(SelectionKey key) {
    DatagramChannel channel = (DatagramChannel) key.attachment();
    try {
      while (channel.receive(bytes.clear()) != null) {
        total++;
      }
      received = total;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    closed = true;
    selector.wakeup();
    while (thread.isAlive()) {
      Thread.onSpinWait();
    }
    selector.close();
    for (DatagramChannel channel : channels) {
      channel.close();
    }
  }
}
