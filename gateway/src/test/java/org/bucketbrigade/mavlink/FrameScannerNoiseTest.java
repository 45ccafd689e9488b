package org.bucketbrigade.mavlink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Feeds the scanner what bad links make of good frames. */
final class FrameScannerNoiseTest {
  private static final List<Message> MESSAGES = Flyweights.all();

  private final FrameScanner scanner = new FrameScanner();
  private final Frames.Collector found = new Frames.Collector();

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void findsEveryGoodFrameBetweenNoise(long seed) {
    Random random = new Random(seed);
    List<String> sent = new ArrayList<>();
    List<byte[]> pieces = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      byte[] noise = new byte[random.nextInt(60)];
      random.nextBytes(noise);
      byte[] frame = Frames.random(random, MESSAGES);
      pieces.add(noise);
      pieces.add(frame);
      sent.add(Frames.hex(frame));
    }
    byte[] bytes = Frames.concat(pieces.toArray(byte[][]::new));

    scanner.scanDatagram(new UnsafeBuffer(bytes), 0, bytes.length, found);

    assertThat(found.verified).containsSubsequence(sent);
    assertThat(found.all.size() - sent.size()).as("noise taken for frames").isLessThan(3);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {11, 12, 13, 14})
  void findsTheSameFramesHoweverAStreamIsCut(long seed) {
    Random random = new Random(seed);
    List<String> sent = new ArrayList<>();
    List<byte[]> pieces = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      byte[] frame = Frames.random(random, MESSAGES);
      pieces.add(frame);
      sent.add(Frames.hex(frame));
    }
    byte[] bytes = Frames.concat(pieces.toArray(byte[][]::new));
    UnsafeBuffer kept = new UnsafeBuffer(new byte[2 * FrameEncoder.MAX_FRAME_LENGTH]);
    int length = 0;
    for (int at = 0; at < bytes.length; ) {
      int chunk = Math.min(1 + random.nextInt(FrameEncoder.MAX_FRAME_LENGTH), bytes.length - at);
      kept.putBytes(length, bytes, at, chunk);
      length += chunk;
      at += chunk;
      int done = scanner.scan(kept, 0, length, found);
      length -= done;
      kept.putBytes(0, kept, done, length);
      assertThat(length).isLessThan(FrameEncoder.MAX_FRAME_LENGTH);
    }

    assertThat(length).isZero();
    assertThat(found.verified).isEqualTo(sent);
    assertThat(scanner.garbageBytes()).isZero();
  }

  @Test
  void losesOneFrameIfAnyOfItsBitsFlips() {
    byte[] victim = Frames.encoded(new GlobalPositionInt().lat(493_000_000).hdg(1), 9, 1);
    byte[] next = Frames.encoded(new Attitude().roll(1).yawspeed(2), 10, 1);
    for (int bit = 0; bit < 8 * victim.length; bit++) {
      byte[] flipped = victim.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      byte[] bytes = Frames.concat(flipped, next);
      Frames.Collector collector = new Frames.Collector();

      new FrameScanner().scanDatagram(new UnsafeBuffer(bytes), 0, bytes.length, collector);

      assertThat(collector.verified).as("bit %d", bit).containsExactly(Frames.hex(next));
    }
  }

  @Test
  void losesOneFrameWhereverItIsCutShort() {
    byte[] victim = Frames.encoded(new GlobalPositionInt().lat(493_000_000).hdg(1), 9, 1);
    byte[] next = Frames.encoded(new Attitude().roll(1).yawspeed(2), 10, 1);
    for (int cut = 0; cut < victim.length; cut++) {
      byte[] bytes = Frames.concat(Arrays.copyOf(victim, cut), next, next);
      Frames.Collector collector = new Frames.Collector();

      new FrameScanner().scanDatagram(new UnsafeBuffer(bytes), 0, bytes.length, collector);

      assertThat(collector.all)
          .as("cut to %d bytes", cut)
          .containsExactly(Frames.hex(next), Frames.hex(next));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {21, 22, 23})
  void neverThrowsWhateverTheBytes(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 5_000; round++) {
      byte[] bytes = nastyBytes(random);
      UnsafeBuffer buffer = new UnsafeBuffer(bytes);
      int done = scanner.scan(buffer, 0, bytes.length, this::readAsWhatItSays);
      assertThat(done).isBetween(0, bytes.length);
      scanner.scanDatagram(buffer, 0, bytes.length, this::readAsWhatItSays);
    }
  }

  /** Noise that is rich in what looks like a frame. */
  private static byte[] nastyBytes(Random random) {
    if (random.nextBoolean()) {
      byte[] frame = Frames.random(random, MESSAGES);
      frame[random.nextInt(frame.length)] = (byte) random.nextInt();
      return Arrays.copyOf(frame, random.nextInt(frame.length + 20));
    }
    byte[] bytes = new byte[random.nextInt(300)];
    random.nextBytes(bytes);
    for (int i = 0; i < bytes.length; i++) {
      if (random.nextInt(8) == 0) {
        bytes[i] = (byte) (0xFD + random.nextInt(2));
      }
    }
    return bytes;
  }

  private void readAsWhatItSays(FrameView frame) {
    for (Message message : MESSAGES) {
      if (message.id() == frame.messageId()) {
        message.wrap(frame);
        assertThat(message.payload().capacity()).isEqualTo(message.length());
      }
    }
  }
}
