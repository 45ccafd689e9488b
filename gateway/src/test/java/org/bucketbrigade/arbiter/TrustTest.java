package org.bucketbrigade.arbiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TrustTest {
  private static final long S = 1_000_000_000L;
  private static final long STEP = S / 10;

  private final Trust trust = new Trust();
  private final MergeScratch scratch = new MergeScratch();
  private final Velocity ofAll = new Velocity();
  private final Proposals proposals = scratch.proposals;
  private long now = 100 * S;

  private void sit(int people) {
    for (int seat = 0; seat < people; seat++) {
      trust.begin(seat, now);
    }
  }

  /** Everybody wishes a speed north for a while. */
  private void wish(double seconds, double... norths) {
    for (long end = now + (long) (seconds * S); now < end; now += STEP) {
      proposals.clear();
      for (int seat = 0; seat < norths.length; seat++) {
        proposals.add(seat, seat, norths[seat], 0, 0, 1, 0, now + S);
      }
      trust.observe(scratch, ofAll, now);
    }
  }

  @Test
  void beginsAtOneAndIsEarnedOverMinutes() {
    sit(3);
    assertThat(trust.factor(0)).isEqualTo(1);
    wish(10, 5, 5, 5);
    assertThat(trust.factor(0)).isLessThan(1.05);
    wish(Trust.TIME_CONSTANT_S - 10, 5, 5, 5);
    assertThat(trust.factor(0)).isCloseTo(1 + 0.5 * (1 - Math.exp(-1)), within(0.02));
    wish(3_600, 5, 5, 5);
    assertThat(trust.factor(0)).isBetween(1.49, 1.5);
  }

  @Test
  void isLostAsSlowly() {
    sit(4);
    wish(3_600, 5, 5, 5, 5);
    wish(10, -5, 5, 5, 5);
    assertThat(trust.factor(0)).isGreaterThan(1.45);
    wish(1_200, -5, 5, 5, 5);
    assertThat(trust.factor(0)).isLessThan(1.01);
    assertThat(trust.factor(1)).isGreaterThan(1.49);
  }

  @Test
  void ofWhoAgreesHalfOfTheTimeIsHalf() {
    sit(4);
    for (int round = 0; round < 100; round++) {
      wish(20, 5, 5, 5, 5);
      wish(20, -5, 5, 5, 5);
    }
    assertThat(trust.factor(0)).isCloseTo(1.25, within(0.03));
  }

  @Test
  void nobodysOwnProposalHelpsThemToAgree() {
    sit(4);
    // Who weighs most decides where the median of four lies: one's own weight must not.
    for (long end = now + 1_200 * S; now < end; now += STEP) {
      proposals.clear();
      proposals.add(0, 0, 9, 0, 0, 100, 0, now + S);
      proposals.add(1, 1, 0, 0, 0, 1, 0, now + S);
      proposals.add(2, 2, 0, 1, 0, 1, 0, now + S);
      proposals.add(3, 3, 1, 0, 0, 1, 0, now + S);
      trust.observe(scratch, ofAll, now);
    }
    assertThat(trust.factor(0)).isEqualTo(1);
  }

  @Test
  void twoAloneProveNothing() {
    sit(2);
    wish(3_600, 5, 5);
    assertThat(trust.factor(0)).isEqualTo(1);
  }

  @Test
  void isNotInheritedWithASeat() {
    sit(3);
    wish(3_600, 5, 5, 5);
    trust.begin(1, now);
    assertThat(trust.factor(1)).isEqualTo(1);
    assertThat(trust.factor(2)).isGreaterThan(1.4);
  }

  @Test
  void isNotEarnedWhileNobodyLooks() {
    sit(3);
    now += 3_600 * S;
    wish(1, 5, 5, 5);
    assertThat(trust.factor(0)).isLessThan(1.03);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void staysInItsBoundsWhateverPeopleWish(long seed) {
    Random random = new Random(seed);
    sit(9);
    for (int round = 0; round < 20_000; round++) {
      now += random.nextLong(9 * S);
      proposals.clear();
      for (int seat = 0; seat < 9; seat++) {
        if (random.nextInt(4) > 0) {
          double north = random.nextInt(3) * random.nextGaussian();
          proposals.add(seat, seat, north, 0, 0, 1, 0, now + S);
        }
      }
      trust.observe(scratch, ofAll, now);
      double factor = trust.factor(random.nextInt(9));
      assertThat(factor).as("seed %d, round %d", seed, round).isBetween(1.0, Trust.MOST);
    }
  }
}
