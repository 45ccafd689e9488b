package org.bucketbrigade.mavlink;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Says which frames a scanner must find, slowly and as plainly as can be: shares nothing with
 * {@link FrameScanner} but the table of messages.
 */
final class PlainScanner {
  private static final int SIGNED = 1;

  private final byte[] bytes;
  private final boolean datagram;
  private final List<String> frames = new ArrayList<>();
  private int done;

  private PlainScanner(byte[] bytes, boolean datagram) {
    this.bytes = bytes;
    this.datagram = datagram;
    scan();
  }

  static PlainScanner datagram(byte[] bytes) {
    return new PlainScanner(bytes, true);
  }

  static PlainScanner stream(byte[] bytes) {
    return new PlainScanner(bytes, false);
  }

  /** In hexadecimal digits, in their order; those that cannot be checked are marked. */
  List<String> frames() {
    return frames;
  }

  /** Bytes done with; in a stream the rest waits for what follows. */
  int done() {
    return done;
  }

  static String name(byte[] frame, boolean verified) {
    return HexFormat.of().formatHex(frame) + (verified ? "" : " unverified");
  }

  private void scan() {
    boolean inStep = true;
    while (done < bytes.length) {
      if (!datagram && isMagic(done) && !isWhole(done)) {
        return;
      }
      boolean known = isGood(done);
      boolean strange = isWhole(done) && (flags(done) & ~SIGNED) != 0;
      boolean candidate = inStep && isWhole(done) && extra(done) < 0 && !strange;
      if (candidate && !datagram && end(done) == bytes.length) {
        return;
      }
      boolean unknown = candidate && endsWell(done) && !coversAGoodOne(done);
      if ((known && !strange) || unknown) {
        frames.add(name(Arrays.copyOfRange(bytes, done, end(done)), known));
      }
      inStep = known || unknown;
      done = inStep ? end(done) : done + 1;
    }
  }

  private boolean coversAGoodOne(int at) {
    for (int inner = at + 1; inner < end(at); inner++) {
      if (isGood(inner) && end(inner) <= end(at)) {
        return true;
      }
    }
    return false;
  }

  private boolean endsWell(int at) {
    return end(at) == bytes.length || isMagic(end(at));
  }

  private boolean isMagic(int at) {
    return isV2(at) || uint8(at) == 0xFE;
  }

  private boolean isV2(int at) {
    return uint8(at) == 0xFD;
  }

  private boolean isWhole(int at) {
    return isMagic(at) && at + header(at) <= bytes.length && end(at) <= bytes.length;
  }

  /** A frame of a known message with a right checksum. */
  private boolean isGood(int at) {
    if (!isWhole(at) || extra(at) < 0) {
      return false;
    }
    int checksum = at + header(at) + uint8(at + 1);
    int crc = 0xFFFF;
    for (int i = at + 1; i <= checksum; i++) {
      crc ^= i < checksum ? uint8(i) : extra(at);
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        crc = (crc & 1) != 0 ? crc >>> 1 ^ 0x8408 : crc >>> 1;
      }
    }
    return crc == (uint8(checksum) | uint8(checksum + 1) << 8);
  }

  private int header(int at) {
    return isV2(at) ? 10 : 6;
  }

  private int flags(int at) {
    return isV2(at) ? uint8(at + 2) : 0;
  }

  private int end(int at) {
    return at + header(at) + uint8(at + 1) + 2 + ((flags(at) & SIGNED) != 0 ? 13 : 0);
  }

  private int extra(int at) {
    return CrcExtra.of(
        isV2(at) ? uint8(at + 7) | uint8(at + 8) << 8 | uint8(at + 9) << 16 : uint8(at + 5));
  }

  private int uint8(int at) {
    return bytes[at] & 0xFF;
  }
}
