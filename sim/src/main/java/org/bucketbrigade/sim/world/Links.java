package org.bucketbrigade.sim.world;

import java.util.ArrayList;
import java.util.List;

/**
 * The 32 straight ways by which fire goes from a cell to its neighbours up to three cells away, and
 * the cells each way crosses, so that a long way cannot jump over what stops fire.
 */
final class Links {
  static final int COUNT = 32;
  private static final int REACH = 3;

  final int[] east = new int[COUNT];
  final int[] north = new int[COUNT];

  /** Difference of cell numbers between the two ends. */
  final int[] offset = new int[COUNT];

  final double[] lengthM = new double[COUNT];
  final double[] unitEast = new double[COUNT];
  final double[] unitNorth = new double[COUNT];

  /** Cells that must all let fire pass, as differences of cell numbers; the target is the last. */
  final int[][] crossed = new int[COUNT][];

  /**
   * Where a way passes through the corner of four cells: pairs of which one must let fire pass, two
   * entries a pair.
   */
  final int[][] corners = new int[COUNT][];

  Links(Grid grid) {
    int i = 0;
    for (int n = -REACH; n <= REACH; n++) {
      for (int e = -REACH; e <= REACH; e++) {
        if (coprime(Math.abs(e), Math.abs(n))) {
          east[i] = e;
          north[i] = n;
          offset[i] = n * grid.columns() + e;
          double cells = StrictMath.hypot(e, n);
          lengthM[i] = cells * grid.cellM();
          unitEast[i] = e / cells;
          unitNorth[i] = n / cells;
          walk(i, grid.columns());
          i++;
        }
      }
    }
    if (i != COUNT) {
      throw new IllegalStateException(i + " links");
    }
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
