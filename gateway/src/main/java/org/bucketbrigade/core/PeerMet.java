package org.bucketbrigade.core;

import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Payload of {@link EventType#PEER}: whether to greet the address (uint8, 1 or 0), then the address
 * as ASCII text.
 */
public final class PeerMet {
  /** Most bytes of the payload. */
  public static final int MAX_LENGTH = 128;

  private PeerMet() {}

  /** Writes it and returns its length; a longer address is cut. */
  public static int write(MutableDirectBuffer buffer, int offset, boolean greet, String address) {
    buffer.putByte(offset, (byte) (greet ? 1 : 0));
    byte[] text = address.getBytes(StandardCharsets.US_ASCII);
    int length = Math.min(text.length, MAX_LENGTH - 1);
    buffer.putBytes(offset + 1, text, 0, length);
    return 1 + length;
  }

  static boolean greet(DirectBuffer buffer, int offset, int length) {
    return length > 0 && buffer.getByte(offset) == 1;
  }
}
