package org.bucketbrigade.net;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.bucketbrigade.pipeline.KnownPeer;
import org.jspecify.annotations.Nullable;

/** Addresses at which vehicles were met before the gateway was started again. */
record RememberedPeers(Collection<KnownPeer> peers) {
  static final RememberedPeers NONE = new RememberedPeers(List.of());

  /** Those of a network, in the order in which they were met. */
  List<KnownPeer> of(int network) {
    return peers.stream()
        .filter(peer -> peer.network() == network)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  /** Those of an endpoint where vehicles are met, in the order in which they were. */
  List<InetSocketAddress> at(int network, NetworkEndpoint endpoint) {
    List<InetSocketAddress> addresses = new ArrayList<>();
    if (endpoint instanceof VehicleEndpoint) {
      for (KnownPeer peer : peers) {
        InetSocketAddress address = parse(peer.address());
        if (peer.network() == network && peer.endpoint() == endpoint.number() && address != null) {
          addresses.add(address);
        }
      }
    }
    return addresses;
  }

  /** Reads "host/1.2.3.4:5", of which the host may be missing; null if it is no such thing. */
  private static @Nullable InetSocketAddress parse(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 0) {
      return null;
    }
    try {
      // What stands behind the slash is a literal: no name is looked up.
      InetAddress host = InetAddress.ofLiteral(text.substring(text.indexOf('/') + 1, colon));
      return new InetSocketAddress(host, Integer.parseInt(text.substring(colon + 1)));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
