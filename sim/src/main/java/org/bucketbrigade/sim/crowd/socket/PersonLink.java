package org.bucketbrigade.sim.crowd.socket;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.bucketbrigade.sim.crowd.PayloadSink;
import org.bucketbrigade.sim.crowd.PersonClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One person's WebSocket, opened again when it is lost. Used by its event loop only. */
final class PersonLink implements PayloadSink {
  private static final Logger LOG = LoggerFactory.getLogger(PersonLink.class);

  /** The wire's messages are at most 1,200 bytes; anything beyond this is no gateway of ours. */
  private static final int MAX_FRAME_BYTES = 4_096;

  private static final int MAX_HANDSHAKE_BYTES = 8_192;
  private static final long HANDSHAKE_TIMEOUT_MS = 10_000;

  private final PersonClient person;
  private final EventLoop loop;
  private final Bootstrap bootstrap;
  private final URI endpoint;
  private final AtomicInteger open;

  private @Nullable Channel channel;
  private boolean isOpen;
  private boolean unflushed;
  private boolean closing;

  PersonLink(
      PersonClient person, EventLoop loop, Bootstrap bootstrap, URI endpoint, AtomicInteger open) {
    this.person = person;
    this.loop = loop;
    this.bootstrap = bootstrap;
    this.endpoint = endpoint;
    this.open = open;
    bootstrap.handler(
        new ChannelInitializer<SocketChannel>() {
          @Override
          protected void initChannel(SocketChannel channel) {
            initialise(channel);
          }
        });
  }

  private void initialise(SocketChannel channel) {
    WebSocketClientProtocolConfig config =
        WebSocketClientProtocolConfig.newBuilder()
            .webSocketUri(endpoint)
            .version(WebSocketVersion.V13)
            .maxFramePayloadLength(MAX_FRAME_BYTES)
            .handshakeTimeoutMillis(HANDSHAKE_TIMEOUT_MS)
            .build();
    channel
        .pipeline()
        .addLast(new HttpClientCodec())
        .addLast(new HttpObjectAggregator(MAX_HANDSHAKE_BYTES))
        .addLast(new WebSocketClientProtocolHandler(config))
        .addLast(new PersonHandler(this));
  }

  EventLoop loop() {
    return loop;
  }

  void connect() {
    if (closing) {
      return;
    }
    int port = endpoint.getPort() < 0 ? 80 : endpoint.getPort();
    var connecting = bootstrap.connect(endpoint.getHost(), port);
    channel = connecting.channel();
    connecting.addListener(
        done -> {
          if (!done.isSuccess()) {
            lost(System.nanoTime());
          }
        });
  }

  void opened(long nowNanos) {
    isOpen = true;
    open.incrementAndGet();
    person.opened(this, nowNanos);
    flush();
  }

  void received(byte[] buffer, int length, long nowNanos) {
    person.receive(buffer, 0, length, nowNanos);
  }

  void tick() {
    if (!isOpen) {
      return;
    }
    try {
      person.tick(System.nanoTime());
      flush();
    } catch (RuntimeException fault) {
      // One person's fault must not stop the clock of all others on this loop.
      LOG.error("a simulated person failed and leaves", fault);
      close();
    }
  }

  void flush() {
    Channel out = channel;
    if (unflushed && out != null) {
      unflushed = false;
      out.flush();
    }
  }

  /** The channel is gone, or never came to be. */
  void lost(long nowNanos) {
    if (isOpen) {
      isOpen = false;
      open.decrementAndGet();
      person.closed(nowNanos);
    }
    channel = null;
    unflushed = false;
    PersonClient.Reconnect next = person.reconnect();
    if (!closing && next.wanted()) {
      var _ = loop.schedule(this::connect, next.delayNanos(), TimeUnit.NANOSECONDS);
    }
  }

  @Override
  public boolean offer(byte[] payload) {
    Channel out = channel;
    if (!isOpen || out == null || !out.isWritable()) {
      return false;
    }
    var _ = out.write(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(payload)), out.voidPromise());
    unflushed = true;
    return true;
  }

  void close() {
    closing = true;
    Channel out = channel;
    if (out == null) {
      return;
    }
    if (!isOpen) {
      var _ = out.close();
      return;
    }
    person.leave(System.nanoTime());
    flush();
    out.writeAndFlush(new CloseWebSocketFrame(WebSocketCloseStatus.NORMAL_CLOSURE))
        .addListener(ChannelFutureListener.CLOSE);
  }
}
