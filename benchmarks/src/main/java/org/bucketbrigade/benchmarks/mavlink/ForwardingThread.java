package org.bucketbrigade.benchmarks.mavlink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A thread that, when it is its turn, forwards datagrams until an empty one comes, which no vehicle
 * sends.
 */
final class ForwardingThread {
  private static final long END_MILLIS = 1_000;

  private final InetSocketAddress address;
  private final Semaphore turn = new Semaphore(0);
  private final Semaphore ended = new Semaphore(0);
  private volatile int core;

  /**
   * @param address where its datagrams are sent to
   */
  ForwardingThread(BlockingForwarder.Lane lane, InetSocketAddress address) {
    this.address = address;
    Thread _ = Thread.ofPlatform().daemon().name("forwarder").start(() -> run(lane));
  }

  private void run(BlockingForwarder.Lane lane) {
    try {
      while (true) {
        turn.acquire();
        Cores.keep(core);
        while (lane.forwardNext() > 0) {}
        ended.release();
      }
    } catch (ClosedChannelException | InterruptedException e) {
      // The measurement is over, or was given up: nothing more to forward.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param core which it stays on
   */
  void begin(int core) {
    this.core = core;
    turn.release();
  }

  void end() throws IOException {
    try (DatagramChannel last = DatagramChannel.open()) {
      last.send(ByteBuffer.allocate(0), address);
      if (!ended.tryAcquire(END_MILLIS, TimeUnit.MILLISECONDS)) {
        throw new IOException("a forwarder does not end its turn");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
