package org.bucketbrigade.sim.crowd;

import java.util.List;
import org.bucketbrigade.sim.geo.LocalFrame;
import org.bucketbrigade.wire.v1.Limit;
import org.jspecify.annotations.Nullable;

/**
 * What people do when the gateway stops them short of another drone: one goes on as it wished, the
 * other passes on the right. Climbing would help neither: each drone owns the air above and below
 * it. Everybody in both crews sees the same two drones and knows which one they fly.
 */
final class GiveWay {
  private static final long PATIENCE_NANOS = 1_500_000_000L;
  private static final long DETOUR_NANOS = 4_000_000_000L;
  private static final double STOPPED_MPS = 1.5;
  private static final double SIDE_MPS = 3;
  private static final double NEAR_M = 120;

  private boolean stopped;
  private long stoppedSinceNanos;
  private boolean onDetour;
  private long detourUntilNanos;

  /** The wish, bent around the nearest neighbour if it blocks the way. */
  Wish bend(
      Wish wish,
      DroneView own,
      Sight sight,
      List<DroneView> others,
      LocalFrame frame,
      long nowNanos) {
    boolean blocked = own.limit() == Limit.LIMIT_SEPARATION && own.speedMps() < STOPPED_MPS;
    if (blocked && !stopped) {
      stoppedSinceNanos = nowNanos;
    }
    stopped = blocked;
    if (stopped && nowNanos - stoppedSinceNanos >= PATIENCE_NANOS) {
      onDetour = true;
      detourUntilNanos = nowNanos + DETOUR_NANOS;
    }
    onDetour = onDetour && nowNanos - detourUntilNanos < 0;
    if (!onDetour) {
      return wish;
    }
    Sight nearest = null;
    int nearestId = 0;
    for (DroneView other : others) {
      Sight there = Sight.of(other, frame);
      if (nearest == null || distanceM(sight, there) < distanceM(sight, nearest)) {
        nearest = there;
        nearestId = other.droneId();
      }
    }
    return detour(wish, sight, nearest, own.droneId() < nearestId);
  }

  private static Wish detour(Wish wish, Sight sight, @Nullable Sight nearest, boolean goesOn) {
    if (goesOn || nearest == null || distanceM(sight, nearest) > NEAR_M) {
      return wish;
    }
    double dE = sight.eastM() - nearest.eastM();
    double dN = sight.northM() - nearest.northM();
    double away = Math.max(0.1, StrictMath.hypot(dE, dN));
    // Away from it, and to the right of the way towards it.
    double east = (dE - dN) / away * SIDE_MPS;
    double north = (dN + dE) / away * SIDE_MPS;
    return new Wish(east, north, Math.max(0, wish.upMps()));
  }

  private static double distanceM(Sight a, Sight b) {
    double dE = a.eastM() - b.eastM();
    double dN = a.northM() - b.northM();
    double dU = a.amslM() - b.amslM();
    return Math.sqrt(dE * dE + dN * dN + dU * dU);
  }
}
