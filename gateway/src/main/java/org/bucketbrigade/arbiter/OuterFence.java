package org.bucketbrigade.arbiter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bucketbrigade.geo.LocalPoint;
import org.bucketbrigade.geo.Plane;
import org.bucketbrigade.geo.Polygon;
import org.jspecify.annotations.Nullable;

/**
 * One closed line around a flight area, at a distance from it: what an autopilot gets as its own
 * fence. Autopilots know neither unions nor many corners, so that the line is made simpler, but
 * only outwards: it never comes nearer to the area than asked.
 */
public final class OuterFence {
  /** How far outside of a drone's flight area its autopilot's own fence lies, metres. */
  public static final double MARGIN_M = 20;

  /** Most corners, so that the fence fits into the memory of every autopilot known. */
  static final int MOST_CORNERS = 70;

  /** Corners of the arc around each end of a piece of fence. */
  private static final int ARC = 8;

  /** Ends of pieces that are nearer to each other than this are the same, square metres. */
  private static final double SAME_M2 = 1e-4;

  /**
   * How far the line may move out to be rid of a corner that there is room for, metres: a fence is
   * brought to the vehicle corner by corner, which takes long over poor links.
   */
  private static final double TRIFLE_M = 10;

  /** How much nearer than asked the line may come, by rounding, metres. */
  private static final double SLACK_M = 0.05;

  private OuterFence() {}

  /**
   * The line, counter-clockwise.
   *
   * @param marginM its least distance from the area, metres
   * @param most corners that it may have, 8 at least
   */
  public static Polygon around(FlightArea area, double marginM, int most) {
    Polygon line = simplified(offset(area, marginM), most);
    return holds(line, area, marginM) && line.corners() <= most
        ? line
        : simplified(convex(hull(area), marginM), most);
  }

  private static boolean holds(Polygon line, FlightArea area, double marginM) {
    for (int i = 0; i < area.pieces(); i++) {
      double eastM = area.alongE(i, 0);
      double northM = area.alongN(i, 0);
      if (!line.contains(eastM, northM) || line.outlineM(eastM, northM) < marginM - SLACK_M) {
        return false;
      }
    }
    return line.selfCrossing() == null;
  }

  private static Polygon offset(FlightArea area, double marginM) {
    Polygon outline = longest(area);
    if (isConvex(outline)) {
      return convex(outline, marginM);
    }
    List<FlightArea.Part> parts = new ArrayList<>();
    parts.add(new FlightArea.Part(outline, 0));
    for (int i = 0; i < outline.corners(); i++) {
      parts.add(new FlightArea.Part(beside(outline, i, marginM), 0));
    }
    LocalPoint anywhere = LocalPoint.onMap(outline.eastM(0), outline.northM(0));
    return longest(new FlightArea(parts, 0, List.of(anywhere)));
  }

  /** Everything within the margin of an edge, and little more. */
  private static Polygon beside(Polygon outline, int edge, double marginM) {
    double fromE = outline.eastM(edge);
    double fromN = outline.northM(edge);
    double dE = outline.eastM(edge + 1) - fromE;
    double dN = outline.northM(edge + 1) - fromN;
    double length = Math.sqrt(dE * dE + dN * dN);
    double radius = marginM / StrictMath.cos(StrictMath.PI / ARC / 2);
    double[] east = new double[2 * ARC];
    double[] north = new double[2 * ARC];
    double start = StrictMath.atan2(dN, dE) + StrictMath.PI / 2;
    for (int i = 0; i < 2 * ARC; i++) {
      double angle = start + StrictMath.PI * (i % ARC + 0.5) / ARC + (i < ARC ? 0 : StrictMath.PI);
      boolean atEnd = i >= ARC && length > 0;
      east[i] = fromE + (atEnd ? dE : 0) + radius * StrictMath.cos(angle);
      north[i] = fromN + (atEnd ? dN : 0) + radius * StrictMath.sin(angle);
    }
    return new Polygon(east, north);
  }

  /** The closed line of fence that encloses most. */
  private static Polygon longest(FlightArea area) {
    boolean[] used = new boolean[area.pieces()];
    Polygon best = null;
    for (int i = 0; i < area.pieces(); i++) {
      Polygon ring = used[i] ? null : ring(area, i, used);
      if (ring != null && (best == null || ring.areaM2() > best.areaM2())) {
        best = ring;
      }
    }
    return best != null ? best : hull(area);
  }

