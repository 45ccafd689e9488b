package org.bucketbrigade.net;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Calls one place by TCP, and calls again with growing pauses whenever the connection ends. */
final class TcpCaller implements AutoCloseable {
  static final long FIRST_PAUSE_MS = 250;
  static final long LONGEST_PAUSE_MS = 5_000;

  private final VehicleNetwork network;
  private final Bootstrap bootstrap;
  private final EventLoop loop;
  private final InetSocketAddress address;
  private long pauseMs = FIRST_PAUSE_MS;
  private int peer = VehicleNetwork.UNKNOWN;
  private boolean closed;
  private @Nullable Channel channel;

  /**
   * @param bootstrap with thread and kind of channel; the handler is set here
   */
  TcpCaller(
      VehicleNetwork network, Bootstrap bootstrap, EventLoop loop, InetSocketAddress address) {
    this.network = network;
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
    String name = "tcp-client:" + address;
    bootstrap
        .clone()
        .handler(new TcpPeer(network, name, peer, number -> peer = number))
        .connect(address)
        .addListener(
            (ChannelFuture connecting) -> {
              if (connecting.isSuccess()) {
                channel = connecting.channel();
                pauseMs = FIRST_PAUSE_MS;
                connecting.channel().closeFuture().addListener(_ -> callAgain());
              } else {
                network.bad(name, String.valueOf(connecting.cause().getMessage()));
                callAgain();
              }
            });
  }

  private void callAgain() {
    if (!closed && !loop.isShuttingDown()) {
      ScheduledFuture<?> _ = loop.schedule(this::call, pauseMs, TimeUnit.MILLISECONDS);
      pauseMs = Math.min(LONGEST_PAUSE_MS, 2 * pauseMs);
    }
  }

  @Override
  public void close() {
    loop.submit(
            () -> {
              closed = true;
              if (channel != null) {
                ChannelFuture _ = channel.close();
              }
            })
        .awaitUninterruptibly(LONGEST_PAUSE_MS);
  }
}
