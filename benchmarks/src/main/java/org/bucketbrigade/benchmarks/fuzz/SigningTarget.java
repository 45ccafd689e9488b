package org.bucketbrigade.benchmarks.fuzz;

import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.mavlink.FrameEncoder;
import org.bucketbrigade.mavlink.FrameScanner;
import org.bucketbrigade.mavlink.FrameView;
import org.bucketbrigade.mavlink.Heartbeat;
import org.bucketbrigade.mavlink.RadioStatus;
import org.bucketbrigade.mavlink.SignatureChecker;
import org.bucketbrigade.mavlink.SignatureVerdict;
import org.bucketbrigade.mavlink.SignatureWriter;
import org.bucketbrigade.mavlink.SigningClock;
import org.bucketbrigade.mavlink.SigningKey;

/**
 * Frames of somebody who does not have the key: none is accepted but RADIO_STATUS, no frame twice,
 * and a rightful sender with any clock at all is remembered within bounds.
 */
public final class SigningTarget {
  private static final long NOW = 1_800_000_000_000_000_000L;
  private static final int MOST_STREAMS = 1_024;
  private static final int RIGHTFUL = 8;

  private SigningTarget() {}

  /** Called by the fuzzer: the first bytes are times of a rightful sender, all are a stranger's. */
  public static void fuzzerTestOneInput(byte[] data) {
    SigningKey key = new SigningKey(new byte[SigningKey.LENGTH]);
    SignatureChecker checker = new SignatureChecker(key, new SigningClock(0));
    new FrameScanner()
        .scanDatagram(
            new UnsafeBuffer(data),
            0,
            data.length,
            frame ->
                Targets.require(
                    checker.check(frame, NOW) != SignatureVerdict.ACCEPTED
                        || frame.messageId() == RadioStatus.ID,
                    "a frame without the key is accepted"));
    UnsafeBuffer bytes = new UnsafeBuffer(Arrays.copyOf(data, Math.max(data.length, Long.BYTES)));
    long now = NOW;
    for (int i = 0; i < RIGHTFUL && i + Long.BYTES <= data.length; i++) {
      now += bytes.getLong(i) >> 16;
      rightful(key, checker, i, now);
    }
    Targets.require(checker.streams() <= MOST_STREAMS, "streams are bounded");
  }

  private static void rightful(SigningKey key, SignatureChecker checker, int link, long sentNanos) {
    UnsafeBuffer frame = new UnsafeBuffer(new byte[FrameEncoder.MAX_FRAME_LENGTH]);
    int length = FrameEncoder.encode(new Heartbeat(), 0, 1, 1, frame, 0);
    int signed =
        new SignatureWriter(key, link, new SigningClock(0)).sign(frame, 0, length, sentNanos);
    FrameView view = new FrameView();
    if (signed == SignatureWriter.REFUSED || !view.wrap(frame, 0, signed)) {
      return;
    }
    boolean taken = checker.check(view, NOW) == SignatureVerdict.ACCEPTED;
    SignatureVerdict again = checker.check(view, NOW);
    Targets.require(again != SignatureVerdict.ACCEPTED, "a frame is accepted twice");
    Targets.require(
        !taken || again == SignatureVerdict.REPLAYED, "a repetition is called what it is");
    frame.putByte(length, (byte) (frame.getByte(length) ^ 1));
    view.wrap(frame, 0, signed);
    Targets.require(
        checker.check(view, NOW) == SignatureVerdict.BAD_SIGNATURE, "a changed frame is accepted");
  }
}
