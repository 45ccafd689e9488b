package org.bucketbrigade.net;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Opens the sockets of endpoints of every kind, all on one thread. */
final class EndpointSockets {
  private static final int DATAGRAM_BUFFER_BYTES = 2 << 20;

  /** The longest datagram that is read; of longer ones the rest is lost. */
  private static final int DATAGRAM_BYTES = 2_048;

  /** Datagrams that one system call may bring. */
  private static final int DATAGRAMS_A_READ = 16;

  /** A peer that is called by TCP has so long to answer. */
  private static final int CALL_MS = 3_000;

  private final EventLoop loop;

  EndpointSockets(EventLoop loop) {
    this.loop = loop;
  }

  /**
   * Sockets of one endpoint.
   *
   * @param address bound, or called
   * @param close closes them all; on the loop's thread
   */
  record Opened(InetSocketAddress address, Runnable close) {}

  /**
   * Opens an endpoint; completes on the loop's thread, with {@link BindException} if the port is in
   * use.
   *
   * @param address to listen at, or to call
   * @param remembered peers of a UDP server that are called at once
   * @param silenceS TCP connections on which nothing comes for so long are closed, seconds; 0 never
   */
  CompletableFuture<Opened> open(
      Endpoint endpoint,
      EndpointSpec.Kind kind,
      InetSocketAddress address,
      List<InetSocketAddress> remembered,
      long silenceS) {
    return switch (kind) {
      case UDP_SERVER -> udp(new UdpEndpoint(endpoint, null, remembered), address);
      case UDP_CLIENT ->
          udp(new UdpEndpoint(endpoint, address, List.of()), new InetSocketAddress(0))
              .thenApply(opened -> new Opened(address, opened.close()));
      case TCP_SERVER -> door(new TcpDoor(endpoint, silenceS), address);
      case TCP_CLIENT -> {
        TcpCaller caller = new TcpCaller(endpoint, silenceS, callBootstrap(), loop, address);
        caller.start();
        yield CompletableFuture.completedFuture(new Opened(address, caller::close));
      }
    };
  }

  private CompletableFuture<Opened> udp(UdpEndpoint endpoint, InetSocketAddress address) {
    Bootstrap bootstrap =
        new Bootstrap()
            .group(loop)
            .channel(Epoll.isAvailable() ? EpollDatagramChannel.class : NioDatagramChannel.class)
            .option(ChannelOption.SO_RCVBUF, DATAGRAM_BUFFER_BYTES)
            .option(ChannelOption.SO_SNDBUF, DATAGRAM_BUFFER_BYTES)
            .handler(endpoint);
    if (Epoll.isAvailable()) {
      bootstrap
          .option(EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, DATAGRAM_BYTES)
          .option(
              ChannelOption.RECVBUF_ALLOCATOR,
              new FixedRecvByteBufAllocator(DATAGRAMS_A_READ * DATAGRAM_BYTES)
                  .maxMessagesPerRead(1)); // one call a wake-up; what is left wakes it again
    }
    return bound(bootstrap.bind(address), "UDP " + address.getPort(), () -> {});
  }

  private CompletableFuture<Opened> door(TcpDoor door, InetSocketAddress address) {
    ServerBootstrap bootstrap =
        new ServerBootstrap()
            .group(loop)
            .channel(
                Epoll.isAvailable() ? EpollServerSocketChannel.class : NioServerSocketChannel.class)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(door);
    return bound(bootstrap.bind(address), "TCP " + address.getPort(), door::closeAll);
  }

  private Bootstrap callBootstrap() {
    return new Bootstrap()
        .group(loop)
        .channel(Epoll.isAvailable() ? EpollSocketChannel.class : NioSocketChannel.class)
        .option(ChannelOption.TCP_NODELAY, true)
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CALL_MS);
  }

  private static CompletableFuture<Opened> bound(
      ChannelFuture binding, String what, Runnable alsoClose) {
    CompletableFuture<Opened> opened = new CompletableFuture<>();
    binding.addListener(
        _ -> {
          Throwable cause = binding.cause();
          if (cause != null) {
            BindException failure = new BindException(what + ": " + cause.getMessage());
            failure.initCause(cause);
            opened.completeExceptionally(failure);
            return;
          }
          Channel channel = binding.channel();
          opened.complete(
              new Opened(
                  (InetSocketAddress) channel.localAddress(),
                  () -> {
                    ChannelFuture _ = channel.close();
                    alsoClose.run();
                  }));
        });
    return opened;
  }
}
