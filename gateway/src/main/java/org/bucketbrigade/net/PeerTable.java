package org.bucketbrigade.net;

import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import org.agrona.collections.Long2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Peers by their address, looked up at every datagram: an IPv4 address with its port is one number,
 * so that among a thousand vehicles no chain of objects is followed that is in no cache. One
 * thread.
 */
final class PeerTable<P> {
  private final Long2ObjectHashMap<P> ipv4 = new Long2ObjectHashMap<>();
  private final Map<InetSocketAddress, P> others = new HashMap<>();

  @Nullable P get(InetSocketAddress address) {
    return address.getAddress() instanceof Inet4Address host
        ? ipv4.get(key(host, address.getPort()))
        : others.get(address);
  }

  void put(InetSocketAddress address, P peer) {
    if (address.getAddress() instanceof Inet4Address host) {
      ipv4.put(key(host, address.getPort()), peer);
    } else {
      others.put(address, peer);
    }
  }

  void remove(InetSocketAddress address) {
    if (address.getAddress() instanceof Inet4Address host) {
      ipv4.remove(key(host, address.getPort()));
    } else {
      others.remove(address);
    }
  }

  private static long key(Inet4Address host, int port) {
    byte[] bytes = host.getAddress();
    long key = 0;
    for (byte each : bytes) {
      key = key << Byte.SIZE | (each & 0xFF);
    }
    return key << Short.SIZE | port;
  }
}
