package org.bucketbrigade.benchmarks.mavlink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;

/** A thread that forwards a given number of datagrams and then ends. */
final class ForwarderThread implements AutoCloseable {
  private static final long END_MILLIS = 1_000;

  private final PacketForwarder forwarder;
  private final Thread thread;

  ForwarderThread(PacketForwarder forwarder, int datagrams) {
    this.forwarder = forwarder;
    thread = Thread.ofPlatform().daemon().name("forwarder").start(() -> forward(datagrams));
  }

  PacketForwarder forwarder() {
    return forwarder;
  }

  private void forward(int datagrams) {
    try {
      for (int i = 0; i < datagrams; i++) {
        forwarder.forwardNext();
      }
    } catch (ClosedChannelException e) {
      // The measurement was given up: nothing more to forward.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      thread.join(END_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
