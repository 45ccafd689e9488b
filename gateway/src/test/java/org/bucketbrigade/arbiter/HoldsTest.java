package org.bucketbrigade.arbiter;

import static org.assertj.core.api.Assertions.assertThat;

import org.bucketbrigade.wire.v1.Reason;
import org.junit.jupiter.api.Test;

final class HoldsTest {
  private static final long S = 1_000_000_000L;
  private final HoldBudget budget = new HoldBudget(20);
  private final Holds holds = new Holds();

  @Test
  void aPressLastsFifteenSeconds() {
    holds.press(7, budget, 100 * S);
    assertThat(holds.any(100 * S)).isTrue();
    assertThat(holds.crewLeftNanos(105 * S)).isEqualTo(10 * S);
    assertThat(holds.any(115 * S - 1)).isTrue();
    assertThat(holds.any(115 * S)).isFalse();
  }

  @Test
  void onlyASecondMemberExtendsIt() {
    holds.press(7, budget, 100 * S);
    holds.press(7, budget, 110 * S);
    assertThat(holds.any(115 * S)).isFalse();
    holds.press(7, budget, 120 * S);
    holds.press(8, budget, 130 * S);
    assertThat(holds.any(145 * S - 1)).isTrue();
  }

  @Test
  void theLatchStaysUntilItIsLifted() {
    holds.latch();
    assertThat(holds.any(Long.MAX_VALUE)).isTrue();
    holds.press(7, budget, 100 * S);
    assertThat(holds.any(200 * S)).isTrue();
    holds.lift();
    assertThat(holds.any(101 * S)).isFalse();
  }

  @Test
  void aPersonStopsTwiceInTenMinutesAloneAndThenNeedsASecond() {
    assertThat(holds.press(7, budget, 0)).isEqualTo(Reason.REASON_OK);
    assertThat(holds.press(7, budget, 20 * S)).isEqualTo(Reason.REASON_OK);
    assertThat(holds.press(7, budget, 40 * S)).isEqualTo(Reason.REASON_HOLD_BUDGET_SPENT);
    assertThat(holds.press(7, budget, 41 * S)).isEqualTo(Reason.REASON_HOLD_BUDGET_SPENT);
    assertThat(holds.any(41 * S)).isFalse();
    assertThat(holds.press(7, budget, 600 * S))
        .as("ten minutes after the first")
        .isEqualTo(Reason.REASON_OK);
    assertThat(holds.press(7, budget, 616 * S)).isEqualTo(Reason.REASON_HOLD_BUDGET_SPENT);
    assertThat(holds.press(7, budget, 620 * S)).as("after the second").isEqualTo(Reason.REASON_OK);
  }

  @Test
  void pressingWhileOneHoldsAlreadyCostsNothing() {
    for (int i = 0; i < 14; i++) {
      assertThat(holds.press(7, budget, i * S)).isEqualTo(Reason.REASON_OK);
    }
    assertThat(holds.press(7, budget, 20 * S)).isEqualTo(Reason.REASON_OK);
  }

  @Test
  void twoWhoHaveSpentTheirsHoldTogether() {
    for (int person = 7; person < 9; person++) {
      budget.spend(person, 0);
      budget.spend(person, 0);
    }
    assertThat(holds.press(7, budget, 100 * S)).isEqualTo(Reason.REASON_HOLD_BUDGET_SPENT);
    assertThat(holds.press(8, budget, 116 * S))
        .as("too late")
        .isEqualTo(Reason.REASON_HOLD_BUDGET_SPENT);
    assertThat(holds.press(7, budget, 120 * S)).isEqualTo(Reason.REASON_OK);
    assertThat(holds.any(134 * S)).isTrue();
  }

  @Test
  void theBudgetGoesWithThePersonIntoAnotherCrew() {
    holds.press(7, budget, 0);
    Holds others = new Holds();
    others.press(7, budget, 20 * S);
    assertThat(new Holds().press(7, budget, 40 * S)).isEqualTo(Reason.REASON_HOLD_BUDGET_SPENT);
  }
}
