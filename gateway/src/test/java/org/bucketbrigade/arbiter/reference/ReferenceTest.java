package org.bucketbrigade.arbiter.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import org.bucketbrigade.arbiter.Constraint;
import org.bucketbrigade.wire.v1.Limit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The arbiter that flies decides as the naive one does. */
final class ReferenceTest {
  private static final int HISTORIES = Integer.getInteger("arbiter.histories", 1_000);
  private static final int BLURRED_HISTORIES = 50;

  /** So often a history is played anew with other blurs to find out whether it was a threshold. */
  private static final int MOST_BLURS = 20;

  private final Duel duel = new Duel();

  /**
   * Every history is compared to its end. Where the two differ, the naive one must itself decide as
   * the fast one when its inputs are blurred by no more than {@link Subject#BLUR}: then it was a
   * threshold, and the history goes on with the blurred one.
   */
  @Test
  @Timeout(180) // about 20 s of one core, which others may want, too
  void decidesAsTheNaiveOneInAThousandHistories() {
    int thresholds = 0;
    for (int seed = 0; seed < HISTORIES; seed++) {
      Duel.Difference first = duel.play(seed, Subject.production(), Subject.reference());
      Duel.Difference last = first;
      for (int blur = 0; last != null; blur++) {
        if (blur == MOST_BLURS) {
          fail("step %d of %s", last.step(), last.what());
        }
        Duel.Difference next =
            duel.play(seed, Subject.production(), Subject.blurredReference(blur));
        if (next == null || next.step() > last.step()) {
          thresholds++;
          last = next;
        }
      }
    }
    long steps = (long) HISTORIES * History.STEPS;
    System.out.printf(
        "seeds 0 to %d: %d of %d steps at a threshold, velocities within %.1e m/s, %s%n",
        HISTORIES - 1, thresholds, steps, duel.worstMps, duel.seen);
    assertThat(thresholds).isLessThan((int) (steps / 100));
    theHistoriesAreWorthIt();
  }

  private void theHistoriesAreWorthIt() {
    for (Limit limit : Limit.values()) {
      if (limit != Limit.UNRECOGNIZED) {
        assertThat(duel.seen).containsKey(limit.name());
      }
    }
    for (Constraint constraint : Constraint.values()) {
      assertThat(duel.seen.get("relaxed " + constraint)).as("%s", constraint).isGreaterThan(20);
    }
    for (History.Landing landing : History.Landing.values()) {
      assertThat(duel.seen.get("landing " + landing)).as("%s", landing).isGreaterThan(300);
    }
    assertThat(duel.seen)
        .containsKeys(
            "Release",
            "Return",
            "LeadWanted",
            "pump true",
            "pump false",
            "answer REASON_HOLD_BUDGET_SPENT",
            "answer REASON_HAZARD",
            "answer REASON_PERSON_NEAR",
            "answer REASON_VETOED");
  }

  /** How many steps have a threshold within the blur, whatever the fast arbiter does there. */
  @Test
  void fewStepsAreAtAThreshold() {
    int thresholds = 0;
    for (int seed = 0; seed < BLURRED_HISTORIES; seed++) {
      Duel.Difference difference =
          duel.play(seed, Subject.reference(), Subject.blurredReference(seed));
      thresholds += difference == null ? 0 : 1;
    }
    System.out.printf(
        "seeds 0 to %d, blurred: %d of %d steps decided otherwise%n",
        BLURRED_HISTORIES - 1, thresholds, duel.steps);
    assertThat(thresholds).isLessThan((int) (duel.steps / 100));
  }
}
