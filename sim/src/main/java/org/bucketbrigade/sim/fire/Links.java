package org.bucketbrigade.sim.fire;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.bucketbrigade.sim.geo.Grid;

/**
 * The 32 straight ways by which fire goes from a cell to its neighbours up to three cells away,
 * anticlockwise from the east, and the cells each way crosses, so that a long way cannot jump over
 * what stops fire. Two ways that follow each other span a triangle of half a cell.
 */
final class Links {
  static final int COUNT = 32;
  private static final int REACH = 3;

  final int[] east = new int[COUNT];
  final int[] north = new int[COUNT];

  /** Difference of cell numbers between the two ends. */
  final int[] offset = new int[COUNT];

  final double[] lengthM = new double[COUNT];
  final double[] eastM = new double[COUNT];
  final double[] northM = new double[COUNT];

  /** The links to the eight cells around. */
  final int[] near;

  /** Cells that must all let fire pass, as differences of cell numbers; the target is the last. */
  final int[][] crossed = new int[COUNT][];

  /**
   * Where a way passes through the corner of four cells: pairs of which one must let fire pass, two
   * entries a pair.
   */
  final int[][] corners = new int[COUNT][];

  Links(Grid grid) {
    List<int[]> ways = new ArrayList<>();
    for (int n = -REACH; n <= REACH; n++) {
      for (int e = -REACH; e <= REACH; e++) {
        if (coprime(Math.abs(e), Math.abs(n))) {
          ways.add(new int[] {e, n});
        }
      }
    }
    ways.sort(Comparator.comparingDouble(way -> turn(way[0], way[1])));
    for (int i = 0; i < COUNT; i++) {
      east[i] = ways.get(i)[0];
      north[i] = ways.get(i)[1];
      offset[i] = north[i] * grid.columns() + east[i];
      eastM[i] = east[i] * grid.cellM();
      northM[i] = north[i] * grid.cellM();
      lengthM[i] = StrictMath.hypot(eastM[i], northM[i]);
      walk(i, grid.columns());
    }
    near =
        IntStream.range(0, COUNT)
            .filter(i -> Math.abs(east[i]) <= 1 && Math.abs(north[i]) <= 1)
            .toArray();
  }

  private static double turn(int e, int n) {
    double angle = StrictMath.atan2(n, e);
    return angle < 0 ? angle + 2 * StrictMath.PI : angle;
  }

  private static boolean coprime(int a, int b) {
    return b == 0 ? a == 1 : coprime(b, a % b);
  }

  private void walk(int link, int columns) {
    int stepsEast = Math.abs(east[link]);
    int stepsNorth = Math.abs(north[link]);
    int signEast = Integer.signum(east[link]);
    int signNorth = Integer.signum(north[link]);
    List<Integer> plain = new ArrayList<>();
    List<Integer> pairs = new ArrayList<>();
    int e = 0;
    int n = 0;
    while (e < stepsEast || n < stepsNorth) {
      // The next edges lie at (2e + 1) / (2 stepsEast) and (2n + 1) / (2 stepsNorth) of the way.
      int toEastEdge = e < stepsEast ? (2 * e + 1) * stepsNorth : Integer.MAX_VALUE;
      int toNorthEdge = n < stepsNorth ? (2 * n + 1) * stepsEast : Integer.MAX_VALUE;
      if (toEastEdge == toNorthEdge) {
        pairs.add(n * signNorth * columns + (e + 1) * signEast);
        pairs.add((n + 1) * signNorth * columns + e * signEast);
      }
      if (toEastEdge <= toNorthEdge) {
        e++;
      }
      if (toNorthEdge <= toEastEdge) {
        n++;
      }
      plain.add(n * signNorth * columns + e * signEast);
    }
    crossed[link] = plain.stream().mapToInt(Integer::intValue).toArray();
    corners[link] = pairs.stream().mapToInt(Integer::intValue).toArray();
  }
}
