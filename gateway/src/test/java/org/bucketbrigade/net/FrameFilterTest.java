package org.bucketbrigade.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameFilterTest {
  private static final int SYSTEM = 7;
  private static final int FIRST = 0;
  private static final int SECOND = 1;
  private static final long MS = 1_000_000L;

  private final FrameFilter filter = new FrameFilter();
  private long now = 5_000 * MS;
  private long lost;

  private Verdict judge(int endpoint, byte[] frame) {
    Verdict verdict = filter.judge(endpoint, Sent.view(frame), now);
    lost += filter.lost();
    return verdict;
  }

  /** Frame number n of a stream, 5 ms after the one before. */
  private Verdict hear(int endpoint, int n) {
    now += 5 * MS;
    return judge(endpoint, Sent.tick(n & 0xFF, SYSTEM, 1, n));
  }

  private static Random seeded(long seed) {
    System.out.println("seed " + seed);
    return new Random(seed);
  }

  @Test
  void frameAfterFramePassesForEverAcrossTheWrapOfEightBits() {
    for (int n = 0; n < 2_000; n++) {
      assertThat(hear(FIRST, n)).isEqualTo(Verdict.PASS);
    }
    assertThat(lost).isZero();
  }

  @Test
  void gapsAreLosses() {
    assertThat(hear(FIRST, 250)).isEqualTo(Verdict.PASS);
    assertThat(hear(FIRST, 253)).isEqualTo(Verdict.PASS);
    assertThat(hear(FIRST, 256 + 4)).isEqualTo(Verdict.PASS);
    assertThat(lost).isEqualTo(2 + 6);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void halfTheFramesLostAreCountedAndTheOthersPass(long seed) {
    Random random = seeded(seed);
    int missing = 0;
    for (int n = 0; n < 5_000; n++) {
      if (n > 0 && n < 4_999 && random.nextBoolean()) {
        missing++;
        now += 5 * MS;
      } else {
        assertThat(hear(FIRST, n)).as("frame %d", n).isEqualTo(Verdict.PASS);
      }
    }
    assertThat(lost).isEqualTo(missing);
  }

  @Test
  void aFrameThatIsRepeatedIsDropped() {
    for (int n = 0; n < 600; n++) {
      assertThat(hear(FIRST, n)).isEqualTo(Verdict.PASS);
      assertThat(hear(FIRST, n)).isEqualTo(Verdict.DUPLICATE);
    }
    assertThat(lost).isZero();
  }

  @Test
  void aSenderThatNeverCountsIsHeard() {
    for (int n = 0; n < 100; n++) {
      now += 20 * MS;
      assertThat(judge(FIRST, Sent.tick(0, SYSTEM, 1, n))).isEqualTo(Verdict.PASS);
    }
    for (int n = 0; n < 10; n++) {
      now += 1_000 * MS;
      assertThat(judge(FIRST, Sent.heartbeat(0, SYSTEM))).isEqualTo(Verdict.PASS);
    }
    assertThat(lost).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15, 16})
  void afterReorderingWhatPassesIsInOrder(long seed) {
    Random random = seeded(seed);
    List<Integer> order = new ArrayList<>();
    for (int start = 0; start < 4_000; start += 4) {
      List<Integer> few = new ArrayList<>(List.of(start, start + 1, start + 2, start + 3));
      Collections.shuffle(few, random);
      order.addAll(few);
    }
    int newest = -1;
    int passed = 0;
    for (int n : order) {
      Verdict verdict = hear(FIRST, n);
      if (verdict == Verdict.PASS) {
        assertThat(n).isGreaterThan(newest);
        newest = n;
        passed++;
      } else {
        assertThat(verdict).isEqualTo(Verdict.LATE);
        assertThat(n).isLessThan(newest);
      }
    }
    assertThat(passed).isGreaterThan(1_000);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20, 127, 128, 129, 200, 255})
  void aSenderThatRebootsIsHeardAfterAFewFrames(int atReboot) {
    for (int n = 0; n <= 512 + atReboot; n++) {
      assertThat(hear(FIRST, n)).isEqualTo(Verdict.PASS);
    }
    int dropped = 0;
    for (int n = 0; n < 300; n++) {
      now += 5 * MS;
      if (judge(FIRST, Sent.tick(n & 0xFF, SYSTEM, 1, 9_000 + n)) != Verdict.PASS) {
        assertThat(n).isLessThan(Stream.BEGAN_ANEW);
        dropped++;
      }
    }
    assertThat(dropped).isLessThan(Stream.BEGAN_ANEW);
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23})
  void aSenderThatRebootsOnALossyLinkIsHeardAfterAFewFrames(long seed) {
    Random random = seeded(seed);
    hear(FIRST, 60);
    int dropped = 0;
    for (int n = 0; n < 300; n++) {
      now += 5 * MS;
      if (random.nextBoolean()
          && judge(FIRST, Sent.tick(n & 0xFF, SYSTEM, 1, 9_000 + n)) != Verdict.PASS) {
        dropped++;
      }
    }
    assertThat(dropped).isLessThan(Stream.BEGAN_ANEW);
  }

  @Test
  void afterASilenceNothingIsLate() {
    hear(FIRST, 100);
    now += Stream.PAUSE_NANOS;
    assertThat(hear(FIRST, 3)).isEqualTo(Verdict.PASS);
    assertThat(lost).isZero();
  }

  @Test
  void eachComponentAndEachSystemCountsForItself() {
    for (int n = 0; n < 300; n++) {
      now += 5 * MS;
      assertThat(judge(FIRST, Sent.tick(n & 0xFF, SYSTEM, 1, n))).isEqualTo(Verdict.PASS);
      assertThat(judge(FIRST, Sent.tick(-3 * n & 0xFF, SYSTEM + 1, 1, n))).isNotNull();
      if (n % 3 == 0) {
        assertThat(judge(FIRST, Sent.tick((n / 3 + 77) & 0xFF, SYSTEM, 154, n)))
            .isEqualTo(Verdict.PASS);
      }
    }
  }

  @Test
  void furtherComponentsThanAreLookedAtPass() {
    for (int component = 1; component <= FrameFilter.MAX_COMPONENTS; component++) {
      judge(FIRST, Sent.tick(9, SYSTEM, component, 0));
    }
    for (int i = 0; i < 20; i++) {
      assertThat(judge(FIRST, Sent.tick(-i & 0xFF, SYSTEM, 200, i))).isEqualTo(Verdict.PASS);
    }
  }

  @Test
  void twoLinksWithNumbersOfTheirOwnBothPass() {
    // As ArduPilot and PX4 do: every link has its own counter and its own choice of messages.
    for (int n = 0; n < 2_000; n++) {
      now += 5 * MS;
      assertThat(judge(FIRST, Sent.tick(n & 0xFF, SYSTEM, 1, n))).isEqualTo(Verdict.PASS);
      assertThat(judge(SECOND, Sent.tick((n + 140) & 0xFF, SYSTEM, 1, n))).isEqualTo(Verdict.PASS);
    }
    assertThat(lost).isZero();
  }

  @Test
  void aMirroredStreamPassesOnce() {
    for (int n = 0; n < 1_000; n++) {
      assertThat(hear(FIRST, n)).isEqualTo(Verdict.PASS);
      assertThat(hear(SECOND, n)).isEqualTo(Verdict.DUPLICATE);
    }
    assertThat(lost).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {31, 32, 33, 34})
  void ofAMirroredStreamWithLossesAndDelayWhatPassesIsInOrderOnceTheLinksAreJoined(long seed) {
    Random random = seeded(seed);
    int delay = 1 + random.nextInt(40);
    int newest = -1;
    int heard = 0;
    for (int n = 0; n < 4_000; n++) {
      now += 5 * MS;
      if (random.nextInt(10) < 7 && judge(FIRST, tickOf(n)) == Verdict.PASS) {
        newest = check(n, newest);
        heard++;
      }
      int old = n - delay;
      if (old >= 0 && random.nextInt(10) < 7 && judge(SECOND, tickOf(old)) == Verdict.PASS) {
        newest = check(old, newest);
        heard++;
      }
    }
    assertThat(heard).isGreaterThan(2_500);
  }

  private static byte[] tickOf(int n) {
    return Sent.tick(n & 0xFF, SYSTEM, 1, n);
  }

  private static int check(int n, int newest) {
    if (n > 200) { // by then they are joined
      assertThat(n).isGreaterThan(newest);
    }
    return Math.max(n, newest);
  }

  @Test
  void ofTwoJoinedLinksTheOtherIsHeardWhenOneFallsSilent() {
    for (int n = 0; n < 100; n++) {
      hear(FIRST, n);
      hear(SECOND, n);
    }
    for (int n = 100; n < 200; n++) {
      assertThat(hear(SECOND, n)).isEqualTo(Verdict.PASS);
    }
  }

  @Test
  void linksThatCarryTheSameFramesNoLongerAreTwoAgain() {
    for (int n = 0; n < 100; n++) {
      hear(FIRST, n);
      hear(SECOND, n);
    }
    int dropped = 0;
    for (int n = 100; n < 300; n++) {
      assertThat(hear(FIRST, n)).isEqualTo(Verdict.PASS);
      now += MS;
      if (judge(SECOND, Sent.tick((n - 20) & 0xFF, SYSTEM, 1, 5_000 + n)) != Verdict.PASS) {
        dropped++;
      }
    }
    assertThat(dropped).isBetween(1, Stream.PART + Stream.BEGAN_ANEW);
  }

  @Test
  void aRebootBehindTwoMirrorsIsHeardAfterAFewFrames() {
    for (int n = 0; n < 150; n++) {
      hear(FIRST, n);
      hear(SECOND, n);
    }
    int passed = 0;
    for (int n = 0; n < 100; n++) {
      now += 5 * MS;
      byte[] frame = Sent.tick(n, SYSTEM, 1, 7_000 + n);
      if (judge(FIRST, frame) == Verdict.PASS) {
        passed++;
      }
      if (judge(SECOND, frame) == Verdict.PASS) {
        passed++;
      }
    }
    assertThat(passed).isBetween(100 - 2 * Stream.BEGAN_ANEW, 100);
  }

  @Test
  void heartbeatsThatAreTheSameOnLinksWithNumbersOfTheirOwnDoNotHoldUpTheRest() {
    // Alike by chance: one heartbeat a second, and the same number on both links.
    int dropped = 0;
    for (int second = 0; second < 20; second++) {
      now += 100 * MS;
      int sequence = second * 21 & 0xFF;
      judge(FIRST, Sent.heartbeat(sequence, SYSTEM));
      judge(SECOND, Sent.heartbeat(sequence, SYSTEM));
      for (int i = 1; i <= 20; i++) {
        now += 45 * MS;
        dropped +=
            judge(FIRST, Sent.tick(sequence + i & 0xFF, SYSTEM, 1, i)) == Verdict.PASS ? 0 : 1;
        dropped +=
            judge(SECOND, Sent.tick(sequence + i & 0xFF, SYSTEM, 1, 500 + i)) == Verdict.PASS
                ? 0
                : 1;
      }
    }
    assertThat(dropped).isZero();
  }

  @Test
  void anEndpointThatIsRemovedLeavesNothingBehind() {
    for (int n = 0; n < 100; n++) {
      hear(FIRST, n);
      hear(SECOND, n);
    }
    filter.forget(SECOND);
    assertThat(judge(SECOND, Sent.tick(20, SYSTEM, 1, 9_000))).isEqualTo(Verdict.PASS);
    assertThat(hear(FIRST, 100)).isEqualTo(Verdict.PASS);
    filter.forget(FIRST);
    assertThat(judge(FIRST, Sent.tick(20, SYSTEM, 1, 9_001))).isEqualTo(Verdict.PASS);
  }
}
