package org.bucketbrigade.mavlink;

import io.dronefleet.mavlink.protocol.MavlinkPacket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;

/** Makes frames of every kind for tests, and collects those that a scanner finds. */
final class Frames {
  private static final byte[] KEY = new byte[32];

  private Frames() {}

  /** A frame of a random message, kind, sender and content. */
  static byte[] random(Random random, List<Message> messages) {
    Message message = messages.get(random.nextInt(messages.size()));
    byte[] payload = new byte[message.length()];
    random.nextBytes(payload);
    int kind = random.nextInt(4);
    int sequence = random.nextInt(256);
    int system = random.nextInt(256);
    if (kind == 0 && message.id() <= 0xFF) {
      return v1(message, sequence, system, Arrays.copyOf(payload, message.minLength()));
    } else if (kind == 1) {
      return signed(message, sequence, system, payload);
    }
    message.clear();
    message.wrap(new UnsafeBuffer(payload), 0, random.nextInt(payload.length + 1));
    return encoded(message, sequence, system);
  }

  static byte[] encoded(Message message, int sequence, int system) {
    byte[] bytes = new byte[FrameEncoder.MAX_FRAME_LENGTH];
    int length = FrameEncoder.encode(message, sequence, system, 1, new UnsafeBuffer(bytes), 0);
    return Arrays.copyOf(bytes, length);
  }

  static byte[] v1(Message message, int sequence, int system, byte[] payload) {
    return MavlinkPacket.createMavlink1Packet(
            sequence, system, 1, message.id(), message.crcExtra(), payload)
        .getRawBytes();
  }

  static byte[] signed(Message message, int sequence, int system, byte[] payload) {
    return MavlinkPacket.createSignedMavlink2Packet(
            sequence, system, 1, message.id(), message.crcExtra(), payload, 3, 123_456_789L, KEY)
        .getRawBytes();
  }

  /** A v2 frame of any message id and flags, with the checksum that belongs to them. */
  static byte[] v2(int messageId, int incompatFlags, int crcExtra, byte[] payload) {
    byte[] bytes = new byte[12 + payload.length];
    bytes[0] = (byte) 0xFD;
    bytes[1] = (byte) payload.length;
    bytes[2] = (byte) incompatFlags;
    bytes[5] = 9;
    bytes[6] = 1;
    bytes[7] = (byte) messageId;
    bytes[8] = (byte) (messageId >>> 8);
    bytes[9] = (byte) (messageId >>> 16);
    System.arraycopy(payload, 0, bytes, 10, payload.length);
    int crc = CrcX25.START;
    for (int i = 1; i < 10 + payload.length; i++) {
      crc = CrcX25.add(crc, bytes[i]);
    }
    crc = CrcX25.add(crc, crcExtra);
    bytes[10 + payload.length] = (byte) crc;
    bytes[11 + payload.length] = (byte) (crc >>> 8);
    return bytes;
  }

  static byte[] concat(byte[]... pieces) {
    byte[] all = new byte[Arrays.stream(pieces).mapToInt(piece -> piece.length).sum()];
    int at = 0;
    for (byte[] piece : pieces) {
      System.arraycopy(piece, 0, all, at, piece.length);
      at += piece.length;
    }
    return all;
  }

  static String hex(byte[] frame) {
    return HexFormat.of().formatHex(frame);
  }

  /** Keeps a copy of every frame, as hex digits, so that lists of them compare and print well. */
  static final class Collector implements FrameScanner.Handler {
    final List<String> all = new ArrayList<>();
    final List<String> verified = new ArrayList<>();

    @Override
    public void onFrame(FrameView frame) {
      byte[] copy = new byte[frame.length()];
      frame.buffer().getBytes(frame.offset(), copy);
      all.add(hex(copy));
      if (frame.crcVerified()) {
        verified.add(hex(copy));
      }
    }
  }
}
