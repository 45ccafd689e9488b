package org.bucketbrigade.mavlink;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A MAVLink frame, version 1 or 2, looked at where it lies in a buffer; nothing is copied.
 *
 * <p>Valid only as long as the buffer's content is: a frame handed to a {@link
 * FrameScanner.Handler} is good until the handler returns.
 */
public final class FrameView {
  /** SETUP_SIGNING carries a signing key in the clear. */
  private static final int SETUP_SIGNING = 256;

  private static final DirectBuffer NOTHING = new UnsafeBuffer(new byte[0]);

  private DirectBuffer buffer = NOTHING;
  private int offset;
  private int length;
  private int headerLength;
  private int payloadLength;
  private int messageId;
  private int incompatFlags;
  private boolean v2;
  private boolean crcVerified;

  /**
   * Looks at the frame that begins at the offset.
   *
   * @return whether a whole frame is there; if not, the view is empty: its {@link #length()} is 0
   */
  public boolean wrap(DirectBuffer source, int offset) {
    return wrap(source, offset, source.capacity());
  }

  /** As {@link #wrap(DirectBuffer, int)}, but nothing from the limit on belongs to the frame. */
  public boolean wrap(DirectBuffer source, int offset, int limit) {
    buffer = source;
    this.offset = offset;
    crcVerified = false;
    length = 0;
    payloadLength = 0;
    incompatFlags = 0;
    int available = limit - offset;
    if (available < FrameLayout.V1_HEADER_LENGTH) {
      return false;
    }
    int magic = uint8(0);
    if (magic == FrameLayout.MAGIC_V2 && available >= FrameLayout.HEADER_LENGTH) {
      wrapV2(available);
    } else if (magic == FrameLayout.MAGIC_V1) {
      wrapV1(available);
    }
    return length > 0;
  }

  private void wrapV1(int available) {
    v2 = false;
    messageId = uint8(FrameLayout.V1_MESSAGE_ID);
    measure(FrameLayout.V1_HEADER_LENGTH, 0, available);
  }

  private void wrapV2(int available) {
    v2 = true;
    incompatFlags = uint8(FrameLayout.INCOMPAT_FLAGS);
    messageId =
        uint8(FrameLayout.MESSAGE_ID)
            | uint8(FrameLayout.MESSAGE_ID + 1) << 8
            | uint8(FrameLayout.MESSAGE_ID + 2) << 16;
    measure(FrameLayout.HEADER_LENGTH, isSigned() ? FrameLayout.SIGNATURE_LENGTH : 0, available);
  }

  private void measure(int header, int signature, int available) {
    int payload = uint8(FrameLayout.PAYLOAD_LENGTH);
    int whole = header + payload + FrameLayout.CRC_LENGTH + signature;
    headerLength = header;
    if (whole <= available) {
      payloadLength = payload;
      length = whole;
    }
  }

  /** Number of the message's type, 0 to 255 in version 1, 24 bits in version 2. */
  public int messageId() {
    return messageId;
  }

  /** Id of the sending system, 0 to 255. */
  public int systemId() {
    return uint8(v2 ? FrameLayout.SYSTEM_ID : FrameLayout.V1_SYSTEM_ID);
  }

  /** Id of the sending component within its system, 0 to 255. */
  public int componentId() {
    return uint8(v2 ? FrameLayout.COMPONENT_ID : FrameLayout.V1_COMPONENT_ID);
  }

  /** The sender's running number of frames, 0 to 255; gaps are losses. */
  public int sequence() {
    return uint8(v2 ? FrameLayout.SEQUENCE : FrameLayout.V1_SEQUENCE);
  }

  /** Bytes of payload in the frame, 0 to 255; zeros at the payload's end may have been cut off. */
  public int payloadLength() {
    return payloadLength;
  }

  /** Where the payload begins in {@link #buffer()}. */
  public int payloadOffset() {
    return offset + headerLength;
  }

  /** The buffer that holds the frame. */
  public DirectBuffer buffer() {
    return buffer;
  }

  /** Where the frame begins in {@link #buffer()}. */
  public int offset() {
    return offset;
  }

  /** Bytes of the whole frame, checksum and signature included; 0 if no whole frame is there. */
  public int length() {
    return length;
  }

  /** Whether this is a frame of MAVLink 2; if not, of MAVLink 1. */
  public boolean isV2() {
    return v2;
  }

  /** Whether the frame may be passed on to other links: one that carries a key must never be. */
  public boolean mayBeForwarded() {
    return messageId != SETUP_SIGNING;
  }

  /** Whether the frame ends in a signature, right or wrong: a {@link SignatureChecker} tells. */
  public boolean isSigned() {
    return (incompatFlags & FrameLayout.INCOMPAT_SIGNED) != 0;
  }

  /** Whether a scanner has checked the checksum; it cannot where it does not know the message. */
  public boolean crcVerified() {
    return crcVerified;
  }

  boolean hasUnknownIncompatFlags() {
    return (incompatFlags & ~FrameLayout.INCOMPAT_SIGNED) != 0;
  }

  boolean verifyCrc(int crcExtra) {
    int covered = headerLength - 1 + payloadLength;
    int crc = CrcX25.add(CrcX25.START, buffer, offset + 1, covered);
    int sent = buffer.getShort(offset + 1 + covered, LITTLE_ENDIAN) & 0xFFFF;
    crcVerified = CrcX25.add(crc, crcExtra) == sent;
    return crcVerified;
  }

  private int uint8(int at) {
    return buffer.getByte(offset + at) & 0xFF;
  }
}
