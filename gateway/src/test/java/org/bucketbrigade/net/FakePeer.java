package org.bucketbrigade.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;

/** An address that keeps what is sent to it. */
final class FakePeer extends Peer {
  final String name;
  final List<byte[]> sent = new ArrayList<>();

  FakePeer(String name) {
    this(name, InetAddress.getLoopbackAddress());
  }

  private FakePeer(String name, InetAddress host) {
    super(host);
    this.name = name;
  }

  /** One on another machine. */
  static FakePeer far(String name) {
    try {
      return new FakePeer(name, InetAddress.getByAddress(new byte[] {10, 1, 2, 3}));
    } catch (UnknownHostException e) {
      throw new AssertionError("four bytes are an address", e);
    }
  }

  @Override
  String name() {
    return name;
  }

  @Override
  boolean write(DirectBuffer bytes, int offset, int length) {
    byte[] copy = new byte[length];
    bytes.getBytes(offset, copy);
    return sent.add(copy);
  }

  @Override
  void flush() {}
}