  /** Follows the fence from a piece until it comes back, if it does; leaves collinear ends out. */
  private static @Nullable Polygon ring(FlightArea area, int first, boolean[] used) {
    List<LocalPoint> corners = new ArrayList<>();
    int piece = first;
    do {
      used[piece] = true;
      corners.add(LocalPoint.onMap(area.alongE(piece, 0), area.alongN(piece, 0)));
      double endE = area.alongE(piece, 1);
      double endN = area.alongN(piece, 1);
      if (square(endE - area.alongE(first, 0), endN - area.alongN(first, 0)) < SAME_M2) {
        return corners.size() < 3 ? null : polygon(withoutStraight(corners));
      }
      piece = next(area, endE, endN, used);
    } while (piece >= 0);
    return null;
  }

  private static int next(FlightArea area, double eastM, double northM, boolean[] used) {
    int nearest = -1;
    double least = SAME_M2;
    for (int i = 0; i < area.pieces(); i++) {
      double distance = square(area.alongE(i, 0) - eastM, area.alongN(i, 0) - northM);
      if (!used[i] && distance < least) {
        least = distance;
        nearest = i;
      }
    }
    return nearest;
  }

  private static List<LocalPoint> withoutStraight(List<LocalPoint> corners) {
    List<LocalPoint> kept = new ArrayList<>(corners);
    for (int i = kept.size() - 1; i >= 0 && kept.size() > 3; i--) {
      LocalPoint before = kept.get((i + kept.size() - 1) % kept.size());
      LocalPoint at = kept.get(i);
      LocalPoint after = kept.get((i + 1) % kept.size());
      double off =
          Plane.pointSquared(
              before.eastM, before.northM, after.eastM, after.northM, at.eastM, at.northM);
      if (off < SAME_M2) {
        kept.remove(i);
      }
    }
    return kept;
  }

  private static boolean isConvex(Polygon shape) {
    for (int i = 0; i < shape.corners(); i++) {
      if (turn(shape, i) < 0) {
        return false;
      }
    }
    return true;
  }

  /** Twice the area of the triangle of a corner and the two after it, positive to the left. */
  private static double turn(Polygon shape, int corner) {
    return cross(
        shape.eastM(corner),
        shape.northM(corner),
        shape.eastM(corner + 1),
        shape.northM(corner + 1),
        shape.eastM(corner + 2),
        shape.northM(corner + 2));
  }

  /** Moves every edge of a convex shape outwards. */
  private static Polygon convex(Polygon shape, double marginM) {
    List<LocalPoint> corners = new ArrayList<>();
    for (int i = 0; i < shape.corners(); i++) {
      LocalPoint[] edge = moved(shape, i, marginM);
      LocalPoint[] after = moved(shape, i + 1, marginM);
      LocalPoint corner = meet(edge[0], edge[1], after[0], after[1]);
      if (corner != null) {
        corners.add(corner);
      }
    }
    return polygon(corners);
  }

  private static LocalPoint[] moved(Polygon shape, int edge, double marginM) {
    double dE = shape.eastM(edge + 1) - shape.eastM(edge);
    double dN = shape.northM(edge + 1) - shape.northM(edge);
    double scale = marginM / Math.sqrt(dE * dE + dN * dN);
    return new LocalPoint[] {
      LocalPoint.onMap(shape.eastM(edge) + dN * scale, shape.northM(edge) - dE * scale),
      LocalPoint.onMap(shape.eastM(edge + 1) + dN * scale, shape.northM(edge + 1) - dE * scale)
    };
  }

  /** Where two lines meet; null if they run side by side. */
  private static @Nullable LocalPoint meet(LocalPoint a, LocalPoint b, LocalPoint c, LocalPoint d) {
    double abE = b.eastM - a.eastM;
    double abN = b.northM - a.northM;
    double cdE = d.eastM - c.eastM;
    double cdN = d.northM - c.northM;
    double across = abE * cdN - abN * cdE;
    if (Math.abs(across) < 1e-9 * Math.sqrt(square(abE, abN) * square(cdE, cdN))) {
      return null;
    }
    double t = ((c.eastM - a.eastM) * cdN - (c.northM - a.northM) * cdE) / across;
    return LocalPoint.onMap(a.eastM + t * abE, a.northM + t * abN);
  }

