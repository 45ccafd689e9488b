package org.bucketbrigade.arbiter.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bucketbrigade.wire.v1.Reason;
import org.jspecify.annotations.Nullable;

/** What stops one drone. */
final class ReferenceHolds {
  private static final long HOLD_NANOS = 15_000_000_000L;
  private static final long BUDGET_NANOS = 600_000_000_000L;
  private static final int BUDGET = 2;

  private record Press(int person, long nanos) {}

  boolean latched;
  boolean awaitsFence;
  private @Nullable Press crewHold;
  private @Nullable Press asked;

  /**
   * A member presses HOLD.
   *
   * @param presses when each person pressed, the newest last
   */
  Reason press(int person, Map<Integer, List<Long>> presses, long now) {
    if (crewHold != null && crewHold.person == person && crewHolds(now)) {
      return Reason.REASON_OK;
    }
    List<Long> own = presses.computeIfAbsent(person, _ -> new ArrayList<>());
    boolean alone = own.stream().filter(at -> now - at < BUDGET_NANOS).count() < BUDGET;
    boolean seconded = asked != null && asked.person != person && now - asked.nanos < HOLD_NANOS;
    if (alone) {
      own.add(now);
    } else if (!seconded) {
      asked = new Press(person, now);
      return Reason.REASON_HOLD_BUDGET_SPENT;
    }
    crewHold = new Press(person, now);
    asked = null;
    return Reason.REASON_OK;
  }

  void lift() {
    latched = false;
    crewHold = null;
  }

  void endCrewHold() {
    crewHold = null;
  }

  boolean any(long now) {
    return latched || awaitsFence || crewHolds(now);
  }

  long crewLeftNanos(long now) {
    return crewHold == null ? 0 : Math.max(0, crewHold.nanos + HOLD_NANOS - now);
  }

  private boolean crewHolds(long now) {
    return crewLeftNanos(now) > 0;
  }
}
