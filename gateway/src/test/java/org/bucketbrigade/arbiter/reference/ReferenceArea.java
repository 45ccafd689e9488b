package org.bucketbrigade.arbiter.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.bucketbrigade.arbiter.FlightArea;
import org.bucketbrigade.geo.Polygon;

/** The union of shapes on the map, and the outline of that union: the fence. */
final class ReferenceArea {
  private static final double JUST_OUTSIDE_M = 0.001;
  private static final double TOUCHING_M = 0.003;
  private static final double PASS_M = 6;
  private static final double NEAR_FENCE = 0.9;
  private static final double REACHED_M = 1;

  /** A straight piece of fence, the inside on its left. */
  record Piece(Vec a, Vec b) {}

  private static final class Shape {
    private final List<Vec> corners;
    private final double floorAglM;
    private final Optional<FlightArea.Way> way;

    Shape(FlightArea.Part part) {
      Polygon shape = part.shape();
      corners =
          IntStream.range(0, shape.corners())
              .mapToObj(i -> Vec.onMap(shape.eastM(i), shape.northM(i)))
              .toList();
      floorAglM = part.floorAglM();
      way = Optional.ofNullable(part.way());
    }

    double floorAglM() {
      return floorAglM;
    }

    Vec corner(int i) {
      return corners.get(i % corners.size());
    }

    /** Whether the outline winds around a point. */
    boolean contains(Vec p) {
      int turns = 0;
      for (int i = 0; i < corners.size(); i++) {
        Vec a = corner(i);
        Vec b = corner(i + 1);
        double side = (b.east() - a.east()) * (p.north() - a.north());
        side -= (b.north() - a.north()) * (p.east() - a.east());
        if (a.north() <= p.north() && b.north() > p.north() && side > 0) {
          turns++;
        } else if (a.north() > p.north() && b.north() <= p.north() && side < 0) {
          turns--;
        }
      }
      return turns != 0;
    }
  }

  private final List<Shape> shapes;
  private final List<Vec> junctions;
  private final List<Piece> fence = new ArrayList<>();
  final double ceilingAmslM;

  ReferenceArea(Place place) {
    shapes = place.parts().stream().map(Shape::new).toList();
    junctions = place.junctions().stream().map(p -> Vec.onMap(p.eastM, p.northM)).toList();
    ceilingAmslM = place.ceilingAmslM();
    for (Shape shape : shapes) {
      for (int i = 0; i < shape.corners.size(); i++) {
        addUncovered(shape, shape.corner(i), shape.corner(i + 1));
      }
    }
  }

  /** Cuts an edge where other shapes begin or end and keeps what has none of them outside. */
  private void addUncovered(Shape shape, Vec a, Vec b) {
    TreeSet<Double> cuts = new TreeSet<>(List.of(0.0, 1.0));
    for (Shape other : shapes) {
      for (int i = 0; other != shape && i < other.corners.size(); i++) {
        addCrossing(a, b, other.corner(i), other.corner(i + 1), cuts);
        if (other.corner(i).fromPiece(a, b) < TOUCHING_M) {
          cuts.add(a.distance(other.corner(i).nearestOn(a, b)) / a.distance(b));
        }
      }
    }
    Vec along = b.minus(a).times(1 / a.distance(b));
    Vec outside = Vec.onMap(along.north(), -along.east()).times(JUST_OUTSIDE_M);
    for (double from : cuts.headSet(1.0)) {
      double to = cuts.ceiling(Math.nextUp(from));
      Vec beside = a.towards(b, (from + to) / 2).plus(outside);
      if (shapes.stream().noneMatch(other -> other != shape && other.contains(beside))) {
        fence.add(new Piece(a.towards(b, from), a.towards(b, to)));
      }
    }
  }

  /** Adds how far along a-b the piece c-d crosses it. */
  private static void addCrossing(Vec a, Vec b, Vec c, Vec d, Set<Double> cuts) {
    double turn = cross(b.minus(a), d.minus(c));
    double t = cross(c.minus(a), d.minus(c)) / turn;
    double u = cross(c.minus(a), b.minus(a)) / turn;
    if (turn != 0 && t >= 0 && t <= 1 && u >= 0 && u <= 1) {
      cuts.add(t);
    }
  }

  private static double cross(Vec v, Vec w) {
    return v.east() * w.north() - v.north() * w.east();
  }

