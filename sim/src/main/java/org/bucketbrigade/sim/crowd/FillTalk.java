package org.bucketbrigade.sim.crowd;

import org.bucketbrigade.wire.v1.Act;
import org.bucketbrigade.wire.v1.CrewState;
import org.bucketbrigade.wire.v1.OpenDecision;
import org.bucketbrigade.wire.v1.Seating;

/** When a pilot votes to fill: over the crew's slot, low and slow, until the pump runs. */
final class FillTalk {
  /** A vote counts for 5 s. */
  private static final long SAY_AGAIN_NANOS = 2_000_000_000L;

  private static final double SLOW_MPS = 1.3;

  private boolean voted;
  private long votedNanos;

  void tick(
      CrewState crew, Seating seating, Goal slot, Sight sight, Controls controls, long nowNanos) {
    if (!isOverSlot(seating, slot, sight)
        || isRunning(crew)
        || (voted && nowNanos - votedNanos < SAY_AGAIN_NANOS)) {
      return;
    }
    voted = true;
    votedNanos = nowNanos;
    controls.vote(Act.ACT_FILL, nowNanos);
  }

  private static boolean isOverSlot(Seating seating, Goal slot, Sight sight) {
    double heightM = sight.amslM() - seating.getWaterSurfaceAmslCm() / 100.0;
    return slot.distanceM(sight.eastM(), sight.northM()) <= seating.getWaterRadiusCm() / 100.0
        && heightM <= seating.getWaterHeightMaxCm() / 100.0
        && sight.speedMps() <= SLOW_MPS;
  }

  private static boolean isRunning(CrewState crew) {
    for (OpenDecision decision : crew.getDecisionsList()) {
      if (decision.getAct() == Act.ACT_FILL && decision.getDecided()) {
        return true;
      }
    }
    return false;
  }
}
