package org.bucketbrigade.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.core.EventType;
import org.bucketbrigade.mavlink.FrameScanner;
import org.bucketbrigade.mavlink.FrameView;
import org.bucketbrigade.mavlink.Heartbeat;
import org.bucketbrigade.pipeline.Inlet;
import org.jspecify.annotations.Nullable;

/**
 * One UDP port with many vehicles behind it: a network. Finds and checks frames, gives each address
 * a number, and publishes frames one by one.
 */
final class VehicleEndpoint extends SimpleChannelInboundHandler<DatagramPacket>
    implements FrameScanner.Handler {
  /**
   * Addresses that one network may have; frames of further ones are counted and dropped. An address
   * counts from its first good heartbeat, so that garbage takes no place.
   */
  static final int MAX_PEERS = 1_024;

  private static final int UNKNOWN = -1;

  private final int network;
  private final Inlet inlet;
  private final BadInput badInput;
  private final FrameScanner scanner = new FrameScanner();
  private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[0]);
  private final Map<InetSocketAddress, Integer> numbers = new HashMap<>();
  private final List<InetSocketAddress> peers = new ArrayList<>();
  private @Nullable Channel channel;
  private long readNanos;
  private int peer;
  private InetSocketAddress sender = new InetSocketAddress(0);
  private volatile long frames;
  private long framesRead;
  private volatile long bad;

  VehicleEndpoint(int network, Inlet inlet, BadInput badInput) {
    this.network = network;
    this.inlet = inlet;
    this.badInput = badInput;
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    channel = ctx.channel();
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
    peer = numbers.getOrDefault(sender, UNKNOWN);
    long before = wrong();
    scanner.scanDatagram(buffer, 0, length, this);
    if (wrong() != before) {
      bad = wrong();
      badInput.add(sender, "bytes that are no valid MAVLink frame");
    }
    frames = framesRead;
  }

  private long wrong() {
    return scanner.badCrc() + scanner.garbageBytes() + scanner.unknownIncompat();
  }

  @Override
  public void onFrame(FrameView frame) {
    framesRead++;
    if (!frame.crcVerified()) {
      return;
    }
    if (peer == UNKNOWN && frame.messageId() == Heartbeat.ID) {
      peer = number();
    }
    if (peer != UNKNOWN) {
      publish(EventType.FRAME, frame.buffer(), frame.offset(), frame.length());
    }
  }

  /** Gives the sender its number. */
  private int number() {
    if (peers.size() == MAX_PEERS) {
      badInput.add(sender, "more than " + MAX_PEERS + " vehicle addresses");
      return UNKNOWN;
    }
    int number = peers.size();
    numbers.put(sender, number);
    peers.add(sender);
    peer = number;
    byte[] text = sender.toString().getBytes(StandardCharsets.US_ASCII);
    publish(EventType.PEER, new UnsafeBuffer(text), 0, text.length);
    return number;
  }

  private void publish(int type, DirectBuffer bytes, int offset, int length) {
    // A full ring drops the frame: positions repeat, commands are retried.
    inlet.publish(type, (network << 16) | peer, readNanos, bytes, offset, length);
  }

  /** Sends a frame to an address by its number. */
  void send(int toPeer, DirectBuffer bytes, int offset, int length) {
    Channel open = channel;
    if (open == null || toPeer >= peers.size()) {
      return;
    }
    if (!open.isWritable()) {
      badInput.add("network " + network, "the socket takes no more datagrams");
      return; // what waited would be old when it left
    }
    ByteBuf content = open.alloc().directBuffer(length, length);
    bytes.getBytes(offset, content.nioBuffer(0, length), length);
    content.writerIndex(length);
    ChannelFuture _ =
        open.writeAndFlush(new DatagramPacket(content, peers.get(toPeer)), open.voidPromise());
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    // A vehicle that went away shows as "port unreachable"; its heartbeats tell the rest.
    badInput.add("network " + network, String.valueOf(cause.getMessage()));
  }

  /** Frames found so far. */
  long frames() {
    return frames;
  }

  /** Bytes and frames that were not good. */
  long bad() {
    return bad;
  }
}
