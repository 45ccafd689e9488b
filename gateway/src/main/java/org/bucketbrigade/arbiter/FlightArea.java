package org.bucketbrigade.arbiter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bucketbrigade.geo.LocalPoint;
import org.bucketbrigade.geo.Plane;
import org.bucketbrigade.geo.Polygon;
import org.jspecify.annotations.Nullable;

/**
 * Where a drone may be: one or more shapes on the map that belong together, each with a floor, and
 * one ceiling above them all.
 *
 * <p>What is fenced is the outline of the shapes' union: the pieces of their edges that have no
 * other shape just outside. So a drone flies freely from one shape into the next, and the hot path
 * knows only straight pieces of fence, whatever the area is made of.
 */
public final class FlightArea {
  /** A way home passes the fence at this distance at least, where there is room, metres. */
  public static final double WAY_HOME_PASS_M = WayHome.PASS_M;

  /** Corners of a circle's polygon: its edges stay within 0.12 % of the radius of the arc. */
  private static final int CIRCLE_CORNERS = 64;

  /** How far outside of an edge another shape is looked for, metres. */
  private static final double JUST_OUTSIDE_M = 0.001;

  /** A corner nearer to an edge than about 3 mm touches it, square metres. */
  private static final double TOUCHING_M2 = 1e-5;

  /**
   * One of the shapes.
   *
   * @param floorAglM lowest height above ground or water inside it, metres; the vehicle's own floor
   *     holds if that is higher
   * @param way what it is the surroundings of, if it is a way; else null
   */
  public record Part(Polygon shape, double floorAglM, @Nullable Way way) {
    public Part(Polygon shape, double floorAglM) {
      this(shape, floorAglM, null);
    }

    /** A way that leads from one of the others to another, on whose right drones keep. */
    public static Part way(Way way, double floorAglM) {
      return new Part(
          Polygon.strip(way.fromE, way.fromN, way.toE, way.toN, way.halfWidthM), floorAglM, way);
    }
  }

  /** The line in the middle of a way, and half its width; metres. */
  public record Way(double fromE, double fromN, double toE, double toN, double halfWidthM) {}

  private final Part[] parts;
  private final double ceilingAmslM;
  private final double lowestFloorM;
  private final double highestFloorM;
  // The fence: pieces from A to B, the inside on their left.
  private final double[] aE;
  private final double[] aN;
  private final double[] bE;
  private final double[] bN;
  // A point inside, and how far it is from the fence: whoever is that near to it is clear of all.
  private final double heartE;
  private final double heartN;
  private final double heartRadiusM;
  private final List<LocalPoint> junctions;
  private final WayHome wayHome;
  private final Lanes lanes;
  private @Nullable Polygon outerFence;

  /**
   * @param parts the first is where water may fall; the others are ways only
   * @param ceilingAmslM greatest height above mean sea level, metres
   * @param junctions points inside by which one gets from everywhere to the first, which is the
   *     base; one alone if all ways inside are straight
   */
  public FlightArea(List<Part> parts, double ceilingAmslM, List<LocalPoint> junctions) {
    this.parts = parts.toArray(Part[]::new);
    this.ceilingAmslM = ceilingAmslM;
    lowestFloorM = parts.stream().mapToDouble(Part::floorAglM).min().orElseThrow();
    highestFloorM = parts.stream().mapToDouble(Part::floorAglM).max().orElseThrow();
    List<double[]> fence = new ArrayList<>();
    for (int i = 0; i < this.parts.length; i++) {
      for (int edge = 0; edge < this.parts[i].shape.corners(); edge++) {
        addUncovered(i, edge, fence);
      }
    }
    aE = fence.stream().mapToDouble(piece -> piece[0]).toArray();
    aN = fence.stream().mapToDouble(piece -> piece[1]).toArray();
    bE = fence.stream().mapToDouble(piece -> piece[2]).toArray();
    bN = fence.stream().mapToDouble(piece -> piece[3]).toArray();
    LocalPoint heart = junctions.getFirst();
    for (LocalPoint point : junctions) {
      if (fenceM(point.eastM, point.northM) > fenceM(heart.eastM, heart.northM)) {
        heart = point;
      }
    }
    heartE = heart.eastM;
    heartN = heart.northM;
    heartRadiusM = fenceM(heartE, heartN);
    this.junctions = List.copyOf(junctions);
    wayHome = new WayHome(this, junctions);
    lanes = new Lanes(this.parts);
  }

  /** A circle, of which the polygon inscribed is flown in. */
  public static FlightArea circle(
      double eastM, double northM, double radiusM, double ceilingAmslM) {
    Polygon disc = Polygon.disc(eastM, northM, radiusM, CIRCLE_CORNERS);
    LocalPoint centre = LocalPoint.onMap(eastM, northM);
    return new FlightArea(List.of(new Part(disc, 0)), ceilingAmslM, List.of(centre));
  }

  /** Points inside by which one gets from everywhere to the first, which is the base. */
  public List<LocalPoint> junctions() {
    return junctions;
  }

  /** Whether all junctions have a way to the base. */
  public boolean hasWayHome() {
    return wayHome.complete();
  }

  /** The line around it that an autopilot gets as its own fence; see {@link OuterFence}. */
  public Polygon outerFence() {
    Polygon line = outerFence;
    if (line == null) {
      line = OuterFence.around(this, OuterFence.MARGIN_M, OuterFence.MOST_CORNERS);
      outerFence = line;
    }
    return line;
  }

  WayHome wayHome() {
    return wayHome;
  }

