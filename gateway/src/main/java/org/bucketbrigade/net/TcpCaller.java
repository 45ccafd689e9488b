package org.bucketbrigade.net;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.handler.timeout.ReadTimeoutHandler;
import io.netty.util.concurrent.ScheduledFuture;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Calls one place by TCP, and calls again with growing pauses whenever the connection ends. */
final class TcpCaller implements AutoCloseable {
  static final long FIRST_PAUSE_MS = 250;
  static final long LONGEST_PAUSE_MS = 5_000;

  private final Endpoint endpoint;
  private final long silenceS;
  private final TcpPeer peer;
  private final Bootstrap bootstrap;
  private final EventLoop loop;
  private final InetSocketAddress address;
  private long pauseMs = FIRST_PAUSE_MS;
  private boolean closed;
  private @Nullable Channel channel;

  /**
   * @param silenceS a connection on which nothing comes for so long is made anew, seconds; 0 for
   *     never
   * @param bootstrap with thread and kind of channel; the handler is set here
   */
  TcpCaller(
      Endpoint endpoint,
      long silenceS,
      Bootstrap bootstrap,
      EventLoop loop,
      InetSocketAddress address) {
    this.silenceS = silenceS;
    this.endpoint = endpoint;
    this.peer = new TcpPeer(endpoint, "tcp-client:" + address, address);
    this.bootstrap = bootstrap;
    this.loop = loop;
    this.address = address;
  }

  void start() {
    loop.execute(this::call);
  }

  private void call() {
    if (closed) {
      return;
    }
    bootstrap
        .clone()
        .handler(connection())
        .connect(address)
        .addListener(
            (ChannelFuture connecting) -> {
              if (connecting.isSuccess() && closed) {
                ChannelFuture _ = connecting.channel().close();
              } else if (connecting.isSuccess()) {
                channel = connecting.channel();
                pauseMs = FIRST_PAUSE_MS;
                connecting.channel().closeFuture().addListener(_ -> callAgain());
              } else {
                endpoint.bad(peer.name(), String.valueOf(connecting.cause().getMessage()));
                callAgain();
              }
            });
  }

  private ChannelInitializer<Channel> connection() {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(Channel opened) {
        opened
            .pipeline()
            .addLast(
                new ReadTimeoutHandler(silenceS, TimeUnit.SECONDS),
                new TcpConnection(endpoint, peer));
      }
    };
  }

  private void callAgain() {
    if (!closed && !loop.isShuttingDown()) {
      ScheduledFuture<?> _ = loop.schedule(this::call, pauseMs, TimeUnit.MILLISECONDS);
      pauseMs = Math.min(LONGEST_PAUSE_MS, 2 * pauseMs);
    }
  }

  /** Ends the connection and calls no more; on the loop's thread. */
  @Override
  public void close() {
    closed = true;
    if (channel != null) {
      ChannelFuture _ = channel.close();
    }
  }
}
