package org.bucketbrigade.mission;

import java.util.ArrayList;
import java.util.List;
import org.bucketbrigade.geo.LocalPoint;
import org.bucketbrigade.geo.Polygon;

/**
 * How much room there is inside a polygon: points of a grid, each with its distance to the outline.
 */
final class Room {
  /** About so many points lie inside, however long and thin the polygon is. */
  private static final int POINTS = 2_000;

  /** Points nearer to each other than this would tell nothing new, metres. */
  private static final double LEAST_STEP_M = 1;

  /** A point inside, and the radius of the circle around it that fits into the polygon, metres. */
  record Spot(double eastM, double northM, double radiusM) {
    LocalPoint point() {
      return new LocalPoint().set(eastM, northM, 0);
    }

    double awayM(double fromE, double fromN) {
      double dE = eastM - fromE;
      double dN = northM - fromN;
      return Math.sqrt(dE * dE + dN * dN);
    }
  }

  private final List<Spot> spots = new ArrayList<>();

  Room(Polygon polygon) {
    double west = polygon.eastM(0);
    double east = west;
    double south = polygon.northM(0);
    double north = south;
    for (int i = 1; i < polygon.corners(); i++) {
      west = Math.min(west, polygon.eastM(i));
      east = Math.max(east, polygon.eastM(i));
      south = Math.min(south, polygon.northM(i));
      north = Math.max(north, polygon.northM(i));
    }
    double step = Math.max(LEAST_STEP_M, Math.sqrt(polygon.areaM2() / POINTS));
    for (double n = south + step / 2; n < north; n += step) {
      for (double e = west + step / 2; e < east; e += step) {
        if (polygon.contains(e, n)) {
          spots.add(new Spot(e, n, polygon.outlineM(e, n)));
        }
      }
    }
  }

  List<Spot> spots() {
    return spots;
  }

  /** The point farthest from the outline; at a corner of nothing if the polygon has no inside. */
  Spot widest() {
    Spot widest = new Spot(0, 0, 0);
    for (Spot spot : spots) {
      widest = spot.radiusM > widest.radiusM ? spot : widest;
    }
    return widest;
  }

  /** The point nearest to another that has so much room around it; else the widest. */
  Spot nearest(double toE, double toN, double roomM) {
    Spot nearest = widest();
    double least = Double.POSITIVE_INFINITY;
    for (Spot spot : spots) {
      if (spot.radiusM >= roomM && spot.awayM(toE, toN) < least) {
        least = spot.awayM(toE, toN);
        nearest = spot;
      }
    }
    return nearest;
  }
}