  Lanes lanes() {
    return lanes;
  }

  /** Cuts an edge where other shapes cross it and keeps the pieces with nothing just outside. */
  private void addUncovered(int part, int edge, List<double[]> fence) {
    Polygon shape = parts[part].shape;
    double fromE = shape.eastM(edge);
    double fromN = shape.northM(edge);
    double dE = shape.eastM(edge + 1) - fromE;
    double dN = shape.northM(edge + 1) - fromN;
    double[] cuts = cuts(part, fromE, fromN, dE, dN);
    double outward = JUST_OUTSIDE_M / Math.sqrt(dE * dE + dN * dN);
    for (int i = 0; i + 1 < cuts.length; i++) {
      double middle = (cuts[i] + cuts[i + 1]) / 2;
      double pE = fromE + middle * dE + dN * outward;
      double pN = fromN + middle * dN - dE * outward;
      if (cuts[i + 1] > cuts[i] && !covered(part, pE, pN)) {
        fence.add(
            new double[] {
              fromE + cuts[i] * dE,
              fromN + cuts[i] * dN,
              fromE + cuts[i + 1] * dE,
              fromN + cuts[i + 1] * dN
            });
      }
    }
  }

  /** Where other shapes' edges cross this one, as parts of its length, with both ends, in order. */
  private double[] cuts(int part, double fromE, double fromN, double dE, double dN) {
    List<Double> cuts = new ArrayList<>(List.of(0.0, 1.0));
    for (int other = 0; other < parts.length; other++) {
      Polygon shape = parts[other].shape;
      for (int i = 0; other != part && i < shape.corners(); i++) {
        double t =
            Plane.crossing(
                fromE,
                fromN,
                fromE + dE,
                fromN + dN,
                shape.eastM(i),
                shape.northM(i),
                shape.eastM(i + 1),
                shape.northM(i + 1));
        if (!Double.isNaN(t)) {
          cuts.add(t);
        }
        addTouching(fromE, fromN, dE, dN, shape.eastM(i), shape.northM(i), cuts);
      }
    }
    double[] sorted = cuts.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return sorted;
  }

  /** Edges that run along each other have no crossing: there, corners are where things change. */
  private static void addTouching(
      double fromE,
      double fromN,
      double dE,
      double dN,
      double cornerE,
      double cornerN,
      List<Double> cuts) {
    double toE = fromE + dE;
    double toN = fromN + dN;
    if (Plane.pointSquared(fromE, fromN, toE, toN, cornerE, cornerN) < TOUCHING_M2) {
      cuts.add(Plane.nearest(fromE, fromN, toE, toN, cornerE, cornerN));
    }
  }

  private boolean covered(int part, double eastM, double northM) {
    for (int i = 0; i < parts.length; i++) {
      if (i != part && parts[i].shape.contains(eastM, northM)) {
        return true;
      }
    }
    return false;
  }

  /** Greatest height above mean sea level, metres. */
  public double ceilingAmslM() {
    return ceilingAmslM;
  }

  /** Whether water may fall on a point: not on the ways to base and water. */
  boolean inDropZone(double eastM, double northM) {
    return parts[0].shape.contains(eastM, northM);
  }

  /** Whether a point lies inside. */
  public boolean contains(double eastM, double northM) {
    return covered(-1, eastM, northM);
  }

  /** Lowest height above ground or water at a point, metres: the lowest of the shapes there. */
  public double floorAglM(double eastM, double northM) {
    if (lowestFloorM == highestFloorM) {
      return highestFloorM;
    }
    double lowest = highestFloorM; // outside: as high as anywhere
    for (Part part : parts) {
      if (part.floorAglM < lowest && part.shape.contains(eastM, northM)) {
        lowest = part.floorAglM;
      }
    }
    return lowest;
  }

  /** Distance of a point from the fence, metres, inside or out. */
  public double fenceM(double eastM, double northM) {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < pieces(); i++) {
      least = Math.min(least, pointSquared(i, eastM, northM));
    }
    return Math.sqrt(least);
  }

  /** Whether everything within a distance of a point is certainly inside, by a quick look. */
  boolean wellInside(double eastM, double northM, double withinM) {
    double room = heartRadiusM - withinM;
    double dE = eastM - heartE;
    double dN = northM - heartN;
    return room > 0 && dE * dE + dN * dN < room * room;
  }

  /** Number of straight pieces of fence. */
  int pieces() {
    return aE.length;
  }

  double pointSquared(int piece, double pE, double pN) {
    return Plane.pointSquared(aE[piece], aN[piece], bE[piece], bN[piece], pE, pN);
  }

  double lineSquared(int piece, double pE, double pN, double qE, double qN) {
    return Plane.linesSquared(aE[piece], aN[piece], bE[piece], bN[piece], pE, pN, qE, qN);
  }

  /** How far along a piece, 0..1, its point nearest to P lies. */
  double nearest(int piece, double pE, double pN) {
    return Plane.nearest(aE[piece], aN[piece], bE[piece], bN[piece], pE, pN);
  }

  double alongE(int piece, double part) {
    return aE[piece] + part * (bE[piece] - aE[piece]);
  }

  double alongN(int piece, double part) {
    return aN[piece] + part * (bN[piece] - aN[piece]);
  }

  /** Smallest distance of the straight line P-Q from the fence, metres; 0 if it crosses it. */
  double clearanceM(double pE, double pN, double qE, double qN) {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < pieces(); i++) {
      least = Math.min(least, lineSquared(i, pE, pN, qE, qN));
    }
    return Math.sqrt(least);
  }
}
