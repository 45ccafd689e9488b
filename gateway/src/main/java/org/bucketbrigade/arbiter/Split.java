package org.bucketbrigade.arbiter;

import org.bucketbrigade.state.State;

/**
 * What a crew's disagreement does: slower below 0.65, a soft hold after half a second below 0.55,
 * on again after half a second above 0.65.
 */
final class Split {
  static final double SLOW_BELOW = 0.65;
  static final double HOLD_BELOW = 0.55;
  static final double SLOW_FACTOR = 0.5;
  static final long DWELL_NANOS = 500_000_000L;

  private boolean held;
  private long sinceNanos = Long.MAX_VALUE;

  /** Speed factor for this agreement: 1, {@value #SLOW_FACTOR} or 0. */
  double factor(double agreement, long nowNanos) {
    boolean turning = held ? agreement > SLOW_BELOW : agreement < HOLD_BELOW;
    if (!turning) {
      sinceNanos = Long.MAX_VALUE;
    } else if (sinceNanos == Long.MAX_VALUE) {
      sinceNanos = nowNanos;
    } else if (nowNanos - sinceNanos >= DWELL_NANOS) {
      held = !held;
      sinceNanos = Long.MAX_VALUE;
    }
    if (held) {
      return 0;
    }
    return agreement < SLOW_BELOW ? SLOW_FACTOR : 1;
  }

  void reset() {
    held = false;
    sinceNanos = Long.MAX_VALUE;
  }

  /** Visits all that is remembered. */
  void state(State s) {
    held = s.flag(held);
    sinceNanos = s.i64(sinceNanos);
  }
}
