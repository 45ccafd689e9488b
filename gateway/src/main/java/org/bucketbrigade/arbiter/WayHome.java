package org.bucketbrigade.arbiter;

import java.util.Arrays;
import java.util.List;
import org.bucketbrigade.geo.LocalPoint;

/**
 * The way back to the base inside a flight area that is not everywhere straight: from junction to
 * junction, each in sight of the next, by the shortest way.
 */
final class WayHome {
  /** A way passes the fence at this distance at least, where there is room, metres. */
  static final double PASS_M = 6;

  /** Standing nearer to the fence than {@link #PASS_M}, this part of the distance does. */
  private static final double NEAR_FENCE = 0.9;

  /** A junction nearer than this is behind us, metres. */
  private static final double REACHED_M = 1;

  private final FlightArea area;
  private final double[] eastM;
  private final double[] northM;
  // Metres from each junction to the first by the shortest way; infinite if there is none.
  private final double[] toBaseM;

  WayHome(FlightArea area, List<LocalPoint> junctions) {
    this.area = area;
    eastM = junctions.stream().mapToDouble(point -> point.eastM).toArray();
    northM = junctions.stream().mapToDouble(point -> point.northM).toArray();
    toBaseM = new double[eastM.length];
    Arrays.fill(toBaseM, Double.POSITIVE_INFINITY);
    toBaseM[0] = 0;
    boolean[][] sight = sight();
    // Bellman and Ford: as many rounds as a way can have legs.
    for (int round = 1; round < eastM.length; round++) {
      for (int i = 0; i < eastM.length; i++) {
        for (int j = 0; j < eastM.length; j++) {
          if (sight[i][j]) {
            toBaseM[i] = Math.min(toBaseM[i], toBaseM[j] + distance(i, eastM[j], northM[j]));
          }
        }
      }
    }
  }

  private boolean[][] sight() {
    boolean[][] sight = new boolean[eastM.length][eastM.length];
    for (int i = 0; i < eastM.length; i++) {
      for (int j = 0; j < i; j++) {
        sight[i][j] = inSight(i, eastM[j], northM[j], PASS_M);
        sight[j][i] = sight[i][j];
      }
    }
    return sight;
  }

  /** Whether every junction has a way to the base. */
  boolean complete() {
    return Arrays.stream(toBaseM).allMatch(Double::isFinite);
  }

  /** Sets the point to fly to next, on the way from a point to a home near the base. */
  void next(double fromE, double fromN, double homeE, double homeN, LocalPoint out) {
    double passM = Math.min(PASS_M, NEAR_FENCE * area.fenceM(fromE, fromN));
    if (area.clearanceM(fromE, fromN, homeE, homeN) >= passM) {
      out.set(homeE, homeN, 0);
      return;
    }
    int best = -1;
    int nearest = 0;
    double shortest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < eastM.length; i++) {
      double away = distance(i, fromE, fromN);
      if (i > 0 && away < REACHED_M) {
        continue; // here already: the next one, then
      }
      if (away + toBaseM[i] < shortest && inSight(i, fromE, fromN, passM)) {
        shortest = away + toBaseM[i];
        best = i;
      }
      nearest = away < distance(nearest, fromE, fromN) ? i : nearest;
    }
    int next = best >= 0 ? best : nearest;
    out.set(eastM[next], northM[next], 0);
  }

  private boolean inSight(int junction, double fromE, double fromN, double passM) {
    return area.clearanceM(fromE, fromN, eastM[junction], northM[junction]) >= passM;
  }

  private double distance(int junction, double pE, double pN) {
    double dE = eastM[junction] - pE;
    double dN = northM[junction] - pN;
    return Math.sqrt(dE * dE + dN * dN);
  }
}
