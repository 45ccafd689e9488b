package org.bucketbrigade.benchmarks.mavlink;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import org.HdrHistogram.Histogram;

/** One forwarder with the vehicles that send to it, and the station behind it. */
final class Rival implements AutoCloseable {
  /** Longest time that is told apart from longer ones, ns. */
  static final long HIGHEST_NS = 10_000_000_000L;

  static final int DIGITS = 3;

  private final Forwarder forwarder;
  private final DatagramChannel station;
  private final VehicleSockets vehicles;
  private final ByteBuffer received = ByteBuffer.allocateDirect(Loopback.MAX_DATAGRAM);
  private final Histogram slice = new Histogram(HIGHEST_NS, DIGITS);

  /** Sum over the frames on their way, so that none is lost or changed whatever their order. */
  private long expected;

  Rival(Forwarder forwarder, DatagramChannel station, int vehicleCount) throws IOException {
    this.forwarder = forwarder;
    this.station = station;
    vehicles = new VehicleSockets(vehicleCount, forwarder::address);
  }

  /** Every vehicle says that it is there, one after the other. */
  void greet() throws IOException {
    forwarder.start(0);
    for (int i = 0; i < vehicles.count(); i++) {
      vehicles.sendHeartbeat();
      receive();
    }
    forwarder.stop();
  }

  /** Time that a burst of positions takes the forwarder, ns. */
  long burst(int datagrams) throws IOException {
    expected = 0;
    long took = forwarder.burst(datagrams, () -> fill(datagrams));
    for (int i = 0; i < datagrams; i++) {
      receive();
      expected -= received.hashCode();
    }
    check();
    return took;
  }

  private void fill(int datagrams) throws IOException {
    for (int i = 0; i < datagrams; i++) {
      expected += vehicles.preparePosition().hashCode();
      vehicles.send();
    }
  }

  /**
   * Sends positions one at a time, each when the one before it has arrived.
   *
   * @param core where the forwarder runs
   * @return their times from just before sending to just after receiving, ns; overwritten by the
   *     next call
   */
  Histogram pings(int count, int core) throws IOException {
    slice.reset();
    forwarder.start(core);
    long _ = ping(); // finds a thread that has just begun
    for (int i = 0; i < count; i++) {
      slice.recordValue(Math.min(HIGHEST_NS, ping()));
    }
    forwarder.stop();
    return slice;
  }

  private long ping() throws IOException {
    expected = vehicles.preparePosition().hashCode();
    long start = System.nanoTime();
    vehicles.send();
    receive();
    long nanos = System.nanoTime() - start;
    expected -= received.hashCode();
    check();
    return nanos;
  }

  private void receive() throws IOException {
    received.clear();
    station.receive(received);
    received.flip();
  }

  private void check() {
    if (expected != 0) {
      throw new IllegalStateException("a forwarder changed a frame or lost one");
    }
  }

  @Override
  public void close() throws IOException {
    forwarder.close();
    vehicles.close();
  }
}
