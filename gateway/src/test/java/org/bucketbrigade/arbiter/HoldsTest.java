package org.bucketbrigade.arbiter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class HoldsTest {
  private static final long S = 1_000_000_000L;
  private final Holds holds = new Holds();

  @Test
  void aPressLastsFifteenSeconds() {
    holds.press(7, 100 * S);
    assertThat(holds.any(100 * S)).isTrue();
    assertThat(holds.crewLeftNanos(105 * S)).isEqualTo(10 * S);
    assertThat(holds.any(115 * S - 1)).isTrue();
    assertThat(holds.any(115 * S)).isFalse();
  }

  @Test
  void onlyASecondMemberExtendsIt() {
    holds.press(7, 100 * S);
    holds.press(7, 110 * S);
    assertThat(holds.any(115 * S)).isFalse();
    holds.press(7, 120 * S);
    holds.press(8, 130 * S);
    assertThat(holds.any(145 * S - 1)).isTrue();
  }

  @Test
  void theLatchStaysUntilItIsLifted() {
    holds.latch();
    assertThat(holds.any(Long.MAX_VALUE)).isTrue();
    holds.press(7, 100 * S);
    assertThat(holds.any(200 * S)).isTrue();
    holds.lift();
    assertThat(holds.any(101 * S)).isFalse();
  }
}
