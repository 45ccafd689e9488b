package org.bucketbrigade.net;

import com.google.protobuf.InvalidProtocolBufferException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.util.concurrent.ScheduledFuture;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.core.EventType;
import org.bucketbrigade.core.SignIn;
import org.bucketbrigade.telemetry.Client;
import org.bucketbrigade.wire.v1.ClientMessage;
import org.bucketbrigade.wire.v1.Hello;
import org.bucketbrigade.wire.v1.Protocol;
import org.bucketbrigade.wire.v1.Reason;
import org.bucketbrigade.wire.v1.Refused;
import org.bucketbrigade.wire.v1.Role;
import org.bucketbrigade.wire.v1.ServerMessage;
import org.jspecify.annotations.Nullable;

/**
 * One person's WebSocket: admits a valid hello, then passes messages to the ring.
 *
 * <p>Everything that is wrong is counted, told with a reason, and closes the socket if it goes on.
 */
final class PersonSocket extends SimpleChannelInboundHandler<WebSocketFrame> {
  static final long HELLO_S = 3;

  private static final int POLICY_VIOLATION = 1008;
  private static final double MESSAGES_PER_SECOND = 60;
  private static final double FEED_MESSAGES_PER_SECOND = 2_000;
  private static final int FLOOD = 500;

  /** Pause of the peer after which it is asked for a sign of life, or closed if not signed in. */
  static final long IDLE_S = 10;

  /** Pauses in a row after which the peer is taken for dead. */
  private static final int IDLE_PAUSES = 3;

  private static final long RETRY_MS = 10;
  private static final int RETRY_FULL_MS = 5_000;

  private final SocketThread thread;
  private final Tokens tokens;
  private final UnsafeBuffer scratch = new UnsafeBuffer(new byte[SignIn.LENGTH]);
  private @Nullable ScheduledFuture<?> helloDeadline;
  private @Nullable Client client;
  private @Nullable RateLimit limit;
  private int session = -1;
  private boolean opened;
  private boolean closing;
  private int idlePauses;

