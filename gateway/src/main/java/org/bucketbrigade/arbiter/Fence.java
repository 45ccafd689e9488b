package org.bucketbrigade.arbiter;

/**
 * The fence of a flight area as one drone meets it: the pieces that are near enough to matter, and
 * whether a stop stays clear of them.
 */
final class Fence {
  /** A way may come nearer by this to a fence that is too near already, metres. */
  private static final double SLACK_M = 0.001;

  private FlightArea area;
  private int[] near = new int[0];
  private int count;
  private boolean inside;
  // Distance of the drone from the fence; meaningful if a piece is near.
  private double distanceM;
  private double atE;
  private double atN;

  @SuppressWarnings("NullAway.Init") // lookAround comes before all else
  Fence() {}

  /**
   * Notes which pieces of the fence lie within a distance of a point, metres; outside, the nearest
   * one at least, as that is the way back.
   */
  void lookAround(FlightArea flightArea, double eastM, double northM, double withinM) {
    area = flightArea;
    atE = eastM;
    atN = northM;
    count = 0;
    if (area.wellInside(eastM, northM, withinM)) {
      inside = true;
      distanceM = withinM;
      return;
    }
    if (near.length < area.pieces()) {
      near = new int[area.pieces()]; // grows to the largest area there is, and stays
    }
    int nearest = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int piece = 0; piece < area.pieces(); piece++) {
      double squared = area.pointSquared(piece, eastM, northM);
      if (squared <= withinM * withinM) {
        near[count++] = piece;
      }
      nearest = squared < least ? piece : nearest;
      least = Math.min(least, squared);
    }
    distanceM = Math.sqrt(least);
    inside = area.contains(eastM, northM);
    if (!inside && count == 0) {
      near[count++] = nearest;
    }
  }

  /** Whether the drone is inside. */
  boolean inside() {
    return inside;
  }

  /** Distance of the drone from the fence, metres, or more than was looked at. */
  double distanceM() {
    return distanceM;
  }

  /** Pieces near by. */
  int count() {
    return count;
  }

  /** The point of a near piece that is nearest to the drone. */
  double nearestE(int index) {
    int piece = near[index];
    return area.alongE(piece, area.nearest(piece, atE, atN));
  }

  double nearestN(int index) {
    int piece = near[index];
    return area.alongN(piece, area.nearest(piece, atE, atN));
  }

  /** Smallest distance of a stop from the near pieces, metres; 0 if it crosses one. */
  double clearanceM(Stop stop) {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < count; i++) {
      least = Math.min(least, area.lineSquared(near[i], stop.x, stop.y, stop.endX, stop.endY));
    }
    return Math.sqrt(least);
  }

  /**
   * Whether a stop keeps a distance from the fence. Who is nearer to it than that already, or
   * outside, must not get any nearer, or farther out.
   */
  boolean clearOf(Stop stop, double marginM) {
    if (inside) {
      double least = clearanceM(stop);
      return least >= marginM || (least > 0 && distanceM < marginM && least >= distanceM - SLACK_M);
    }
    return area.contains(stop.endX, stop.endY)
        || area.fenceM(stop.endX, stop.endY) <= distanceM + SLACK_M;
  }
}
