package org.bucketbrigade.arbiter.reference;

import org.jspecify.annotations.Nullable;

/** What a crew's disagreement does. */
final class ReferenceSplit {
  private static final long DWELL_NANOS = 500_000_000L;

  private boolean held;
  private @Nullable Long turningSince;

  double factor(double agreement, long now) {
    boolean turning = held ? agreement > 0.65 : agreement < 0.55;
    if (!turning) {
      turningSince = null;
    } else if (turningSince == null) {
      turningSince = now;
    } else if (now - turningSince >= DWELL_NANOS) {
      held = !held;
      turningSince = null;
    }
    return held ? 0 : agreement < 0.65 ? 0.5 : 1;
  }

  void reset() {
    held = false;
    turningSince = null;
  }
}
