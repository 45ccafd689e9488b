package org.bucketbrigade.arbiter;

import static org.assertj.core.api.Assertions.assertThat;

import org.bucketbrigade.arbiter.reference.ArbiterUnderTest;
import org.bucketbrigade.arbiter.reference.Contender;
import org.bucketbrigade.wire.v1.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Contender.class)
final class HoldsTest {
  private static final long S = 1_000_000_000L;
  private static final int DRONES = 3;
  private static final int CREW = 10;

  private final ArbiterUnderTest arbiter;
  private final int drone;

  HoldsTest(Contender contender) {
    arbiter = contender.make();
    drone = arbiter.add();
    for (int another = 1; another < DRONES; another++) {
      arbiter.add();
    }
    for (int person = 0; person < CREW; person++) {
      assertThat(arbiter.seat(drone, person, true, 0)).isEqualTo(person);
    }
  }

  private Reason press(int person, long now) {
    return arbiter.hold(drone, person, now);
  }

  private boolean held(long now) {
    return arbiter.view(drone, now).held();
  }

  @Test
  void aPressLastsFifteenSeconds() {
    press(7, 100 * S);
    assertThat(held(100 * S)).isTrue();
    assertThat(arbiter.view(drone, 105 * S).crewHoldLeftNanos()).isEqualTo(10 * S);
    assertThat(held(115 * S - 1)).isTrue();
    assertThat(held(115 * S)).isFalse();
  }

  @Test
  void onlyASecondMemberExtendsIt() {
    press(7, 100 * S);
    press(7, 110 * S);
    assertThat(held(115 * S)).isFalse();
    press(7, 120 * S);
    press(8, 130 * S);
    assertThat(held(145 * S - 1)).isTrue();
  }

  @Test
  void theLatchStaysUntilItIsLifted() {
    arbiter.latchHold(drone, 0);
    assertThat(held(1_000_000 * S)).isTrue();
    press(7, 100 * S);
    assertThat(held(200 * S)).isTrue();
    arbiter.liftHolds(drone);
    assertThat(held(101 * S)).isFalse();
  }

  @Test
  void aPersonStopsTwiceInTenMinutesAloneAndThenNeedsASecond() {
    assertThat(press(7, 0)).isEqualTo(Reason.REASON_OK);
    assertThat(press(7, 20 * S)).isEqualTo(Reason.REASON_OK);
    assertThat(press(7, 40 * S)).isEqualTo(Reason.REASON_HOLD_BUDGET_SPENT);
    assertThat(press(7, 41 * S)).isEqualTo(Reason.REASON_HOLD_BUDGET_SPENT);
    assertThat(held(41 * S)).isFalse();
    assertThat(press(7, 600 * S)).as("ten minutes after the first").isEqualTo(Reason.REASON_OK);
    assertThat(press(7, 616 * S)).isEqualTo(Reason.REASON_HOLD_BUDGET_SPENT);
    assertThat(press(7, 620 * S)).as("after the second").isEqualTo(Reason.REASON_OK);
  }

  @Test
  void pressingWhileOneHoldsAlreadyCostsNothing() {
    for (int i = 0; i < 14; i++) {
      assertThat(press(7, i * S)).isEqualTo(Reason.REASON_OK);
    }
    assertThat(press(7, 20 * S)).isEqualTo(Reason.REASON_OK);
  }

  @Test
  void twoWhoHaveSpentTheirsHoldTogether() {
    for (int person = 7; person < 9; person++) {
      press(person, 0);
      press(person, 20 * S);
    }
    assertThat(press(7, 100 * S)).isEqualTo(Reason.REASON_HOLD_BUDGET_SPENT);
    assertThat(press(8, 116 * S)).as("too late").isEqualTo(Reason.REASON_HOLD_BUDGET_SPENT);
    assertThat(press(7, 120 * S)).isEqualTo(Reason.REASON_OK);
    assertThat(held(134 * S)).isTrue();
  }

  @Test
  void theBudgetGoesWithThePersonIntoAnotherCrew() {
    for (int another = 0; another < DRONES; another++) {
      int seat = arbiter.seat(another, 7, true, 0);
      assertThat(arbiter.hold(another, seat, 20 * S * another))
          .isEqualTo(another < 2 ? Reason.REASON_OK : Reason.REASON_HOLD_BUDGET_SPENT);
    }
  }
}
