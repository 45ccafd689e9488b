package org.bucketbrigade.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.mavlink.FrameEncoder;
import org.bucketbrigade.mavlink.FrameScanner;
import org.bucketbrigade.mavlink.FrameView;

/**
 * One of the gateway's networks of vehicles, with a ground station that watches it, behind a
 * blocking socket instead of Netty's: {@link VehicleNetwork}, its endpoints, its filter and the
 * frame scanner are the gateway's own. It lies in this package to reach them.
 */
public final class BlockingNetwork {
  private static final int MAX_DATAGRAM = 2_048;

  private final DatagramChannel channel;
  private final NetworkEndpoint vehicles;
  private final FrameScanner scanner = new FrameScanner();
  private final NoiseCount noise = new NoiseCount(scanner);
  private final FrameScanner.Handler handler = this::onFrame;
  private final ByteBuffer packet = ByteBuffer.allocateDirect(MAX_DATAGRAM);
  private final UnsafeBuffer bytes = new UnsafeBuffer(packet);
  private final ByteBuffer outgoing = ByteBuffer.allocateDirect(FrameEncoder.MAX_FRAME_LENGTH);
  private final PeerTable<SocketPeer> known = new PeerTable<>();
  private SocketPeer sender;
  private long readNanos;

  /**
   * @param channel bound, and blocking
   * @param station the address of the ground station
   * @param inlet is offered what the core would be
   */
  public BlockingNetwork(
      int number, DatagramChannel channel, InetSocketAddress station, VehicleNetworks.Inlet inlet) {
    this.channel = channel;
    VehicleNetwork network = new VehicleNetwork(number, inlet, new BadInput());
    vehicles = endpoint(network, "udp-server:0");
    sender = new SocketPeer(station);
    endpoint(network, "watch:udp-client:" + station.getHostString() + ":" + station.getPort())
        .called(sender, System.nanoTime());
    known.remove(station); // what the station itself sends is not looked at here
  }

  private static NetworkEndpoint endpoint(VehicleNetwork network, String spec) {
    NetworkEndpoint added = network.addEndpoint(EndpointSpec.parse(spec));
    if (added == null) {
      throw new IllegalStateException("a new network has room for an endpoint");
    }
    return added;
  }

  /**
   * Waits for one datagram and forwards its frames.
   *
   * @return its length, bytes
   */
  public int forwardNext() throws IOException {
    packet.clear();
    SocketAddress from = channel.receive(packet);
    readNanos = System.nanoTime();
    int length = packet.position();
    if (from instanceof InetSocketAddress address) {
      SocketPeer peer = known.get(address);
      sender = peer == null ? new SocketPeer(address) : peer;
      scanner.scanDatagram(bytes, 0, length, handler);
      noise.tell(vehicles, address);
      vehicles.readComplete();
    }
    return length;
  }

  private void onFrame(FrameView frame) {
    vehicles.received(sender, frame, readNanos);
  }

  /** An address; known for as long as it has a number. */
  private final class SocketPeer extends Peer {
    private final InetSocketAddress address;

    SocketPeer(InetSocketAddress address) {
      super(address.getAddress());
      this.address = address;
    }

    @Override
    String name() {
      return address.toString();
    }

    @Override
    void number(int given) {
      super.number(given);
      if (given == UNKNOWN) {
        known.remove(address);
      } else {
        known.put(address, this);
      }
    }

    @Override
    boolean write(DirectBuffer from, int offset, int length) {
      outgoing.clear();
      from.getBytes(offset, outgoing, length);
      try {
        return channel.send(outgoing.flip(), address) == length;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    void flush() {}
  }
}
