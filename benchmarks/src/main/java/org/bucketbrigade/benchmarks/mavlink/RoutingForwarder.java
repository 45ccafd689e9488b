package org.bucketbrigade.benchmarks.mavlink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import org.agrona.collections.Int2ObjectHashMap;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.mavlink.FrameScanner;
import org.bucketbrigade.mavlink.FrameView;

/**
 * Finds the frames of each datagram, checks them, looks their vehicle up and passes them on
 * unchanged to where that vehicle's traffic goes.
 */
final class RoutingForwarder extends PacketForwarder {
  private static final int SYSTEM_ID_BITS = 8;

  private final int network;
  private final Int2ObjectHashMap<SocketAddress> routes = new Int2ObjectHashMap<>();
  private final FrameScanner scanner = new FrameScanner();
  private final FrameScanner.Handler handler = this::onFrame;
  private final UnsafeBuffer bytes = new UnsafeBuffer(packet());

  /** A forwarder for the vehicles of one network; system ids are unique within a network only. */
  RoutingForwarder(int network) {
    this.network = network;
  }

  void route(int vehicleNetwork, int systemId, SocketAddress target) {
    routes.put(key(vehicleNetwork, systemId), target);
  }

  @Override
  void forward(ByteBuffer datagram) {
    scanner.scanDatagram(bytes, datagram.position(), datagram.remaining(), handler);
  }

  private void onFrame(FrameView frame) {
    SocketAddress target = routes.get(key(network, frame.systemId()));
    if (target == null) {
      return;
    }
    ByteBuffer datagram = packet();
    datagram.limit(frame.offset() + frame.length()).position(frame.offset());
    try {
      send(datagram, target);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int key(int network, int systemId) {
    return network << SYSTEM_ID_BITS | systemId;
  }
}
