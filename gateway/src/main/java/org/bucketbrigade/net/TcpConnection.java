package org.bucketbrigade.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.mavlink.FrameEncoder;
import org.bucketbrigade.mavlink.FrameScanner;
import org.bucketbrigade.mavlink.FrameView;

/** Reads frames from one TCP connection. */
final class TcpConnection extends SimpleChannelInboundHandler<ByteBuf>
    implements FrameScanner.Handler {
  /** Bytes looked at in one go; what is left of them is never longer than a frame. */
  private static final int CHUNK = 4_096;

  private final Endpoint endpoint;
  private final TcpPeer peer;
  private final FrameScanner scanner = new FrameScanner();
  private final NoiseCount noise = new NoiseCount(scanner);
  private final byte[] bytes = new byte[FrameEncoder.MAX_FRAME_LENGTH + CHUNK];
  private final UnsafeBuffer buffer = new UnsafeBuffer(bytes);
  private int left;
  private long readNanos;

  TcpConnection(Endpoint endpoint, TcpPeer peer) {
    this.endpoint = endpoint;
    this.peer = peer;
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    peer.connected(ctx.channel());
    ctx.fireChannelActive();
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    peer.disconnected(ctx.channel());
    ctx.fireChannelInactive();
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, ByteBuf content) {
    readNanos = System.nanoTime();
    while (content.isReadable()) {
      int more = Math.min(content.readableBytes(), bytes.length - left);
      content.readBytes(bytes, left, more);
      int length = left + more;
      int done = scanner.scan(buffer, 0, length, this);
      left = length - done;
      System.arraycopy(bytes, done, bytes, 0, left);
    }
    noise.tell(endpoint, peer.name());
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    endpoint.readComplete();
  }

  @Override
  public void onFrame(FrameView frame) {
    endpoint.received(peer, frame, readNanos);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    endpoint.bad(peer.name(), String.valueOf(cause.getMessage()));
    ChannelFuture _ = ctx.close();
  }
}
