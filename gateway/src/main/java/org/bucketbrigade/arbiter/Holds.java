package org.bucketbrigade.arbiter;

import org.bucketbrigade.state.State;
import org.bucketbrigade.wire.v1.Reason;

/**
 * What stops one drone: the crew's short hold and the latched hold of a lead or the pilot in
 * command, which the crowd cannot lift; and a wait of the gateway's own.
 */
final class Holds {
  /** One press stops the drone for this long; another member's press starts it anew. */
  static final long CREW_HOLD_NANOS = 15_000_000_000L;

  private static final int NOBODY = -1;

  private long crewUntilNanos = Long.MIN_VALUE;
  private int crewHolder = NOBODY;
  private int asker = NOBODY;
  private long askedNanos;
  private boolean latched;
  private boolean awaitsFence;

  /**
   * A member presses HOLD; the member who holds already changes nothing by pressing again.
   *
   * @param budget of all people, who may sit in one crew after the other
   * @return OK if the drone is held now; HOLD_BUDGET_SPENT if a second member must press too
   */
  Reason press(int person, HoldBudget budget, long nowNanos) {
    if (person == crewHolder && crewHolds(nowNanos)) {
      return Reason.REASON_OK;
    }
    boolean seconded =
        asker != NOBODY && asker != person && nowNanos - askedNanos < CREW_HOLD_NANOS;
    if (!budget.spend(person, nowNanos) && !seconded) {
      asker = person;
      askedNanos = nowNanos;
      return Reason.REASON_HOLD_BUDGET_SPENT;
    }
    crewUntilNanos = nowNanos + CREW_HOLD_NANOS;
    crewHolder = person;
    asker = NOBODY;
    return Reason.REASON_OK;
  }

  void latch() {
    latched = true;
  }

  /** Lifts both kinds; only a lead or the pilot in command gets here. */
  void lift() {
    latched = false;
    endCrewHold();
  }

  /** Ends the crew's own hold before its time. */
  void endCrewHold() {
    crewUntilNanos = Long.MIN_VALUE;
    crewHolder = NOBODY;
  }

  boolean latched() {
    return latched;
  }

  /** Whether it stands until the autopilot has the fence of its flight area; nobody lifts that. */
  void awaitFence(boolean awaits) {
    awaitsFence = awaits;
  }

  boolean any(long nowNanos) {
    return latched || awaitsFence || crewHolds(nowNanos);
  }

  long crewLeftNanos(long nowNanos) {
    return crewHolds(nowNanos) ? crewUntilNanos - nowNanos : 0;
  }

  private boolean crewHolds(long nowNanos) {
    return nowNanos < crewUntilNanos;
  }

  /** Visits all that is remembered. */
  void state(State s) {
    crewUntilNanos = s.i64(crewUntilNanos);
    crewHolder = s.i32(crewHolder);
    asker = s.i32(asker);
    askedNanos = s.i64(askedNanos);
    latched = s.flag(latched);
    awaitsFence = s.flag(awaitsFence);
  }
}
