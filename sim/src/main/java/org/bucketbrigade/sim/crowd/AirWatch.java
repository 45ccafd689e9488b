package org.bucketbrigade.sim.crowd;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.bucketbrigade.sim.crowd.BoardItem.Place;
import org.bucketbrigade.sim.crowd.BoardItem.Planes;
import org.bucketbrigade.wire.v1.Incident;
import org.bucketbrigade.wire.v1.Traffic;
import org.jspecify.annotations.Nullable;

/**
 * What the simulated pilot in command knows of crewed aircraft: which drones were cleared of the
 * air because of them, and when none is near the flight area any more.
 */
final class AirWatch {
  /** An aircraft within this distance of the flight area is near, metres. */
  private static final double NEAR_M = 5_000;

  /** One that could be back within this time is near, however far it is, seconds. */
  private static final double NEAR_S = 90;

  /** For so long none must have been near before drones fly again. */
  private static final long CALM_NANOS = 5_000_000_000L;

  /** What was not told again for so long has left. */
  private static final long FORGET_NANOS = 60_000_000_000L;

  private final TreeSet<Integer> cleared = new TreeSet<>();
  private @Nullable Place place;
  private @Nullable Planes planes;
  private long toldNanos;
  private long nearNanos;

  /** Takes over what concerns aircraft. */
  void put(BoardItem item, long nowNanos) {
    switch (item) {
      case Place told -> place = told;
      case Planes told when planes == null || told.version() - planes.version() > 0 -> {
        planes = told;
        toldNanos = nowNanos;
      }
      default -> {}
    }
  }

  /** A drone was cleared because an aircraft came. */
  void clear(int droneId, long nowNanos) {
    cleared.add(droneId);
    nearNanos = nowNanos;
  }

  /** Whether a drone stays on the ground. */
  boolean isCleared(int droneId) {
    return cleared.contains(droneId);
  }

  /** Drones that may fly again now, up to a number; they count as cleared no longer. */
  List<Integer> lift(int most, long nowNanos) {
    if (cleared.isEmpty()) {
      return List.of();
    }
    if (isNear(nowNanos)) {
      nearNanos = nowNanos;
    }
    List<Integer> lifted = new ArrayList<>();
    while (nowNanos - nearNanos >= CALM_NANOS && lifted.size() < most && !cleared.isEmpty()) {
      lifted.add(cleared.removeFirst());
    }
    return lifted;
  }

  private boolean isNear(long nowNanos) {
    if (planes == null || place == null || nowNanos - toldNanos >= FORGET_NANOS) {
      return false;
    }
    Traffic traffic = planes.traffic();
    Incident incident = place.incident();
    double middleEastM = eastM(place, incident.getAreaLatE7(), incident.getAreaLonE7());
    double middleNorthM = northM(place, incident.getAreaLatE7(), incident.getAreaLonE7());
    for (int i = 0; i < traffic.getLatE7Count(); i++) {
      int latE7 = traffic.getLatE7(i);
      int lonE7 = traffic.getLonE7(i);
      double awayM =
          StrictMath.hypot(
              eastM(place, latE7, lonE7) - middleEastM, northM(place, latE7, lonE7) - middleNorthM);
      double mps = StrictMath.hypot(traffic.getNorthCms(i), traffic.getEastCms(i)) / 100;
      if (awayM - incident.getAreaRadiusM() < Math.max(NEAR_M, mps * NEAR_S)) {
        return true;
      }
    }
    return false;
  }

  private static double eastM(Place place, int latE7, int lonE7) {
    return SituationBoard.eastM(place.frame(), latE7, lonE7);
  }

  private static double northM(Place place, int latE7, int lonE7) {
    return SituationBoard.northM(place.frame(), latE7, lonE7);
  }
}