  List<Piece> fence() {
    return fence;
  }

  boolean contains(Vec point) {
    return shapes.stream().anyMatch(shape -> shape.contains(point));
  }

  boolean inDropZone(Vec point) {
    return shapes.getFirst().contains(point);
  }

  /** The lowest floor of the shapes at a point; outside, the highest of all. */
  double floorAglM(Vec point) {
    double highest = shapes.stream().mapToDouble(Shape::floorAglM).max().orElseThrow();
    return shapes.stream()
        .filter(shape -> shape.contains(point))
        .mapToDouble(Shape::floorAglM)
        .min()
        .orElse(highest);
  }

  /** Distance of a point from the fence, inside or out. */
  double fenceM(Vec point) {
    return clearanceM(point, point);
  }

  /** Distance of a straight way from the fence; (nearly) 0 if it crosses it. */
  double clearanceM(Vec from, Vec to) {
    Vec p = from.flat();
    Vec q = to.flat();
    double least = Double.POSITIVE_INFINITY;
    for (Piece piece : fence) {
      least = Math.min(least, Vec.apart(piece.a, piece.b, p, q));
    }
    return least;
  }

  // ---------------------------------------------------------------------------- lanes

  /** The wish of somebody who flies along a way, led to its right; empty if it may stay. */
  Optional<Vec> keptRight(Vec at, Vec wish) {
    List<Shape> here = shapes.stream().filter(shape -> shape.contains(at)).toList();
    return here.size() == 1
        ? here.getFirst().way.flatMap(way -> keptRight(way, at, wish))
        : Optional.empty();
  }

  private static Optional<Vec> keptRight(FlightArea.Way way, Vec at, Vec wish) {
    Vec from = Vec.onMap(way.fromE(), way.fromN());
    Vec ahead = Vec.onMap(way.toE(), way.toN()).minus(from);
    ahead = ahead.times((wish.dot(ahead) < 0 ? -1 : 1) / ahead.length());
    Vec right = ahead.turned(StrictMath.PI / 2);
    double along = wish.dot(ahead);
    double across = wish.dot(right);
    double offM = at.minus(from).dot(right);
    double laneM = way.halfWidthM() / 3;
    double least = Math.min(2, (laneM - offM) / 3);
    boolean wrongSide = offM < 0;
    if (along < 0.3 || (across >= least && !wrongSide)) {
      return Optional.empty();
    }
    double part = wrongSide ? Math.max(0, 1 + offM / laneM) : 1;
    Vec level = ahead.times(along * part).plus(right.times(Math.max(across, least)));
    return Optional.of(level.withUp(wish.up()));
  }

  // ---------------------------------------------------------------------------- way home

  /** The point to fly to next on the way to a home near the first junction. */
  Vec nextOnWayHome(Vec from, Vec home) {
    double passM = Math.min(PASS_M, NEAR_FENCE * fenceM(from));
    if (clearanceM(from, home) >= passM) {
      return home;
    }
    Vec best = null;
    double shortest = Double.POSITIVE_INFINITY;
    for (Vec junction : junctions) {
      double away = junction.distance(from);
      boolean behind = !junction.equals(junctions.getFirst()) && away < REACHED_M;
      double way = away + toBaseM(junction, junctions.size());
      if (!behind && way < shortest && clearanceM(from, junction) >= passM) {
        shortest = way;
        best = junction;
      }
    }
    return best != null ? best : nearestJunction(from);
  }

  private Vec nearestJunction(Vec from) {
    Vec nearest = junctions.getFirst();
    for (Vec junction : junctions) {
      double away = junction.distance(from);
      boolean behind = !junction.equals(junctions.getFirst()) && away < REACHED_M;
      nearest = !behind && away < nearest.distance(from) ? junction : nearest;
    }
    return nearest;
  }

  /** Shortest way from junction to junction in so many legs; infinite if there is none. */
  private double toBaseM(Vec junction, int legs) {
    if (junction.equals(junctions.getFirst())) {
      return 0;
    }
    double least = Double.POSITIVE_INFINITY;
    for (Vec next : junctions) {
      if (legs > 1 && !next.equals(junction) && clearanceM(junction, next) >= PASS_M) {
        least = Math.min(least, junction.distance(next) + toBaseM(next, legs - 1));
      }
    }
    return least;
  }
}
