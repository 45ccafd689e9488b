package org.bucketbrigade.arbiter;

import java.util.Arrays;
import org.bucketbrigade.state.State;

/**
 * How often each person may stop a drone alone: twice in ten minutes. Then a second person must
 * press HOLD too, so that nobody can keep a crew on the ground.
 */
final class HoldBudget {
  /** A press counts against its person for so long, ns. */
  static final long WINDOW_NANOS = 600_000_000_000L;

  private static final int PRESSES = 2;
  private static final long NEVER = Long.MIN_VALUE / 2;

  // When each person's last two presses were, side by side.
  private final long[] atNanos;

  HoldBudget(int people) {
    atNanos = new long[people * PRESSES];
    Arrays.fill(atNanos, NEVER);
  }

  /** Spends one press; false if both were spent within the last ten minutes. */
  boolean spend(int person, long nowNanos) {
    int at = person * PRESSES;
    int older = atNanos[at] <= atNanos[at + 1] ? at : at + 1;
    if (nowNanos - atNanos[older] < WINDOW_NANOS) {
      return false;
    }
    atNanos[older] = nowNanos;
    return true;
  }

  /** Visits what the first people of the list have spent. */
  void state(State s, int people) {
    s.i64s(atNanos, people * PRESSES);
  }
}
