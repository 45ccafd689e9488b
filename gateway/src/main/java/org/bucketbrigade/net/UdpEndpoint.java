package org.bucketbrigade.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetSocketAddress;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.mavlink.FrameScanner;
import org.bucketbrigade.mavlink.FrameView;
import org.jspecify.annotations.Nullable;

/**
 * One UDP port with many peers behind it, or the one that we call. An address is kept only once its
 * endpoint has given it a number, so that garbage takes no place.
 */
final class UdpEndpoint extends SimpleChannelInboundHandler<DatagramPacket>
    implements FrameScanner.Handler {
  private final Endpoint endpoint;
  private final @Nullable InetSocketAddress called;
  private final List<InetSocketAddress> remembered;
  private final FrameScanner scanner = new FrameScanner();
  private final NoiseCount noise = new NoiseCount(scanner);
  private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[0]);
  private final PeerTable<UdpPeer> known = new PeerTable<>();
  private @Nullable Channel channel;
  private long readNanos;
  private UdpPeer sender;

  /**
   * @param called the address to call; null to wait for whoever sends
   * @param remembered where vehicles were before we were started again: they are called as well
   */
  UdpEndpoint(
      Endpoint endpoint, @Nullable InetSocketAddress called, List<InetSocketAddress> remembered) {
    this.endpoint = endpoint;
    this.called = called;
    this.remembered = remembered;
    sender = new UdpPeer(called == null ? new InetSocketAddress(0) : called);
  }

  /** An address; known for as long as it has a number. */
  private final class UdpPeer extends Peer {
    private final InetSocketAddress address;

    UdpPeer(InetSocketAddress address) {
      super(address.getAddress());
      this.address = address;
    }

    @Override
    String name() {
      return address.toString();
    }

    @Override
    void number(int given) {
      super.number(given);
      if (given == UNKNOWN) {
        known.remove(address);
      } else {
        known.put(address, this);
      }
    }

    @Override
    boolean write(DirectBuffer bytes, int offset, int length) {
      Channel open = channel;
      if (open == null || !open.isActive()) {
        return false;
      }
      if (!open.isWritable()) {
        endpoint.bad(address, "the socket takes no more datagrams");
        return false;
      }
      ByteBuf content = open.alloc().directBuffer(length, length);
      bytes.getBytes(offset, content.nioBuffer(0, length), length);
      content.writerIndex(length);
      ChannelFuture _ = open.write(new DatagramPacket(content, address), open.voidPromise());
      return true;
    }

    @Override
    void flush() {
      Channel open = channel;
      if (open != null) {
        open.flush();
      }
    }
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    channel = ctx.channel();
    if (called != null) {
      endpoint.called(sender, System.nanoTime());
    }
    for (InetSocketAddress address : remembered) {
      endpoint.called(new UdpPeer(address), System.nanoTime());
    }
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, DatagramPacket packet) {
    readNanos = System.nanoTime();
    UdpPeer from = known.get(packet.sender());
    if (from == null) {
      if (called != null) {
        endpoint.stranger();
        return;
      }
      from = new UdpPeer(packet.sender());
    }
    sender = from;
    ByteBuf content = packet.content();
    int length = content.readableBytes();
    if (content.hasMemoryAddress()) {
      buffer.wrap(content.memoryAddress() + content.readerIndex(), length);
    } else {
      buffer.wrap(content.array(), content.arrayOffset() + content.readerIndex(), length);
    }
    scanner.scanDatagram(buffer, 0, length, this);
    noise.tell(endpoint, packet.sender());
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    endpoint.readComplete();
  }

  @Override
  public void onFrame(FrameView frame) {
    endpoint.received(sender, frame, readNanos);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    // A vehicle that went away shows as "port unreachable"; its heartbeats tell the rest.
    endpoint.bad("UDP", String.valueOf(cause.getMessage()));
  }
}
