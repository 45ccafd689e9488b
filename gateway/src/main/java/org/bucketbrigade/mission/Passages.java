package org.bucketbrigade.mission;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.bucketbrigade.arbiter.FlightArea;
import org.bucketbrigade.arbiter.FlightLimits;
import org.bucketbrigade.geo.LocalPoint;
import org.bucketbrigade.geo.Polygon;
import org.bucketbrigade.wire.v1.Reason;

/**
 * What a sector's drones need besides its polygon: a disc around their pads, another around their
 * places at the water, and a straight way from the middle of each to the nearest place in the
 * polygon that has room.
 */
final class Passages {
  /** Half the width of a way, metres. */
  static final double HALF_WAY_M = 30;

  /** Room around pads and water places inside their discs, metres. */
  static final double AROUND_M = 25;

  /** Least radius of a disc, metres. */
  static final double LEAST_DISC_M = 40;

  /** A drone that stands farther from a base than this does not stand at that base, metres. */
  private static final double FARTHEST_PAD_M = 250;

  /** How far inside of a corner that points inwards the way home passes it, metres. */
  private static final double ROUND_CORNER_M = 12;

  private final Room room;
  private final FlightArea whole;
  private final double floorAglM;
  private final List<Sector.Passage> all = new ArrayList<>();
  private final List<LocalPoint> junctions = new ArrayList<>();

  /**
   * @param room of the sector's polygon
   * @param whole the incident's area, which nothing may leave
   * @param floorAglM lowest height above ground on the ways; discs are as low as vehicles may fly
   */
  Passages(Room room, FlightArea whole, double floorAglM) {
    this.room = room;
    this.whole = whole;
    this.floorAglM = floorAglM;
  }

  List<Sector.Passage> all() {
    return all;
  }

  /**
   * A disc around the pads at the base where most of them are; if that is none, or several, at the
   * one nearest to the middle of the sector's room.
   */
  void layBase(List<LocalPoint> bases, List<LocalPoint> pads) throws SectorRefusal {
    LocalPoint middle = room.widest().point();
    LocalPoint base =
        bases.stream()
            .min(
                Comparator.<LocalPoint>comparingLong(at -> -padsAt(at, pads).count())
                    .thenComparingDouble(at -> awayM(at, middle)))
            .orElseThrow();
    double farthest = padsAt(base, pads).mapToDouble(pad -> awayM(base, pad)).max().orElse(0);
    lay(base.eastM, base.northM, Math.max(LEAST_DISC_M, farthest + AROUND_M));
  }

  private static Stream<LocalPoint> padsAt(LocalPoint base, List<LocalPoint> pads) {
    return pads.stream().filter(pad -> awayM(base, pad) <= FARTHEST_PAD_M);
  }

  private static double awayM(LocalPoint from, LocalPoint to) {
    double dE = from.eastM - to.eastM;
    double dN = from.northM - to.northM;
    return Math.sqrt(dE * dE + dN * dN);
  }

  /** A disc around the places where the drones take water. */
  void layWater(List<WaterSlots.Slot> slots) throws SectorRefusal {
    double east = 0;
    double north = 0;
    for (WaterSlots.Slot slot : slots) {
      east += slot.eastM() / slots.size();
      north += slot.northM() / slots.size();
    }
    double radius = LEAST_DISC_M;
    for (WaterSlots.Slot slot : slots) {
      double dE = slot.eastM() - east;
      double dN = slot.northM() - north;
      radius = Math.max(radius, Math.sqrt(dE * dE + dN * dN) + AROUND_M);
    }
    lay(east, north, radius);
  }

  private void lay(double eastM, double northM, double radiusM) throws SectorRefusal {
    double radius = Math.min(radiusM, whole.fenceM(eastM, northM));
    double lowest = FlightLimits.REFERENCE.floorAglM();
    add(new Sector.Passage(eastM, northM, eastM, northM, radius, lowest));
    Room.Spot mouth =
        room.nearest(eastM, northM, Math.min(HALF_WAY_M, 0.8 * room.widest().radiusM()));
    junctions.add(LocalPoint.onMap(eastM, northM));
    junctions.add(mouth.point());
    if (!room.holds(eastM, northM, LEAST_DISC_M)) {
      add(new Sector.Passage(eastM, northM, mouth.eastM(), mouth.northM(), HALF_WAY_M, floorAglM));
    }
  }

  private void add(Sector.Passage passage) throws SectorRefusal {
    Polygon shape = passage.shape();
    for (int i = 0; i < shape.corners(); i++) {
      // The whole area is convex: with its corners inside, all of the shape is.
      if (!whole.contains(passage.fromE(), passage.fromN())
          || !whole.contains(
              shape.eastM(i) + (passage.fromE() - shape.eastM(i)) * 1e-6,
              shape.northM(i) + (passage.fromN() - shape.northM(i)) * 1e-6)) {
        throw new SectorRefusal(
            Reason.REASON_SECTOR_PLACE,
            "the way to its base or water would leave the incident's area",
            LocalPoint.onMap(shape.eastM(i), shape.northM(i)));
      }
    }
    all.add(passage);
  }

  /** Points by which one gets from everywhere to the base, which is the first. */
  List<LocalPoint> junctions(Polygon polygon) {
    List<LocalPoint> points = new ArrayList<>(junctions);
    for (int i = 0; i < polygon.corners(); i++) {
      addInwardCorner(polygon, i, points);
    }
    points.add(room.widest().point());
    return points;
  }

  /** A corner that points inwards is one that ways home lead round, a little off it. */
  private static void addInwardCorner(Polygon polygon, int corner, List<LocalPoint> points) {
    int before = corner + polygon.corners() - 1;
    double inE = polygon.eastM(corner) - polygon.eastM(before);
    double inN = polygon.northM(corner) - polygon.northM(before);
    double outE = polygon.eastM(corner + 1) - polygon.eastM(corner);
    double outN = polygon.northM(corner + 1) - polygon.northM(corner);
    if (inE * outN - inN * outE >= 0) {
      return; // corners run counter-clockwise: a left turn points outwards
    }
    double in = Math.sqrt(inE * inE + inN * inN);
    double out = Math.sqrt(outE * outE + outN * outN);
    double awayE = inE / in - outE / out;
    double awayN = inN / in - outN / out;
    double reach = ROUND_CORNER_M / Math.sqrt(awayE * awayE + awayN * awayN);
    double eastM = polygon.eastM(corner) + reach * awayE;
    double northM = polygon.northM(corner) + reach * awayN;
    if (polygon.contains(eastM, northM)) {
      points.add(LocalPoint.onMap(eastM, northM));
    }
  }
}
