package org.bucketbrigade.mavlink;

import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;

/** Keys, times and signed frames for tests. */
final class Signed {
  /** Some moment of November 2026, as nanoseconds since 1970 and as a timestamp. */
  static final long NOW_NANOS = 1_795_320_400_000_000_000L;

  static final long NOW = 37_525_000_000_000L;

  static final long UNIT_NANOS = 10_000;
  static final long MINUTE = 6_000_000;

  private Signed() {}

  static SigningKey key(int first) {
    byte[] bytes = new byte[SigningKey.LENGTH];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (first + i);
    }
    return new SigningKey(bytes);
  }

  /** The frame as it is after a writer was asked to sign it. */
  static byte[] by(SignatureWriter writer, byte[] frame, long nowNanos) {
    UnsafeBuffer buffer = new UnsafeBuffer(new byte[FrameEncoder.MAX_FRAME_LENGTH]);
    buffer.putBytes(0, frame);
    int length = writer.sign(buffer, 0, frame.length, nowNanos);
    if (length == SignatureWriter.REFUSED) {
      throw new AssertionError("refused");
    }
    return Arrays.copyOf(buffer.byteArray(), length);
  }

  /** A frame signed with a timestamp, whatever came before it. */
  static byte[] at(SigningKey key, int linkId, long timestamp, byte[] frame) {
    return by(new SignatureWriter(key, linkId, new SigningClock(timestamp - 1)), frame, 0);
  }

  static FrameView view(byte[] bytes) {
    FrameView view = new FrameView();
    if (!view.wrap(new UnsafeBuffer(bytes), 0)) {
      throw new AssertionError("not a whole frame");
    }
    return view;
  }
}
