package org.bucketbrigade.benchmarks.mavlink;

import java.io.IOException;
import java.net.InetSocketAddress;

/** Passes on to a station, over loopback UDP, what vehicles send; one of several rivals. */
interface Forwarder extends AutoCloseable {
  /** Puts datagrams into the forwarder's sockets. */
  @FunctionalInterface
  interface Filling {
    void run() throws IOException;
  }

  /** Where the vehicles of a network send to. */
  InetSocketAddress address(int network);

  /**
   * Forwards from now on whatever comes, on threads that wait for it.
   *
   * @param core which the threads are kept on; see {@link Cores}
   */
  void start(int core);

  /** Ends what {@link #start} began. */
  void stop() throws IOException;

  /**
   * Forwards datagrams that wait already, while nothing else of the measurement runs.
   *
   * @param datagrams how many the filling puts there, as many for each network
   * @return how long it took the forwarder's thread, ns
   */
  long burst(int datagrams, Filling filling) throws IOException;

  @Override
  void close() throws IOException;
}
