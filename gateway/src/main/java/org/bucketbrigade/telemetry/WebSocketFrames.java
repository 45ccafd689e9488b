package org.bucketbrigade.telemetry;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import org.agrona.DirectBuffer;

/** Binary WebSocket frames, written once so that many sockets can share the bytes. */
final class WebSocketFrames {
  private static final int FINAL_BINARY = 0x82;
  private static final int SHORT = 125;
  private static final int TWO_BYTE_LENGTH = 126;

  private WebSocketFrames() {}

  /** A whole unmasked frame (RFC 6455, section 5.2) of up to 65,535 bytes. */
  static ByteBuf binary(ByteBufAllocator allocator, DirectBuffer payload, int offset, int length) {
    ByteBuf frame = allocator.directBuffer(length + 4, length + 4);
    frame.writeByte(FINAL_BINARY);
    if (length <= SHORT) {
      frame.writeByte(length);
    } else {
      frame.writeByte(TWO_BYTE_LENGTH).writeShort(length);
    }
    int at = frame.writerIndex();
    payload.getBytes(offset, frame.nioBuffer(at, length), length);
    frame.writerIndex(at + length);
    return frame;
  }
}