  PersonSocket(SocketThread thread, Tokens tokens) {
    this.thread = thread;
    this.tokens = tokens;
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof WebSocketServerProtocolHandler.HandshakeComplete) {
      opened = true;
      helloDeadline =
          ctx.executor()
              .schedule(
                  () -> refuse(ctx, Reason.REASON_HELLO_TIMEOUT, 0), HELLO_S, TimeUnit.SECONDS);
    } else if (event instanceof IdleStateEvent idle) {
      silent(ctx, idle);
    }
  }

  /** Nothing was read for a while: a dead peer must not count as connected in its crew. */
  private void silent(ChannelHandlerContext ctx, IdleStateEvent idle) {
    idlePauses = idle.isFirst() ? 1 : idlePauses + 1;
    if (client == null || idlePauses >= IDLE_PAUSES) {
      closeNow(ctx);
    } else {
      ChannelFuture _ = ctx.writeAndFlush(new PingWebSocketFrame());
    }
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, WebSocketFrame frame) {
    long readNanos = System.nanoTime();
    if (closing) {
      return;
    }
    if (!(frame instanceof BinaryWebSocketFrame) || !frame.isFinalFragment()) {
      bad(ctx, "a frame that is not one whole binary message");
      refuse(ctx, Reason.REASON_MALFORMED, 0);
    } else if (client == null) {
      hello(ctx, frame.content(), readNanos);
    } else {
      message(ctx, frame.content(), readNanos);
    }
  }

  private void message(ChannelHandlerContext ctx, ByteBuf content, long readNanos) {
    RateLimit bucket = limit;
    if (bucket != null && !bucket.allows(readNanos)) {
      bad(ctx, "more than " + MESSAGES_PER_SECOND + " messages a second");
      if (bucket.excess() > FLOOD) {
        refuse(ctx, Reason.REASON_TOO_FAST, RETRY_FULL_MS);
      }
      return;
    }
    // A full ring drops: the next steer supersedes this one, an act is retried by its client.
    thread.inlet().publish(EventType.MESSAGE, session, readNanos, content);
  }

  private void hello(ChannelHandlerContext ctx, ByteBuf content, long readNanos) {
    Hello hello = parseHello(content);
    if (hello == null) {
      bad(ctx, "no hello");
      refuse(ctx, Reason.REASON_MALFORMED, 0);
      return;
    }
    if (hello.getProtocolVersion() != Protocol.PROTOCOL_VERSION.getNumber()) {
      refuse(ctx, Reason.REASON_VERSION_UNSUPPORTED, 0);
      return;
    }
    Tokens.Identity identity = tokens.verify(hello.getToken());
    if (identity == null) {
      bad(ctx, "an invalid token");
      refuse(ctx, Reason.REASON_TOKEN_INVALID, 0);
      return;
    }
    int slot = thread.slots().take();
    if (slot < 0) {
      refuse(ctx, Reason.REASON_GATEWAY_FULL, RETRY_FULL_MS);
      return;
    }
    SignIn.write(
        scratch,
        0,
        identity.personId(),
        SessionSlots.nextEpoch(),
        identity.role().getNumber(),
        hello.getTierValue());
    session = slot;
    Client signedIn = new Client(slot, ctx.pipeline().context(RawFrames.class), new Peer(ctx));
    thread.fanOut().add(signedIn);
    client = signedIn;
    if (!thread
        .inlet()
        .publish(EventType.SESSION_OPENED, slot, readNanos, scratch, 0, SignIn.LENGTH)) {
      thread.fanOut().remove(signedIn);
      thread.slots().giveBack(slot);
      client = null;
      refuse(ctx, Reason.REASON_GATEWAY_FULL, RETRY_FULL_MS);
      return;
    }
    boolean feed = identity.role() == Role.ROLE_FEED;
    limit = new RateLimit(feed ? FEED_MESSAGES_PER_SECOND : MESSAGES_PER_SECOND, readNanos);
    stopDeadline();
  }

  private static @Nullable Hello parseHello(ByteBuf content) {
    try {
      ClientMessage message = ClientMessage.parseFrom(content.nioBuffer());
      return message.hasHello() ? message.getHello() : null;
    } catch (InvalidProtocolBufferException e) {
      return null;
    }
  }

  private void stopDeadline() {
    if (helloDeadline != null) {
      helloDeadline.cancel(false);
      helloDeadline = null;
    }
  }

  private void bad(ChannelHandlerContext ctx, String what) {
    thread.badInput().add(ctx.channel().remoteAddress(), what);
  }

  private final class Peer implements Client.Peer {
    private final ChannelHandlerContext ctx;

    Peer(ChannelHandlerContext ctx) {
      this.ctx = ctx;
    }

    @Override
    public void close(Reason reason) {
      refuse(ctx, reason, 0);
    }

    @Override
    public void malformed() {
      bad(ctx, "a message that cannot be understood");
    }
  }

  /** Tells why, then closes; without waiting long for a peer that does not read or sends on. */
  private void refuse(ChannelHandlerContext ctx, Reason reason, int retryAfterMs) {
    if (closing || !ctx.channel().isActive()) {
      return;
    }
    closing = true;
    stopDeadline();
    if (client != null) {
      thread.fanOut().remove(client); // nothing may follow the close frame
    }
    ServerMessage message =
        ServerMessage.newBuilder()
            .setRefused(
                Refused.newBuilder()
                    .setReason(reason)
                    .setText(Refusals.text(reason))
                    .setSupportedVersion(Protocol.PROTOCOL_VERSION.getNumber())
                    .setRetryAfterMs(retryAfterMs))
            .build();
    ChannelFuture _ =
        ctx.write(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(message.toByteArray())));
    ChannelFuture lastWords =
        ctx.writeAndFlush(new CloseWebSocketFrame(POLICY_VIOLATION, Refusals.text(reason)));
    LingeringClose.begin(ctx.pipeline(), lastWords);
  }

  /** Closes below the WebSocket's handler, which would wait for its close frame to be read. */
  private static void closeNow(ChannelHandlerContext ctx) {
    ChannelFuture _ = ctx.pipeline().context(RawFrames.class).close();
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    closing = true;
    stopDeadline();
    if (client != null) {
      thread.fanOut().remove(client);
      client = null;
      publishClosed(ctx);
    }
    ctx.fireChannelInactive();
  }

  /** The core must learn of it: a full ring is tried again. */
  private void publishClosed(ChannelHandlerContext ctx) {
    if (thread
        .inlet()
        .publish(EventType.SESSION_CLOSED, session, System.nanoTime(), scratch, 0, 0)) {
      thread.slots().giveBack(session);
    } else if (!ctx.executor().isShuttingDown()) {
      ScheduledFuture<?> _ =
          ctx.executor().schedule(() -> publishClosed(ctx), RETRY_MS, TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (cause instanceof IOException) {
      closeNow(ctx); // the peer is gone
      return;
    }
    if (closing) {
      return; // it has been told already
    }
    bad(ctx, String.valueOf(cause.getMessage()));
    if (!opened) {
      closeNow(ctx);
      return;
    }
    boolean tooLarge =
        cause instanceof CorruptedWebSocketFrameException corrupt
            && corrupt.closeStatus().equals(WebSocketCloseStatus.MESSAGE_TOO_BIG);
    refuse(ctx, tooLarge ? Reason.REASON_TOO_LARGE : Reason.REASON_MALFORMED, 0);
  }
}
