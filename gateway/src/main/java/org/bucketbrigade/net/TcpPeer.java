package org.bucketbrigade.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import java.net.InetSocketAddress;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A place at the other end of TCP connections, one at a time: a connection made anew to it, or from
 * it, keeps its number.
 */
final class TcpPeer extends Peer {
  /** Name of one that has called us, before its address. */
  static final String CALLER = "tcp:";

  private final Endpoint endpoint;
  private final String name;
  private @Nullable Channel channel;

  TcpPeer(Endpoint endpoint, String name, InetSocketAddress address) {
    super(address.getAddress());
    this.endpoint = endpoint;
    this.name = name;
  }

  @Override
  String name() {
    return name;
  }

  /** Who calls us has another port each time: the host tells. */
  @Override
  boolean was(String otherName) {
    return name.startsWith(CALLER) ? host(name).equals(host(otherName)) : super.was(otherName);
  }

  private static String host(String text) {
    int slash = text.indexOf('/'); // a name may stand before it
    return text.substring(slash + 1, Math.max(slash + 1, text.lastIndexOf(':')));
  }

  void connected(Channel open) {
    channel = open;
  }

  /** The connection ended, if it was still this one. */
  void disconnected(Channel ended) {
    if (ended.equals(channel)) {
      channel = null;
      endpoint.closed(this, System.nanoTime());
    }
  }

  @Override
  boolean write(DirectBuffer bytes, int offset, int length) {
    Channel open = channel;
    if (open == null || !open.isActive()) {
      return false; // until it is made anew
    }
    if (!open.isWritable()) {
      endpoint.bad(name, "the connection takes no more frames");
      return false;
    }
    ByteBuf content = open.alloc().directBuffer(length, length);
    bytes.getBytes(offset, content.nioBuffer(0, length), length);
    content.writerIndex(length);
    ChannelFuture _ = open.write(content, open.voidPromise());
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
