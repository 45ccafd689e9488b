package org.bucketbrigade.benchmarks.mavlink;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.bucketbrigade.net.BlockingNetwork;

/** A forwarder with a blocking socket and a thread for each network. */
final class BlockingForwarder implements Forwarder {
  /** What is done with the datagrams of one network. */
  @FunctionalInterface
  interface Lane {
    /** Waits for a datagram, forwards it, and tells how long it was. */
    int forwardNext() throws IOException;
  }

  /** Makes the lane of a network. */
  @FunctionalInterface
  private interface Kind {
    Lane lane(int network, DatagramChannel channel);
  }

  private final List<DatagramChannel> channels = new ArrayList<>();
  private final List<Lane> lanes = new ArrayList<>();
  private final List<ForwardingThread> threads = new ArrayList<>();

  private BlockingForwarder(int networks, Kind kind) {
    for (int number = 0; number < networks; number++) {
      DatagramChannel channel = Loopback.open();
      channels.add(channel);
      lanes.add(kind.lane(number, channel));
      threads.add(new ForwardingThread(lanes.getLast(), address(number)));
    }
  }

  /** One that does not look at what it forwards. */
  static BlockingForwarder bare(int networks, InetSocketAddress station) {
    return new BlockingForwarder(networks, (_, channel) -> new BareLane(channel, station));
  }

  /**
   * The gateway's forwarding behind the bare forwarder's kind of sockets: each frame is found and
   * its checksum computed, its vehicle believed at its own address only, repeated and late frames
   * dropped, and the rest shown, byte for byte, to a ground station. The core is offered them, too,
   * but what it does with them is not forwarding: its place stays empty.
   */
  static BlockingForwarder routing(int networks, InetSocketAddress station) {
    return new BlockingForwarder(
        networks,
        (number, channel) ->
            new BlockingNetwork(number, channel, station, BlockingForwarder::ignore)::forwardNext);
  }

  private static boolean ignore(
      int type, int source, long readNanos, DirectBuffer bytes, int offset, int length) {
    return true;
  }

  @Override
  public InetSocketAddress address(int network) {
    return Loopback.address(channels.get(network));
  }

  @Override
  public void start(int core) {
    threads.forEach(each -> each.begin(core));
  }

  @Override
  public void stop() throws IOException {
    for (ForwardingThread each : threads) {
      each.end();
    }
  }

  @Override
  public long burst(int datagrams, Filling filling) throws IOException {
    filling.run();
    int each = datagrams / lanes.size();
    long start = System.nanoTime();
    for (Lane lane : lanes) {
      for (int i = 0; i < each; i++) {
        lane.forwardNext();
      }
    }
    return System.nanoTime() - start;
  }

  @Override
  public void close() throws IOException {
    for (DatagramChannel channel : channels) {
      channel.close();
    }
  }
}
