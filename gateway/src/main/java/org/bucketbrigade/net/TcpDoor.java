package org.bucketbrigade.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.timeout.ReadTimeoutHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Where peers connect by TCP. A host that comes again takes up a number that it had and that no
 * connection uses, so that a poor link does not use numbers up.
 */
final class TcpDoor extends ChannelInitializer<Channel> {
  /** A connection on which nothing comes for so long is closed: its vehicle has long been lost. */
  static final long SILENCE_S = 30;

  /** Connections at a time; further ones are closed at once. */
  static final int MAX_CONNECTIONS = 512;

  private final Endpoint endpoint;
  private final long silenceS;
  private final Set<Channel> open = new HashSet<>();
  private final Map<InetAddress, ArrayDeque<TcpPeer>> free = new HashMap<>();

  /**
   * @param silenceS a connection on which nothing comes for so long is closed, seconds; 0 for never
   */
  TcpDoor(Endpoint endpoint, long silenceS) {
    this.endpoint = endpoint;
    this.silenceS = silenceS;
  }

  @Override
  protected void initChannel(Channel channel) {
    InetSocketAddress address = (InetSocketAddress) channel.remoteAddress();
    if (open.size() == MAX_CONNECTIONS) {
      endpoint.bad(address.getAddress(), "more than " + MAX_CONNECTIONS + " connections");
      ChannelFuture _ = channel.close();
      return;
    }
    open.add(channel);
    TcpPeer peer = peerOf(address);
    channel.closeFuture().addListener(_ -> closed(channel, address.getAddress(), peer));
    channel
        .pipeline()
        .addLast(
            new ReadTimeoutHandler(silenceS, TimeUnit.SECONDS), new TcpConnection(endpoint, peer));
  }

  private TcpPeer peerOf(InetSocketAddress address) {
    ArrayDeque<TcpPeer> had = free.get(address.getAddress());
    while (had != null && !had.isEmpty()) {
      TcpPeer again = had.removeFirst();
      if (again.number() != Peer.UNKNOWN) { // else another has taken it over
        return again;
      }
    }
    free.remove(address.getAddress());
    return new TcpPeer(endpoint, TcpPeer.CALLER + address, address);
  }

  private void closed(Channel channel, InetAddress host, TcpPeer peer) {
    open.remove(channel);
    if (peer.number() != Peer.UNKNOWN) {
      free.computeIfAbsent(host, _ -> new ArrayDeque<>()).addFirst(peer);
    }
  }

  /** Closes all connections. */
  void closeAll() {
    for (Channel each : List.copyOf(open)) {
      ChannelFuture _ = each.close();
    }
  }
}
