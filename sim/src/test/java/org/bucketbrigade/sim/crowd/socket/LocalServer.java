package org.bucketbrigade.sim.crowd.socket;

import com.google.protobuf.InvalidProtocolBufferException;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.bucketbrigade.wire.v1.ClientMessage;
import org.bucketbrigade.wire.v1.Reason;
import org.bucketbrigade.wire.v1.Refused;
import org.bucketbrigade.wire.v1.Seat;
import org.bucketbrigade.wire.v1.Seating;
import org.bucketbrigade.wire.v1.ServerMessage;
import org.bucketbrigade.wire.v1.TimeEchoReply;
import org.bucketbrigade.wire.v1.Welcome;
import org.jspecify.annotations.Nullable;

/** A WebSocket server that welcomes, seats and echoes everybody, or refuses them all. */
final class LocalServer implements AutoCloseable {
  private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final ChannelGroup people = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
  private final AtomicInteger leaves = new AtomicInteger();
  private final AtomicInteger normalCloses = new AtomicInteger();
  private final AtomicInteger badRequests = new AtomicInteger();
  private final Channel channel;
  private volatile @Nullable Reason refusal;

  LocalServer(int port) {
    channel =
        new ServerBootstrap()
            .group(loop)
            .channel(NioServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel person) {
                    accept(person);
                  }
                })
            .bind("127.0.0.1", port)
            .syncUninterruptibly()
            .channel();
  }

  private void accept(SocketChannel person) {
    people.add(person);
    person
        .pipeline()
        .addLast(new HttpServerCodec())
        .addLast(new HttpObjectAggregator(8_192))
        .addLast(
            new WebSocketServerProtocolHandler(
                WebSocketServerProtocolConfig.newBuilder()
                    .websocketPath("/ws")
                    .handleCloseFrames(false)
                    .build()))
        .addLast(new Conversation());
  }

  URI uri() {
    return URI.create(
        "ws://127.0.0.1:" + ((InetSocketAddress) channel.localAddress()).getPort() + "/ws");
  }

  void refuse(Reason reason) {
    refusal = reason;
  }

  int connections() {
    return people.size();
  }

  int leaves() {
    return leaves.get();
  }

  int normalCloses() {
    return normalCloses.get();
  }

  int badRequests() {
    return badRequests.get();
  }

  @Override
  public void close() {
    channel.close().syncUninterruptibly();
    people.close().awaitUninterruptibly();
    loop.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
  }

  private final class Conversation extends SimpleChannelInboundHandler<WebSocketFrame> {
    private int sequence;

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame)
        throws InvalidProtocolBufferException {
      if (frame instanceof CloseWebSocketFrame closing) {
        normalCloses.addAndGet(closing.statusCode() == 1_000 ? 1 : 0);
        var _ = context.close();
        return;
      }
      ClientMessage message = ClientMessage.parseFrom(ByteBufUtil.getBytes(frame.content()));
      switch (message.getBodyCase()) {
        case HELLO -> greet(context);
        case JOIN ->
            send(
                context,
                ServerMessage.newBuilder()
                    .setSeating(
                        Seating.newBuilder()
                            .setDroneId(1)
                            .setWaterRadiusCm(800)
                            .setSeat(Seat.SEAT_PILOT)));
        case TIME_ECHO ->
            send(
                context,
                ServerMessage.newBuilder()
                    .setTimeEcho(
                        TimeEchoReply.newBuilder()
                            .setClientTimeUs(message.getTimeEcho().getClientTimeUs())));
        case LEAVE -> leaves.incrementAndGet();
        case ORDER -> {}
        default -> badRequests.incrementAndGet();
      }
    }

    private void greet(ChannelHandlerContext context) {
      Reason reason = refusal;
      if (reason == null) {
        send(
            context,
            ServerMessage.newBuilder().setWelcome(Welcome.newBuilder().setSessionEpoch(1)));
      } else {
        send(
            context, ServerMessage.newBuilder().setRefused(Refused.newBuilder().setReason(reason)));
        var _ = context.close();
      }
    }

    private void send(ChannelHandlerContext context, ServerMessage.Builder message) {
      byte[] payload = message.setSequence(++sequence).setSessionEpoch(1).build().toByteArray();
      var _ = context.writeAndFlush(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(payload)));
    }
  }
}
