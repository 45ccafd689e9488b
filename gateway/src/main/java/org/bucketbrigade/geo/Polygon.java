package org.bucketbrigade.geo;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A closed shape on the map in the mission frame, its corners counter-clockwise in metres east and
 * north; the last is joined to the first. Edge {@code i} leads from corner {@code i} to the next.
 */
public final class Polygon {
  private final double[] eastM;
  private final double[] northM;
  // The box around it, for a quick look.
  private final double westEndM;
  private final double southEndM;
  private final double eastEndM;
  private final double northEndM;

  /**
   * A place where the outline meets itself.
   *
   * @param edge number of one edge
   * @param other number of the other, larger
   */
  public record Crossing(int edge, int other, double eastM, double northM) {}

  /** A shape with at least three corners, given in either direction. */
  public Polygon(double[] eastM, double[] northM) {
    if (eastM.length < 3 || eastM.length != northM.length) {
      throw new IllegalArgumentException("a polygon needs three corners or more");
    }
    this.eastM = eastM.clone();
    this.northM = northM.clone();
    if (doubleArea() < 0) {
      reverse(this.eastM);
      reverse(this.northM);
    }
    westEndM = Arrays.stream(eastM).min().orElseThrow();
    eastEndM = Arrays.stream(eastM).max().orElseThrow();
    southEndM = Arrays.stream(northM).min().orElseThrow();
    northEndM = Arrays.stream(northM).max().orElseThrow();
  }

  private static void reverse(double[] values) {
    for (int i = 0, j = values.length - 1; i < j; i++, j--) {
      double value = values[i];
      values[i] = values[j];
      values[j] = value;
    }
  }

  /** A regular polygon whose corners lie on a circle. */
  public static Polygon disc(double eastM, double northM, double radiusM, int corners) {
    double[] east = new double[corners];
    double[] north = new double[corners];
    for (int i = 0; i < corners; i++) {
      double angle = 2 * StrictMath.PI * i / corners;
      east[i] = eastM + radiusM * StrictMath.cos(angle);
      north[i] = northM + radiusM * StrictMath.sin(angle);
    }
    return new Polygon(east, north);
  }

  /** The rectangle of all that lies beside a line, no farther than half a width from it. */
  public static Polygon strip(
      double fromE, double fromN, double toE, double toN, double halfWidthM) {
    double dE = toE - fromE;
    double dN = toN - fromN;
    double scale = halfWidthM / Math.sqrt(dE * dE + dN * dN);
    double asideE = -dN * scale;
    double asideN = dE * scale;
    return new Polygon(
        new double[] {fromE - asideE, toE - asideE, toE + asideE, fromE + asideE},
        new double[] {fromN - asideN, toN - asideN, toN + asideN, fromN + asideN});
  }

  public int corners() {
    return eastM.length;
  }

  /** East of a corner; corners are counted round and round. */
  public double eastM(int corner) {
    return eastM[corner % eastM.length];
  }

  public double northM(int corner) {
    return northM[corner % northM.length];
  }

  /** Whether a point lies inside. */
  public boolean contains(double pE, double pN) {
    if (!(pE >= westEndM && pE <= eastEndM && pN >= southEndM && pN <= northEndM)) {
      return false;
    }
    boolean inside = false;
    for (int i = 0, j = eastM.length - 1; i < eastM.length; j = i++) {
      if (northM[i] > pN != northM[j] > pN
          && pE < (eastM[j] - eastM[i]) * (pN - northM[i]) / (northM[j] - northM[i]) + eastM[i]) {
        inside = !inside;
      }
    }
    return inside;
  }

  /** Distance of a point from the outline, metres, inside or out. */
  public double outlineM(double pE, double pN) {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < corners(); i++) {
      least =
          Math.min(
              least, Plane.pointSquared(eastM(i), northM(i), eastM(i + 1), northM(i + 1), pE, pN));
    }
    return Math.sqrt(least);
  }

  /** The westernmost corner's east. */
  public double westEndM() {
    return westEndM;
  }

  public double eastEndM() {
    return eastEndM;
  }

  /** The southernmost corner's north. */
  public double southEndM() {
    return southEndM;
  }

  public double northEndM() {
    return northEndM;
  }

  /** Square metres inside. */
  public double areaM2() {
    return Math.abs(doubleArea()) / 2;
  }

  /** The first place where two edges cross, touch or run back on each other; null if none do. */
  public @Nullable Crossing selfCrossing() {
    for (int i = 0; i < corners(); i++) {
      if (runsBack(i)) {
        return new Crossing(i, (i + 1) % corners(), eastM(i + 1), northM(i + 1));
      }
      for (int j = i + 2; j < corners(); j++) {
        if (i == 0 && j == corners() - 1) {
          continue; // neighbours
        }
        double t = cut(i, this, j);
        if (!Double.isNaN(t)) {
          return new Crossing(i, j, alongE(i, t), alongN(i, t));
        }
      }
    }
    return null;
  }

  /** Whether the next edge leads straight back along an edge. */
  private boolean runsBack(int edge) {
    double inE = eastM(edge + 1) - eastM(edge);
    double inN = northM(edge + 1) - northM(edge);
    double outE = eastM(edge + 2) - eastM(edge + 1);
    double outN = northM(edge + 2) - northM(edge + 1);
    double turn = inE * outN - inN * outE;
    double ahead = inE * outE + inN * outN;
    return ahead < 0 && Math.abs(turn) <= 1e-9 * -ahead;
  }

  /** A place that belongs to both shapes, or null if they are apart. */
  public @Nullable LocalPoint meets(Polygon other) {
    for (int i = 0; i < corners(); i++) {
      for (int j = 0; j < other.corners(); j++) {
        double t = cut(i, other, j);
        if (!Double.isNaN(t)) {
          return LocalPoint.onMap(alongE(i, t), alongN(i, t));
        }
      }
    }
    if (other.contains(eastM[0], northM[0])) {
      return LocalPoint.onMap(eastM[0], northM[0]);
    }
    return contains(other.eastM[0], other.northM[0])
        ? LocalPoint.onMap(other.eastM[0], other.northM[0])
        : null;
  }

  private double cut(int edge, Polygon other, int otherEdge) {
    return Plane.crossing(
        eastM(edge),
        northM(edge),
        eastM(edge + 1),
        northM(edge + 1),
        other.eastM(otherEdge),
        other.northM(otherEdge),
        other.eastM(otherEdge + 1),
        other.northM(otherEdge + 1));
  }

  private double alongE(int edge, double t) {
    return eastM(edge) + t * (eastM(edge + 1) - eastM(edge));
  }

  private double alongN(int edge, double t) {
    return northM(edge) + t * (northM(edge + 1) - northM(edge));
  }

  /** Twice the area, positive if the corners run counter-clockwise. */
  private double doubleArea() {
    double sum = 0;
    for (int i = 0; i < corners(); i++) {
      sum += eastM(i) * northM(i + 1) - eastM(i + 1) * northM(i);
    }
    return sum;
  }
}