  /** The smallest convex shape around all fence. */
  private static Polygon hull(FlightArea area) {
    List<LocalPoint> points = new ArrayList<>();
    for (int i = 0; i < area.pieces(); i++) {
      points.add(LocalPoint.onMap(area.alongE(i, 0), area.alongN(i, 0)));
    }
    points.sort(
        Comparator.<LocalPoint>comparingDouble(point -> point.eastM)
            .thenComparingDouble(point -> point.northM));
    List<LocalPoint> hull = new ArrayList<>();
    for (int pass = 0; pass < 2; pass++) {
      int begin = hull.size();
      for (LocalPoint point : points) {
        while (hull.size() >= begin + 2
            && cross(
                    hull.get(hull.size() - 2).eastM,
                    hull.get(hull.size() - 2).northM,
                    hull.getLast().eastM,
                    hull.getLast().northM,
                    point.eastM,
                    point.northM)
                <= 0) {
          hull.removeLast();
        }
        hull.add(point);
      }
      hull.removeLast();
      points = points.reversed();
    }
    return polygon(hull);
  }

  // ---------------------------------------------------------------------------- fewer corners

  /**
   * Gives the corners up that cost least, while there are too many or they cost next to nothing.
   */
  private static Polygon simplified(Polygon line, int most) {
    List<LocalPoint> corners = new ArrayList<>();
    for (int i = 0; i < line.corners(); i++) {
      corners.add(LocalPoint.onMap(line.eastM(i), line.northM(i)));
    }
    while (corners.size() > 4) {
      Simpler best = null;
      for (int i = 0; i < corners.size(); i++) {
        Simpler candidate = without(corners, i);
        if (candidate != null && (best == null || candidate.outwardsM < best.outwardsM)) {
          best = candidate;
        }
      }
      if (best == null || (corners.size() <= most && best.outwardsM > TRIFLE_M)) {
        break;
      }
      corners = best.corners;
    }
    return polygon(corners);
  }

  private record Simpler(List<LocalPoint> corners, double outwardsM) {}

  /** The line without a corner that points inwards, or with one instead of two that point out. */
  private static @Nullable Simpler without(List<LocalPoint> corners, int index) {
    int size = corners.size();
    LocalPoint before = corners.get((index + size - 1) % size);
    LocalPoint at = corners.get(index);
    LocalPoint after = corners.get((index + 1) % size);
    LocalPoint beyond = corners.get((index + 2) % size);
    List<LocalPoint> fewer = new ArrayList<>(corners);
    fewer.remove(at);
    if (left(before, at, after) <= 0) {
      return free(fewer, before, at, after)
          ? new Simpler(fewer, -left(before, at, after) / distance(before, after))
          : null;
    }
    LocalPoint tip = left(at, after, beyond) > 0 ? meet(before, at, after, beyond) : null;
    if (tip == null || left(at, tip, after) <= 0 || !free(fewer, after, tip, at)) {
      return null;
    }
    fewer.set(fewer.indexOf(after), tip);
    return new Simpler(fewer, left(at, tip, after) / distance(at, after));
  }

  /** Whether no other corner lies in what is added: a triangle, given clockwise. */
  private static boolean free(List<LocalPoint> corners, LocalPoint a, LocalPoint b, LocalPoint c) {
    for (LocalPoint corner : corners) {
      if (corner != a
          && corner != b
          && corner != c
          && left(a, b, corner) <= 0
          && left(b, c, corner) <= 0
          && left(c, a, corner) <= 0) {
        return false;
      }
    }
    return true;
  }

  private static double left(LocalPoint a, LocalPoint b, LocalPoint c) {
    return cross(a.eastM, a.northM, b.eastM, b.northM, c.eastM, c.northM);
  }

  /** Twice the area of a triangle, positive if its corners run counter-clockwise. */
  private static double cross(double aE, double aN, double bE, double bN, double cE, double cN) {
    return (bE - aE) * (cN - aN) - (bN - aN) * (cE - aE);
  }

  private static double distance(LocalPoint a, LocalPoint b) {
    return Math.sqrt(square(b.eastM - a.eastM, b.northM - a.northM));
  }

  private static double square(double e, double n) {
    return e * e + n * n;
  }

  private static Polygon polygon(List<LocalPoint> corners) {
    return new Polygon(
        corners.stream().mapToDouble(corner -> corner.eastM).toArray(),
        corners.stream().mapToDouble(corner -> corner.northM).toArray());
  }
}
