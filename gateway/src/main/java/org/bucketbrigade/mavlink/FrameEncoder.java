package org.bucketbrigade.mavlink;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** Writes a message as an unsigned MAVLink 2 frame: header, payload without its zeros, checksum. */
public final class FrameEncoder {
  /** The longest frame there is, in bytes: one with a signature. */
  public static final int MAX_FRAME_LENGTH =
      FrameLayout.HEADER_LENGTH + 255 + FrameLayout.CRC_LENGTH + FrameLayout.SIGNATURE_LENGTH;

  private FrameEncoder() {}

  /**
   * Writes the message with the sender's ids and running number, of which the lowest 8 bits count.
   *
   * <p>Zeros at the end of the payload are left out, as the protocol demands, except for its first
   * byte.
   *
   * @return the frame's length in bytes
   */
  public static int encode(
      Message message,
      int sequence,
      int systemId,
      int componentId,
      MutableDirectBuffer target,
      int offset) {
    DirectBuffer payload = message.payload();
    int payloadLength = lengthWithoutZeros(payload);
    int id = message.id();
    target.putByte(offset, (byte) FrameLayout.MAGIC_V2);
    target.putByte(offset + FrameLayout.PAYLOAD_LENGTH, (byte) payloadLength);
    target.putByte(offset + FrameLayout.INCOMPAT_FLAGS, (byte) 0);
    target.putByte(offset + FrameLayout.COMPAT_FLAGS, (byte) 0);
    target.putByte(offset + FrameLayout.SEQUENCE, (byte) sequence);
    target.putByte(offset + FrameLayout.SYSTEM_ID, (byte) systemId);
    target.putByte(offset + FrameLayout.COMPONENT_ID, (byte) componentId);
    target.putByte(offset + FrameLayout.MESSAGE_ID, (byte) id);
    target.putByte(offset + FrameLayout.MESSAGE_ID + 1, (byte) (id >>> 8));
    target.putByte(offset + FrameLayout.MESSAGE_ID + 2, (byte) (id >>> 16));
    target.putBytes(offset + FrameLayout.HEADER_LENGTH, payload, 0, payloadLength);
    int covered = FrameLayout.HEADER_LENGTH - 1 + payloadLength;
    int crc = CrcX25.add(CrcX25.START, target, offset + 1, covered);
    crc = CrcX25.add(crc, message.crcExtra());
    target.putShort(offset + 1 + covered, (short) crc, LITTLE_ENDIAN);
    return 1 + covered + FrameLayout.CRC_LENGTH;
  }

  /**
   * Copies a frame without its signature, as recordings want it; one that has none is copied as it
   * is.
   *
   * @return the copy's length in bytes
   */
  public static int copyUnsigned(FrameView frame, MutableDirectBuffer target, int offset) {
    int length = frame.length() - (frame.isSigned() ? FrameLayout.SIGNATURE_LENGTH : 0);
    target.putBytes(offset, frame.buffer(), frame.offset(), length);
    if (frame.isSigned()) {
      SignatureLayout.toggleFlag(target, offset);
    }
    return length;
  }

  private static int lengthWithoutZeros(DirectBuffer payload) {
    int length = payload.capacity();
    while (length > 1 && payload.getByte(length - 1) == 0) {
      length--;
    }
    return length;
  }
}
