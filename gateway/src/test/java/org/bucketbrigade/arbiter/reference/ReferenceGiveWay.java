package org.bucketbrigade.arbiter.reference;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bucketbrigade.arbiter.Drone;

/** Who leaves whose way, and how, when drones keep each other waiting. */
final class ReferenceGiveWay {
  private static final double AHEAD_M = 60;
  private static final double BEHIND_M = 8;
  private static final double MARGIN_M = 4;
  private static final double FASTEST_MPS = 4;
  private static final double SLOWEST_MPS = 0.5;
  private static final double PER_SECOND = 0.7;
  private static final double MIDDLE_M = 0.5;

  private static final Comparator<ReferenceDrone> RANK =
      Comparator.comparing((ReferenceDrone drone) -> drone.control != Drone.Control.HOME)
          .thenComparingInt(drone -> drone.index);

  private ReferenceGiveWay() {}

  /** The velocity with which a drone leaves another's way; empty if it need not. */
  static Optional<Vec> velocity(ReferenceDrone drone, List<ReferenceDrone> all) {
    if (!drone.patience.insists) {
      return Optional.empty();
    }
    return all.stream()
        .filter(other -> other.claim != null)
        .filter(other -> other.patience.insists && !other.patience.yields)
        .filter(other -> RANK.compare(other, drone) < 0 && inTheWay(drone, other))
        .min(RANK)
        .map(first -> leave(drone, first));
  }

  private static double along(ReferenceDrone drone, ReferenceDrone first) {
    return drone.at().minus(first.at()).flat().dot(first.patience.direction);
  }

  /** From the middle of the first one's way to the drone. */
  private static Vec off(ReferenceDrone drone, ReferenceDrone first) {
    double ahead = Math.max(0, along(drone, first));
    return drone.at().minus(first.at()).flat().minus(first.patience.direction.times(ahead));
  }

  private static boolean inTheWay(ReferenceDrone drone, ReferenceDrone first) {
    double along = along(drone, first);
    double clear = ReferenceDrone.apartM(drone, first) + 2 * MARGIN_M;
    return along > -BEHIND_M && along < AHEAD_M && off(drone, first).length() < clear;
  }

  private static Vec leave(ReferenceDrone drone, ReferenceDrone first) {
    Vec off = off(drone, first);
    double missing = ReferenceDrone.apartM(drone, first) + MARGIN_M - off.length();
    double speed = missing <= 0 ? 0 : Math.min(FASTEST_MPS, SLOWEST_MPS + PER_SECOND * missing);
    if (off.length() > MIDDLE_M) {
      return off.times(speed / off.length());
    }
    Vec way = first.patience.direction;
    return Vec.onMap(-way.north(), way.east()).times(speed);
  }
}
