package org.bucketbrigade.pipeline;

/**
 * Where a vehicle was met before the gateway was started again.
 *
 * @param network number of its network
 * @param number under which the core knows it there
 * @param endpoint number of the endpoint within the network
 * @param address as {@link java.net.InetSocketAddress#toString} has it
 */
public record KnownPeer(int network, int number, int endpoint, String address) {
  /** Stands where one is yet to be loaded. */
  static final KnownPeer NONE = new KnownPeer(0, 0, 0, "");
}
