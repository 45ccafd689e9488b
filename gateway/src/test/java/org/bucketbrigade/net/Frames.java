package org.bucketbrigade.net;

import com.google.protobuf.InvalidProtocolBufferException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.bucketbrigade.wire.v1.ClientMessage;
import org.bucketbrigade.wire.v1.Hello;
import org.bucketbrigade.wire.v1.ServerMessage;

/** Bytes as a browser sends and reads them. */
final class Frames {
  static final int BINARY = 2;
  static final int TEXT = 1;
  static final int CLOSE = 8;
  static final int PING = 9;
  static final int PONG = 10;

  static final String UPGRADE =
      String.join(
          "\r\n",
          "GET /ws HTTP/1.1",
          "Host: gateway",
          "Upgrade: websocket",
          "Connection: Upgrade",
          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
          "Sec-WebSocket-Version: 13",
          "",
          "");

  private Frames() {}

  /** A whole masked frame. */
  static ByteBuf client(int opcode, byte[] payload) {
    return client(0x80 | opcode, payload, payload.length);
  }

  static ByteBuf client(int firstByte, byte[] payload, int toldLength) {
    ByteBuf frame = Unpooled.buffer();
    frame.writeByte(firstByte);
    if (toldLength < 126) {
      frame.writeByte(0x80 | toldLength);
    } else {
      frame.writeByte(0x80 | 126).writeShort(toldLength);
    }
    byte[] mask = {1, 2, 3, 4};
    frame.writeBytes(mask);
    for (int i = 0; i < payload.length; i++) {
      frame.writeByte(payload[i] ^ mask[i % 4]);
    }
    return frame;
  }

  static byte[] hello(int version, String token) {
    return ClientMessage.newBuilder()
        .setHello(Hello.newBuilder().setProtocolVersion(version).setToken(token))
        .build()
        .toByteArray();
  }

  static ServerMessage parse(byte[] payload) {
    try {
      return ServerMessage.parseFrom(payload);
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }
}
