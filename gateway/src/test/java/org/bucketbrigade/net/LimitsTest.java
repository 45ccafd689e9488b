package org.bucketbrigade.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LimitsTest {
  private long nowNanos;

  @Test
  void allowsTheRateAndABurstOfTwiceThat() {
    RateLimit limit = new RateLimit(60, nowNanos);
    int allowed = 0;
    for (int i = 0; i < 200; i++) {
      allowed += limit.allows(nowNanos) ? 1 : 0;
    }
    assertThat(allowed).isEqualTo(120);
    nowNanos += 1_000_000_000L;
    for (int i = 0; i < 200; i++) {
      allowed += limit.allows(nowNanos) ? 1 : 0;
    }
    assertThat(allowed).isEqualTo(180);
  }

  @Test
  void countsUpTheExcessOfAFloodAndForgetsThatOfAHiccup() {
    RateLimit flood = new RateLimit(60, nowNanos);
    for (int i = 0; i < 2_000; i++) {
      nowNanos += 1_000_000L; // 1,000 a second for 2 s
      flood.allows(nowNanos);
    }
    assertThat(flood.excess()).isGreaterThan(500);
    RateLimit hiccup = new RateLimit(60, nowNanos);
    for (int i = 0; i < 400; i++) {
      hiccup.allows(nowNanos); // what waited in a dead spot comes at once
    }
    assertThat(hiccup.excess()).isBetween(200.0, 400.0);
    for (int i = 0; i < 100; i++) {
      nowNanos += 100_000_000L;
      hiccup.allows(nowNanos);
    }
    assertThat(hiccup.excess()).isZero();
  }

  @Test
  void logsOnceASecondASourceAndCountsAll() {
    BadInput bad = new BadInput(() -> nowNanos);
    assertThat(bad.add("a", "test")).isTrue();
    assertThat(bad.add("a", "test")).isFalse();
    assertThat(bad.add("b", "test")).isTrue();
    nowNanos += 999_999_999L;
    assertThat(bad.add("a", "test")).isFalse();
    nowNanos += 1;
    assertThat(bad.add("a", "test")).isTrue();
    assertThat(bad.count()).isEqualTo(5);
  }

  @Test
  void doesNotFillTheLogForManySources() {
    BadInput bad = new BadInput(() -> nowNanos);
    int logged = 0;
    for (int i = 0; i < 5_000; i++) {
      logged += bad.add("source " + i, "test") ? 1 : 0;
    }
    assertThat(logged).isEqualTo(BadInput.MAX_SOURCES);
    assertThat(bad.add("source 0", "test")).isFalse();
    nowNanos += 1_000_000_000L;
    assertThat(bad.add("source 4999", "test")).isTrue();
    assertThat(bad.count()).isEqualTo(5_002);
  }

  @Test
  void givesNoSessionNumberBackSoonAndNoneTwice() {
    SessionSlots slots = new SessionSlots(1, 3);
    int first = slots.take();
    assertThat(first % 3).isEqualTo(1);
    slots.giveBack(first);
    for (int i = 0; i < SessionSlots.RESTING; i++) {
      int slot = slots.take();
      assertThat(slot).isNotEqualTo(first);
      slots.giveBack(slot);
    }
    java.util.Set<Integer> taken = new java.util.HashSet<>();
    for (int i = 0; i < SessionSlots.MAX_PER_THREAD; i++) {
      assertThat(taken.add(slots.take())).isTrue();
    }
    assertThat(slots.take()).isEqualTo(-1);
    assertThat(SessionSlots.nextEpoch()).isNotZero().isNotEqualTo(SessionSlots.nextEpoch());
  }
}
