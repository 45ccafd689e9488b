package org.bucketbrigade.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.util.function.IntConsumer;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.mavlink.FrameEncoder;
import org.bucketbrigade.mavlink.FrameScanner;
import org.bucketbrigade.mavlink.FrameView;
import org.bucketbrigade.mavlink.Heartbeat;

/**
 * A TCP connection with a vehicle, or several, at its other end. It gets its number with the first
 * good heartbeat; a connection made anew to the same place keeps the number.
 */
final class TcpPeer extends SimpleChannelInboundHandler<ByteBuf> implements FrameScanner.Handler {
  /** Bytes looked at in one go; what is left of them is never longer than a frame. */
  private static final int CHUNK = 4_096;

  private final VehicleNetwork network;
  private final String name;
  private final IntConsumer numbered;
  private final FrameScanner scanner = new FrameScanner();
  private final byte[] bytes = new byte[FrameEncoder.MAX_FRAME_LENGTH + CHUNK];
  private final UnsafeBuffer buffer = new UnsafeBuffer(bytes);
  private int left;
  private int peer;
  private long readNanos;
  private Channel channel;

  /**
   * @param peer the number that the place has already, or {@link VehicleNetwork#UNKNOWN}
   * @param numbered told once it has one
   */
  @SuppressWarnings("NullAway.Init") // the channel is active before anything is read or sent
  TcpPeer(VehicleNetwork network, String name, int peer, IntConsumer numbered) {
    this.network = network;
    this.name = name;
    this.peer = peer;
    this.numbered = numbered;
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    channel = ctx.channel();
    if (peer != VehicleNetwork.UNKNOWN) {
      network.reroute(peer, this::send);
    }
    ctx.fireChannelActive();
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, ByteBuf content) {
    readNanos = System.nanoTime();
    long before = scanner.wrong();
    while (content.isReadable()) {
      int more = Math.min(content.readableBytes(), bytes.length - left);
      content.readBytes(bytes, left, more);
      int length = left + more;
      int done = scanner.scan(buffer, 0, length, this);
      left = length - done;
      System.arraycopy(bytes, done, bytes, 0, left);
    }
    if (scanner.wrong() != before) {
      network.wrong(name, scanner.wrong() - before);
    }
  }

  @Override
  public void onFrame(FrameView frame) {
    network.count();
    if (!frame.crcVerified()) {
      return;
    }
    if (peer == VehicleNetwork.UNKNOWN && frame.messageId() == Heartbeat.ID) {
      peer = network.meet(name, false, this::send, readNanos);
      numbered.accept(peer);
    }
    if (peer != VehicleNetwork.UNKNOWN) {
      network.received(peer, frame, readNanos);
    }
  }

  private void send(DirectBuffer from, int offset, int length) {
    if (!channel.isActive()) {
      return; // until it is made anew
    }
    if (!channel.isWritable()) {
      network.bad(name, "the connection takes no more frames");
      return;
    }
    ByteBuf content = channel.alloc().directBuffer(length, length);
    from.getBytes(offset, content.nioBuffer(0, length), length);
    content.writerIndex(length);
    ChannelFuture _ = channel.writeAndFlush(content, channel.voidPromise());
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    network.bad(name, String.valueOf(cause.getMessage()));
    ChannelFuture _ = ctx.close();
  }
}
