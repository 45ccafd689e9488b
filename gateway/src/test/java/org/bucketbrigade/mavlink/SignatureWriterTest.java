package org.bucketbrigade.mavlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SignatureWriterTest {
  private static final int UNKNOWN_ID = 54_321;

  private final SigningClock clock = new SigningClock(0);
  private final SignatureWriter writer = new SignatureWriter(Signed.key(0), 5, clock);
  private final byte[] frame = Frames.encoded(new Attitude().roll(1).yawspeed(2), 10, 1);

  @Test
  void signsAHeartbeatByteForByteAsNodeMavlinkDoes() {
    Heartbeat heartbeat =
        new Heartbeat()
            .type(MavType.GCS)
            .autopilot(MavAutopilot.INVALID)
            .systemStatus(MavState.ACTIVE)
            .mavlinkVersion(Heartbeat.PROTOCOL_VERSION);
    UnsafeBuffer buffer = new UnsafeBuffer(new byte[100]);
    int length = FrameEncoder.encode(heartbeat, 7, 245, 190, buffer, 3);

    int signed = writer.sign(buffer, 3, length, Signed.NOW_NANOS);

    assertThat(signed).isEqualTo(length + SignatureWriter.SIGNATURE_LENGTH);
    assertThat(HexFormat.of().formatHex(buffer.byteArray(), 3, 3 + signed))
        .isEqualTo("fd09010007f5be000000000000000608000403bfc30500924bf820227eb26298cd06");
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void signsEveryMessageAsDronefleetDoes(long seed) {
    Random random = new Random(seed);
    SigningKey zeros = new SigningKey(new byte[SigningKey.LENGTH]);
    for (Message message : Flyweights.all()) {
      byte[] payload = new byte[message.length()];
      random.nextBytes(payload);
      payload[payload.length - 1] |= 1; // dronefleet does not cut zeros
      message.wrap(new UnsafeBuffer(payload), 0, payload.length);

      assertThat(Signed.at(zeros, 3, 123_456_789L, Frames.encoded(message, 9, 77)))
          .isEqualTo(Frames.signed(message, 9, 77, payload));
    }
  }

  @Test
  void takesARisingTimestampForEveryFrameWhateverTheTime() {
    List<Long> timestamps =
        Arrays.asList(Signed.NOW_NANOS, Signed.NOW_NANOS, Signed.NOW_NANOS - 1_000_000_000L, 0L)
            .stream()
            .map(now -> timestamp(Signed.by(writer, frame, now)))
            .toList();

    assertThat(timestamps)
        .containsExactly(Signed.NOW, Signed.NOW + 1, Signed.NOW + 2, Signed.NOW + 3);
    assertThat(clock.timestamp()).isEqualTo(Signed.NOW + 3);
  }

  @Test
  void goesOnFromTheTimestampStored() {
    SigningClock restarted = new SigningClock(Signed.NOW + 50);
    SignatureWriter other = new SignatureWriter(Signed.key(0), 5, restarted);

    assertThat(timestamp(Signed.by(other, frame, Signed.NOW_NANOS))).isEqualTo(Signed.NOW + 51);
  }

  @Test
  void sharesTheClockAmongLinks() {
    SignatureWriter other = new SignatureWriter(Signed.key(0), 6, clock);

    assertThat(timestamp(Signed.by(writer, frame, Signed.NOW_NANOS))).isEqualTo(Signed.NOW);
    assertThat(timestamp(Signed.by(other, frame, Signed.NOW_NANOS))).isEqualTo(Signed.NOW + 1);
  }

  @Test
  void mendsTheChecksumOfMessagesThatNobodyHereKnows() {
    byte[] unknown = Frames.v2(UNKNOWN_ID, 0, 99, new byte[] {1, 2, 3});

    byte[] signed = Signed.by(writer, unknown, Signed.NOW_NANOS);

    assertThat(Signed.view(signed).verifyCrc(99)).isTrue();
  }

  @Test
  void leavesAWrongChecksumWrong() {
    frame[frame.length - 1] ^= 4;

    byte[] signed = Signed.by(writer, frame, Signed.NOW_NANOS);

    assertThat(Signed.view(signed).verifyCrc(CrcExtra.of(Attitude.ID))).isFalse();
  }

  @Test
  void refusesFramesOfVersion1() {
    assertRefused(Frames.v1(new Attitude(), 1, 1, new byte[28]), 100);
  }

  @Test
  void refusesFramesThatAreSignedAlready() {
    assertRefused(Signed.by(writer, frame, Signed.NOW_NANOS), 100);
  }

  @Test
  void refusesWhatIsNotOneWholeFrame() {
    assertRefused(Arrays.copyOf(frame, frame.length - 1), 100);
    assertRefused(Arrays.copyOf(frame, frame.length + 1), 100);
    assertRefused(new byte[40], 100);
    assertRefused(new byte[0], 100);
  }

  @Test
  void refusesAFrameBehindWhichThereIsNoRoom() {
    assertRefused(frame, frame.length + SignatureWriter.SIGNATURE_LENGTH - 1);
  }

  @Test
  void refusesToSignAfterTheEndOfTime() {
    SigningClock last = new SigningClock(SigningClock.END - 1);
    SignatureWriter other = new SignatureWriter(Signed.key(0), 5, last);

    assertThat(timestamp(Signed.by(other, frame, Signed.NOW_NANOS))).isEqualTo(SigningClock.END);
    UnsafeBuffer buffer = new UnsafeBuffer(Arrays.copyOf(frame, 100));
    assertThat(other.sign(buffer, 0, frame.length, Signed.NOW_NANOS))
        .isEqualTo(SignatureWriter.REFUSED);
    assertThat(last.timestamp()).isEqualTo(SigningClock.END);
  }

  @Test
  void isUndoneByACopyWithoutTheSignature() {
    for (byte[] each : List.of(frame, Frames.v2(UNKNOWN_ID, 0, 99, new byte[255]))) {
      byte[] signed = Signed.by(writer, each, Signed.NOW_NANOS);
      byte[] before = signed.clone();

      assertThat(copiedUnsigned(signed)).isEqualTo(each);
      assertThat(signed).as("the received bytes").isEqualTo(before);
    }
  }

  @Test
  void copiesFramesWithoutASignatureAsTheyAre() {
    byte[] v1 = Frames.v1(new Attitude(), 1, 1, new byte[28]);

    assertThat(copiedUnsigned(v1)).isEqualTo(v1);
    assertThat(copiedUnsigned(frame)).isEqualTo(frame);
  }

  @Test
  void keepsTheKeyOutOfTexts() {
    assertThat(Signed.key('A')).hasToString("SigningKey");
  }

  @Test
  void copiesTheKeysBytes() {
    byte[] bytes = new byte[SigningKey.LENGTH];
    SigningKey key = new SigningKey(bytes);
    byte[] before = Signed.at(key, 1, 1, frame);

    bytes[3] = 1;

    assertThat(Signed.at(key, 1, 1, frame)).isEqualTo(before);
  }

  @Test
  void refusesKeysOfAnotherLength() {
    assertThatThrownBy(() -> new SigningKey(new byte[31]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a signing key has 32 bytes, not 31");
  }

  private void assertRefused(byte[] bytes, int room) {
    UnsafeBuffer buffer = new UnsafeBuffer(Arrays.copyOf(bytes, room));
    byte[] before = buffer.byteArray().clone();

    assertThat(writer.sign(buffer, 0, bytes.length, Signed.NOW_NANOS))
        .isEqualTo(SignatureWriter.REFUSED);
    assertThat(buffer.byteArray()).isEqualTo(before);
  }

  private static byte[] copiedUnsigned(byte[] frame) {
    byte[] copy = new byte[FrameEncoder.MAX_FRAME_LENGTH];
    int length = FrameEncoder.copyUnsigned(Signed.view(frame), new UnsafeBuffer(copy), 0);
    return Arrays.copyOf(copy, length);
  }

  private static long timestamp(byte[] signed) {
    return SignatureLayout.timestamp(new UnsafeBuffer(signed), signed.length - 13);
  }
}
