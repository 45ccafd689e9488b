package org.bucketbrigade.mavlink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SignatureCheckerTest {
  private static final int UNKNOWN_ID = 54_321;
  private static final SigningKey KEY = Signed.key(40);

  private final SigningClock clock = new SigningClock(0);
  private final SignatureChecker checker = new SignatureChecker(KEY, clock);
  private final byte[] frame = frame(17);

  private static byte[] frame(int system) {
    return Frames.encoded(new Attitude().roll(1).yawspeed(2), 10, system);
  }

  private SignatureVerdict check(byte[] bytes) {
    return checker.check(Signed.view(bytes), Signed.NOW_NANOS);
  }

  private SignatureVerdict check(long timestamp) {
    return check(Signed.at(KEY, 1, timestamp, frame));
  }

  @Test
  void acceptsRisingTimestampsOfAStream() {
    assertThat(check(Signed.NOW)).isEqualTo(SignatureVerdict.ACCEPTED);
    assertThat(check(Signed.NOW + 1)).isEqualTo(SignatureVerdict.ACCEPTED);
    assertThat(check(Signed.NOW + 90)).isEqualTo(SignatureVerdict.ACCEPTED);
    assertThat(checker.count(SignatureVerdict.ACCEPTED)).isEqualTo(3);
    assertThat(checker.streams()).isEqualTo(1);
  }

  @Test
  void acceptsWhatDronefleetSigns() {
    SignatureChecker of2015 =
        new SignatureChecker(new SigningKey(new byte[SigningKey.LENGTH]), new SigningClock(0));
    byte[] signed = Frames.signed(new Attitude(), 1, 2, new byte[] {1, 2, 3});

    assertThat(of2015.check(Signed.view(signed), 0)).isEqualTo(SignatureVerdict.ACCEPTED);
  }

  @Test
  void acceptsSignedMessagesThatNobodyHereKnows() {
    byte[] unknown = Frames.v2(UNKNOWN_ID, 0, 99, new byte[] {1, 2, 3});

    assertThat(check(Signed.at(KEY, 1, Signed.NOW, unknown))).isEqualTo(SignatureVerdict.ACCEPTED);
  }

  @Test
  void refusesAReplay() {
    check(Signed.NOW);

    assertThat(check(Signed.NOW)).isEqualTo(SignatureVerdict.REPLAYED);
    assertThat(check(Signed.NOW - 1)).isEqualTo(SignatureVerdict.REPLAYED);
    assertThat(checker.count(SignatureVerdict.REPLAYED)).isEqualTo(2);
  }

  @Test
  void keepsStreamsApartBySystemComponentAndLink() {
    byte[] otherComponent = frame.clone();
    otherComponent[FrameLayout.COMPONENT_ID] = 2;
    check(Signed.NOW);

    assertThat(check(Signed.at(KEY, 2, Signed.NOW, frame))).isEqualTo(SignatureVerdict.ACCEPTED);
    assertThat(check(Signed.at(KEY, 1, Signed.NOW, frame(18))))
        .isEqualTo(SignatureVerdict.ACCEPTED);
    assertThat(check(Signed.at(KEY, 1, Signed.NOW, otherComponent)))
        .isEqualTo(SignatureVerdict.ACCEPTED);
    assertThat(checker.streams()).isEqualTo(4);
  }

  @Test
  void refusesAStreamThatBeginsOverAMinuteBehind() {
    assertThat(check(Signed.NOW - Signed.MINUTE - 1)).isEqualTo(SignatureVerdict.TOO_OLD);
    assertThat(checker.streams()).isZero();
    assertThat(check(Signed.NOW - Signed.MINUTE)).isEqualTo(SignatureVerdict.ACCEPTED);
  }

  @Test
  void letsAKnownStreamFallBehind() {
    check(Signed.NOW - Signed.MINUTE);
    long later = Signed.NOW_NANOS + 10 * Signed.MINUTE * Signed.UNIT_NANOS;
    byte[] slow = Signed.at(KEY, 1, Signed.NOW - Signed.MINUTE + 1, frame);

    assertThat(checker.check(Signed.view(slow), later)).isEqualTo(SignatureVerdict.ACCEPTED);
  }

  @Test
  void measuresAgeByTheTimestampStoredIfTheClockIsBehindIt() {
    SignatureChecker restarted = new SignatureChecker(KEY, new SigningClock(Signed.NOW));
    byte[] recorded = Signed.at(KEY, 1, Signed.NOW - Signed.MINUTE - 1, frame);

    assertThat(restarted.check(Signed.view(recorded), 0)).isEqualTo(SignatureVerdict.TOO_OLD);
  }

  @Test
  void refusesAFrameOfWhichAnyBitWasChanged() {
    byte[] signed = Signed.at(KEY, 1, Signed.NOW, frame);
    for (int bit = 0; bit < 8 * signed.length; bit++) {
      byte[] changed = signed.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      FrameView view = new FrameView();
      if (view.wrap(new UnsafeBuffer(changed), 0)) {
        boolean flag = bit == 8 * FrameLayout.INCOMPAT_FLAGS;
        assertThat(checker.check(view, Signed.NOW_NANOS))
            .as("bit %d", bit)
            .isEqualTo(flag ? SignatureVerdict.UNSIGNED : SignatureVerdict.BAD_SIGNATURE);
      }
    }
    assertThat(checker.streams()).isZero();
    assertThat(clock.timestamp()).as("moved on by nobody").isZero();
    assertThat(check(signed)).isEqualTo(SignatureVerdict.ACCEPTED);
  }

  @Test
  void refusesAnotherKey() {
    assertThat(check(Signed.at(Signed.key(41), 1, Signed.NOW, frame)))
        .isEqualTo(SignatureVerdict.BAD_SIGNATURE);
    assertThat(checker.count(SignatureVerdict.BAD_SIGNATURE)).isEqualTo(1);
  }

  @Test
  void refusesFramesWithoutASignature() {
    assertThat(check(frame)).isEqualTo(SignatureVerdict.UNSIGNED);
    assertThat(check(Frames.v1(new Attitude(), 1, 1, new byte[28])))
        .isEqualTo(SignatureVerdict.UNSIGNED);
    assertThat(checker.count(SignatureVerdict.UNSIGNED)).isEqualTo(2);
  }

  @Test
  void acceptsRadioStatusWithoutASignature() {
    assertThat(check(Frames.encoded(new RadioStatus().rssi(100), 1, 51)))
        .isEqualTo(SignatureVerdict.ACCEPTED);
    assertThat(check(Frames.v1(new RadioStatus(), 1, 51, new byte[9])))
        .isEqualTo(SignatureVerdict.ACCEPTED);
  }

  @Test
  void refusesRadioStatusWithABadSignature() {
    byte[] status = Frames.encoded(new RadioStatus().rssi(100), 1, 51);

    assertThat(check(Signed.at(Signed.key(41), 1, Signed.NOW, status)))
        .isEqualTo(SignatureVerdict.BAD_SIGNATURE);
  }

  @Test
  void refusesAViewOfNothing() {
    FrameView view = new FrameView();
    assertThat(checker.check(view, 0)).isEqualTo(SignatureVerdict.UNSIGNED);
    view.wrap(new UnsafeBuffer(Signed.at(KEY, 1, Signed.NOW, frame)), 0);
    view.wrap(new UnsafeBuffer(new byte[3]), 0);
    assertThat(checker.check(view, 0)).isEqualTo(SignatureVerdict.UNSIGNED);
  }

  @Test
  void movesOurTimestampOnToThatOfAGoodFrame() {
    check(Signed.NOW + 1000);

    assertThat(clock.timestamp()).isEqualTo(Signed.NOW + 1000);
    assertThat(checker.farAhead()).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {Signed.NOW + Signed.MINUTE + 1, SigningClock.END})
  void letsNoHolderOfTheKeyMoveUsSoFarThatAClockThatIsRightIsTooOld(long timestamp) {
    assertThat(check(timestamp)).isEqualTo(SignatureVerdict.ACCEPTED);

    assertThat(clock.timestamp()).isEqualTo(Signed.NOW + Signed.MINUTE);
    assertThat(checker.farAhead()).isEqualTo(1);
    assertThat(check(Signed.at(KEY, 1, Signed.NOW, frame(18))))
        .isEqualTo(SignatureVerdict.ACCEPTED);
  }

  @Test
  void remembersNoMoreThanSoManyStreams() {
    for (int i = 0; i < SignatureStreams.MAX_STREAMS; i++) {
      assertThat(check(Signed.at(KEY, i / 250, Signed.NOW + i, frame(1 + i % 250))))
          .isEqualTo(SignatureVerdict.ACCEPTED);
    }
    byte[] next = Signed.at(KEY, 77, Signed.NOW, frame);

    assertThat(check(next)).isEqualTo(SignatureVerdict.TOO_MANY_STREAMS);
    assertThat(checker.streams()).isEqualTo(SignatureStreams.MAX_STREAMS);
    assertThat(check(Signed.at(KEY, 0, Signed.NOW + 100_000, frame(1))))
        .as("a known stream goes on")
        .isEqualTo(SignatureVerdict.ACCEPTED);
  }

  @Test
  void forgetsAStreamThatWasSilentForAMinuteForANewOneButLetsNobodyReplayIt() {
    byte[] first = Signed.at(KEY, 200, Signed.NOW, frame);
    check(first);
    for (int i = 1; i < SignatureStreams.MAX_STREAMS; i++) {
      check(Signed.at(KEY, i / 250, Signed.NOW + i, frame(1 + i % 250)));
    }
    long later = Signed.NOW_NANOS + (Signed.MINUTE + 1) * Signed.UNIT_NANOS;
    byte[] next = Signed.at(KEY, 77, Signed.NOW + Signed.MINUTE, frame);

    assertThat(checker.check(Signed.view(next), later)).isEqualTo(SignatureVerdict.ACCEPTED);
    assertThat(checker.check(Signed.view(first), later)).isEqualTo(SignatureVerdict.TOO_OLD);
    assertThat(checker.streams()).isEqualTo(SignatureStreams.MAX_STREAMS);
  }

  @Test
  void worksWithOffsetsInABuffer() {
    byte[] signed = Signed.at(KEY, 1, Signed.NOW, frame);
    byte[] bytes = Frames.concat(new byte[] {7}, signed, frame);
    FrameScanner scanner = new FrameScanner();
    SignatureVerdict[] verdicts = new SignatureVerdict[2];

    scanner.scanDatagram(
        new UnsafeBuffer(bytes),
        0,
        bytes.length,
        each -> verdicts[(int) scanner.frames() - 1] = checker.check(each, Signed.NOW_NANOS));

    assertThat(verdicts).containsExactly(SignatureVerdict.ACCEPTED, SignatureVerdict.UNSIGNED);
  }

  @Test
  void checksTheLongestFrame() {
    byte[] longest = new byte[255];
    Arrays.fill(longest, (byte) 1);
    byte[] signed = Signed.at(KEY, 1, Signed.NOW, Frames.v2(UNKNOWN_ID, 0, 99, longest));

    assertThat(signed).hasSize(FrameEncoder.MAX_FRAME_LENGTH);
    assertThat(check(signed)).isEqualTo(SignatureVerdict.ACCEPTED);
  }

  @Test
  void tellsFramesThatMustNotBeForwarded() {
    byte[] setupSigning = Frames.v2(256, 0, CrcExtra.of(256), new byte[42]);

    assertThat(Signed.view(setupSigning).mayBeForwarded()).isFalse();
    assertThat(Signed.view(frame).mayBeForwarded()).isTrue();
  }
}
