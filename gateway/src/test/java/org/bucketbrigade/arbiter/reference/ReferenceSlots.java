package org.bucketbrigade.arbiter.reference;

import java.util.ArrayList;
import java.util.List;
import org.bucketbrigade.arbiter.LandingSlots;

/** Where drones that come home land: at their pads, or at the nearest good places beside them. */
final class ReferenceSlots {
  private static final double ROOM_M = 2;
  private static final int RINGS = 4;
  private static final int DIRECTIONS = 8;
  private static final double LEVEL_M = 3;

  private final List<ReferenceDrone> drones;
  private final ReferenceEnvelope envelope;

  ReferenceSlots(List<ReferenceDrone> drones, ReferenceEnvelope envelope) {
    this.drones = drones;
    this.envelope = envelope;
  }

  /** The pad itself if it is free, or if no place around it is good. */
  Vec slot(ReferenceDrone drone, Vec pad, LandingSlots.Ground ground) {
    if (isFree(drone, pad)) {
      return pad;
    }
    return placesAround(drone, pad).stream()
        .filter(place -> isFree(drone, place))
        .filter(place -> isInside(drone, place))
        .filter(place -> isDryAndLevel(place, pad, ground))
        .findFirst()
        .orElse(pad);
  }

  /** The nearest ones first, and of those equally near clockwise from north. */
  private static List<Vec> placesAround(ReferenceDrone drone, Vec pad) {
    double stepM = ReferenceDrone.apartM(drone, drone) + ROOM_M;
    List<Vec> places = new ArrayList<>();
    for (int ring = 1; ring <= RINGS; ring++) {
      int directions = ring * DIRECTIONS;
      for (int i = 0; i < directions; i++) {
        Vec north = Vec.onMap(0, ring * stepM);
        places.add(pad.plus(north.turned(2 * Math.PI * i / directions)));
      }
    }
    return places;
  }

  /** Whether nobody else stands there or is to land there. */
  private boolean isFree(ReferenceDrone drone, Vec place) {
    return drones.stream()
        .filter(other -> other != drone)
        .noneMatch(other -> isTakenBy(other, place, ReferenceDrone.apartM(drone, other)));
  }

  private static boolean isTakenBy(ReferenceDrone other, Vec place, double apartM) {
    if (other.stands()) {
      return other.report != null && other.at().flat().distance(place.flat()) < apartM;
    }
    return other.home != null && other.home.flat().distance(place.flat()) < apartM;
  }

  private boolean isInside(ReferenceDrone drone, Vec place) {
    ReferenceArea area = envelope.area(drone);
    return area != null
        && area.contains(place)
        && area.fenceM(place.flat()) >= drone.limits.separationM();
  }

  /** False as well where the height is not a number, here or at the pad. */
  private static boolean isDryAndLevel(Vec place, Vec pad, LandingSlots.Ground ground) {
    double riseM =
        ground.amslM(place.east(), place.north()) - ground.amslM(pad.east(), pad.north());
    return Math.abs(riseM) <= LEVEL_M;
  }
}
