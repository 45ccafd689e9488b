package org.bucketbrigade.core;

import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Payload of {@link EventType#PEER}: flags (uint8), number of the endpoint within its network
 * (uint8), then the address as ASCII text.
 *
 * <p>Flags: bit 0, greet the address; bit 1, trust it: it is on this machine, or its network is
 * signed.
 */
public final class PeerMet {
  /** Most bytes of the payload. */
  public static final int MAX_LENGTH = 128;

  private static final int GREET = 1;
  private static final int TRUSTED = 2;
  private static final int ADDRESS = 2;

  private PeerMet() {}

  /**
   * Writes it and returns its length; a longer address is cut.
   *
   * @param endpoint 0 to 255
   */
  public static int write(
      MutableDirectBuffer buffer,
      int offset,
      boolean greet,
      boolean trusted,
      int endpoint,
      String address) {
    buffer.putByte(offset, (byte) ((greet ? GREET : 0) | (trusted ? TRUSTED : 0)));
    buffer.putByte(offset + 1, (byte) endpoint);
    byte[] text = address.getBytes(StandardCharsets.US_ASCII);
    int length = Math.min(text.length, MAX_LENGTH - ADDRESS);
    buffer.putBytes(offset + ADDRESS, text, 0, length);
    return ADDRESS + length;
  }

  /** Whether the vehicle there waits for our heartbeat before it speaks. */
  static boolean greet(DirectBuffer buffer, int offset, int length) {
    return length > 0 && (buffer.getByte(offset) & GREET) != 0;
  }

  /** Whether nobody else can pose as the vehicle there. */
  static boolean trusted(DirectBuffer buffer, int offset, int length) {
    return length > 0 && (buffer.getByte(offset) & TRUSTED) != 0;
  }

  /** The address, for people; or to find the vehicle there again. */
  public static String address(DirectBuffer buffer, int offset, int length) {
    byte[] text = new byte[Math.max(0, length - ADDRESS)];
    buffer.getBytes(offset + ADDRESS, text);
    return new String(text, StandardCharsets.US_ASCII);
  }

  /** Number of the endpoint within its network, 0 to 255. */
  public static int endpoint(DirectBuffer buffer, int offset, int length) {
    return length > 1 ? buffer.getByte(offset + 1) & 0xFF : 0;
  }
}
