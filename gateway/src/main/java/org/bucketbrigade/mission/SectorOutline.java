package org.bucketbrigade.mission;

import java.util.List;
import org.bucketbrigade.arbiter.FlightArea;
import org.bucketbrigade.geo.LocalPoint;
import org.bucketbrigade.geo.Polygon;
import org.bucketbrigade.wire.v1.Reason;

/** Checks the outline of a sector as a lead has drawn it. */
final class SectorOutline {
  static final int LONGEST_NAME = 24;
  static final int MOST_CORNERS = 32;

  /** A circle of this radius fits into the smallest sector: room to stop and to turn, metres. */
  static final double LEAST_ROOM_M = 25;

  private static final double SAME_PLACE_M = 1;

  private SectorOutline() {}

  static Polygon polygon(SectorRequest request, FlightArea whole) throws SectorRefusal {
    if (request.name().isBlank() || request.name().length() > LONGEST_NAME) {
      throw new SectorRefusal(
          Reason.REASON_SECTOR_SHAPE, "give it a name of 1 to " + LONGEST_NAME + " letters", null);
    }
    List<LocalPoint> corners = request.corners();
    if (corners.size() < 3 || corners.size() > MOST_CORNERS) {
      throw new SectorRefusal(
          Reason.REASON_SECTOR_SHAPE,
          "it has " + corners.size() + " corners; draw 3 to " + MOST_CORNERS,
          null);
    }
    for (int i = 0; i < corners.size(); i++) {
      LocalPoint here = corners.get(i);
      LocalPoint next = corners.get((i + 1) % corners.size());
      if (!whole.contains(here.eastM, here.northM)) {
        throw new SectorRefusal(
            Reason.REASON_SECTOR_PLACE,
            "corner "
                + (i + 1)
                + " lies "
                + SectorRefusal.metres(whole.fenceM(here.eastM, here.northM))
                + " outside the incident's area",
            here);
      }
      if (distance(here, next) < SAME_PLACE_M) {
        throw new SectorRefusal(
            Reason.REASON_SECTOR_SHAPE,
            "corners "
                + (i + 1)
                + " and "
                + ((i + 1) % corners.size() + 1)
                + " are at the same place",
            here);
      }
    }
    Polygon polygon =
        new Polygon(
            corners.stream().mapToDouble(corner -> corner.eastM).toArray(),
            corners.stream().mapToDouble(corner -> corner.northM).toArray());
    Polygon.Crossing crossing = polygon.selfCrossing();
    if (crossing != null) {
      throw new SectorRefusal(
          Reason.REASON_SECTOR_SHAPE,
          "its outline crosses itself here",
          LocalPoint.onMap(crossing.eastM(), crossing.northM()));
    }
    return polygon;
  }

  static void requireRoom(Room room) throws SectorRefusal {
    Room.Spot widest = room.widest();
    if (widest.radiusM() < LEAST_ROOM_M) {
      throw new SectorRefusal(
          Reason.REASON_SECTOR_SHAPE,
          "it is too small: a circle of "
              + SectorRefusal.metres(LEAST_ROOM_M)
              + " radius must fit inside, the"
              + " widest place has "
              + SectorRefusal.metres(widest.radiusM()),
          room.spots().isEmpty() ? null : widest.point());
    }
  }

  private static double distance(LocalPoint a, LocalPoint b) {
    double dE = a.eastM - b.eastM;
    double dN = a.northM - b.northM;
    return Math.sqrt(dE * dE + dN * dN);
  }
}
