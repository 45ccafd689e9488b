package org.bucketbrigade.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.mavlink.FrameScanner;
import org.bucketbrigade.mavlink.FrameView;
import org.bucketbrigade.mavlink.Heartbeat;
import org.jspecify.annotations.Nullable;

/**
 * One UDP port with many vehicles behind it, or the one that we call. An address counts from its
 * first good heartbeat, so that garbage takes no place.
 */
final class UdpEndpoint extends SimpleChannelInboundHandler<DatagramPacket>
    implements FrameScanner.Handler {
  private final VehicleNetwork network;
  private final @Nullable InetSocketAddress called;
  private final FrameScanner scanner = new FrameScanner();
  private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[0]);
  private final Map<InetSocketAddress, Integer> numbers = new HashMap<>();
  private @Nullable Channel channel;
  private long readNanos;
  private int peer;
  private InetSocketAddress sender = new InetSocketAddress(0);

  /**
   * @param called the address to call; null to wait for whoever sends
   */
  UdpEndpoint(VehicleNetwork network, @Nullable InetSocketAddress called) {
    this.network = network;
    this.called = called;
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    channel = ctx.channel();
    if (called != null) {
      meet(called, true);
    }
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, DatagramPacket packet) {
    readNanos = System.nanoTime();
    ByteBuf content = packet.content();
    int length = content.readableBytes();
    if (content.hasMemoryAddress()) {
      buffer.wrap(content.memoryAddress() + content.readerIndex(), length);
    } else {
      buffer.wrap(content.array(), content.arrayOffset() + content.readerIndex(), length);
    }
    sender = packet.sender();
    peer = numbers.getOrDefault(sender, VehicleNetwork.UNKNOWN);
    long before = scanner.wrong();
    scanner.scanDatagram(buffer, 0, length, this);
    if (scanner.wrong() != before) {
      network.wrong(sender, scanner.wrong() - before);
    }
  }

  @Override
  public void onFrame(FrameView frame) {
    network.count();
    if (!frame.crcVerified()) {
      return;
    }
    if (peer == VehicleNetwork.UNKNOWN && called == null && frame.messageId() == Heartbeat.ID) {
      peer = meet(sender, false);
    }
    if (peer != VehicleNetwork.UNKNOWN) {
      network.received(peer, frame, readNanos);
    }
  }

  private int meet(InetSocketAddress address, boolean greet) {
    int number =
        network.meet(
            address.toString(),
            greet,
            (bytes, offset, length) -> send(address, bytes, offset, length),
            readNanos);
    if (number != VehicleNetwork.UNKNOWN) {
      numbers.put(address, number);
    }
    return number;
  }

  private void send(InetSocketAddress to, DirectBuffer bytes, int offset, int length) {
    Channel open = channel;
    if (open == null) {
      return;
    }
    if (!open.isWritable()) {
      network.bad(to, "the socket takes no more datagrams");
      return;
    }
    ByteBuf content = open.alloc().directBuffer(length, length);
    bytes.getBytes(offset, content.nioBuffer(0, length), length);
    content.writerIndex(length);
    ChannelFuture _ = open.writeAndFlush(new DatagramPacket(content, to), open.voidPromise());
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    // A vehicle that went away shows as "port unreachable"; its heartbeats tell the rest.
    network.bad("UDP", String.valueOf(cause.getMessage()));
  }
}
