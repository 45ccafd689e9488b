package org.bucketbrigade.arbiter;

import org.bucketbrigade.wire.v1.Reason;

/**
 * What stops one drone: the crew's short hold and the latched hold of a lead or the pilot in
 * command, which the crowd cannot lift; and a wait of the gateway's own.
 */
final class Holds {
  /** One press stops the drone for this long; another member's press starts it anew. */
  static final long CREW_HOLD_NANOS = 15_000_000_000L;

  private long crewUntilNanos = Long.MIN_VALUE;
  private int crewHolder = -1;
  private boolean latched;
  private boolean awaitsFence;

  /** A member presses HOLD; the member who holds already changes nothing by pressing again. */
  Reason press(int person, long nowNanos) {
    if (person != crewHolder || !crewHolds(nowNanos)) {
      crewUntilNanos = nowNanos + CREW_HOLD_NANOS;
      crewHolder = person;
    }
    return Reason.REASON_OK;
  }

  void latch() {
    latched = true;
  }

  /** Lifts both kinds; only a lead or the pilot in command gets here. */
  void lift() {
    latched = false;
    crewUntilNanos = Long.MIN_VALUE;
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
}
