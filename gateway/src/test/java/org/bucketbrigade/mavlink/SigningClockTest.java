package org.bucketbrigade.mavlink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class SigningClockTest {
  @Test
  void countsTensOfMicrosecondsSince2015() {
    long nanos = Instant.parse("2015-01-01T00:00:01Z").getEpochSecond() * 1_000_000_000L;

    assertThat(SigningClock.ofUnixNanos(nanos)).isEqualTo(100_000);
    assertThat(SigningClock.ofUnixNanos(nanos + 19_999)).isEqualTo(100_001);
    assertThat(SigningClock.ofUnixNanos(Signed.NOW_NANOS)).isEqualTo(Signed.NOW);
  }

  @Test
  void staysWithinFortyEightBitsWhateverTheTime() {
    assertThat(SigningClock.ofUnixNanos(0)).isZero();
    assertThat(SigningClock.ofUnixNanos(Long.MIN_VALUE)).isZero();
    assertThat(SigningClock.ofUnixNanos(Long.MAX_VALUE)).isEqualTo(SigningClock.END);
  }

  @Test
  void neverGoesBack() {
    SigningClock clock = new SigningClock(0);

    assertThat(clock.at(Signed.NOW_NANOS)).isEqualTo(Signed.NOW);
    assertThat(clock.at(Signed.NOW_NANOS - 1_000_000_000L)).isEqualTo(Signed.NOW);
    clock.follow(5, Signed.NOW_NANOS);
    assertThat(clock.timestamp()).isEqualTo(Signed.NOW);
  }

  @Test
  void takesAnyStoredNumber() {
    assertThat(new SigningClock(-1).timestamp()).isZero();
    assertThat(new SigningClock(Long.MAX_VALUE).timestamp()).isEqualTo(SigningClock.END);
  }
}
