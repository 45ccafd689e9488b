package org.bucketbrigade.sim.crowd.socket;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.util.concurrent.FastThreadLocal;

/** Hands what happens on a channel to its {@link PersonLink}. */
final class PersonHandler extends SimpleChannelInboundHandler<BinaryWebSocketFrame> {
  /** Where a message lies while a person reads it; one a thread. */
  private static final FastThreadLocal<byte[]> SCRATCH =
      new FastThreadLocal<>() {
        @Override
        protected byte[] initialValue() {
          return new byte[4_096];
        }
      };

  private final PersonLink link;

  PersonHandler(PersonLink link) {
    this.link = link;
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
      link.opened(System.nanoTime());
    }
    context.fireUserEventTriggered(event);
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, BinaryWebSocketFrame frame) {
    ByteBuf content = frame.content();
    int length = content.readableBytes();
    byte[] scratch = SCRATCH.get();
    if (length <= scratch.length) {
      content.readBytes(scratch, 0, length);
      link.received(scratch, length, System.nanoTime());
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    link.flush();
    context.fireChannelReadComplete();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    link.lost(System.nanoTime());
    context.fireChannelInactive();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    // A broken link is part of the crowd's life: closing it leads to channelInactive.
    var _ = context.close();
  }
}
