package org.bucketbrigade.mission;

import java.util.ArrayList;
import java.util.List;
import org.agrona.collections.IntArrayList;
import org.bucketbrigade.geo.LocalPoint;
import org.bucketbrigade.geo.Polygon;
import org.jspecify.annotations.Nullable;

/**
 * How much room there is inside a polygon: points of a grid, each with its distance to the outline.
 */
final class Room {
  /** About so many points lie inside, however long and thin the polygon is. */
  private static final int POINTS = 2_000;

  /** Most points looked at, however little of its box the polygon fills. */
  private static final int BOX_POINTS = 20_000;

  /** Points nearer to each other than this would tell nothing new, metres. */
  private static final double LEAST_STEP_M = 1;

  /** A point inside, and the radius of the circle around it that fits into the polygon, metres. */
  record Spot(double eastM, double northM, double radiusM) {
    LocalPoint point() {
      return LocalPoint.onMap(eastM, northM);
    }

    double awayM(double fromE, double fromN) {
      double dE = eastM - fromE;
      double dN = northM - fromN;
      return Math.sqrt(dE * dE + dN * dN);
    }
  }

  private final Polygon polygon;
  private final double stepM;
  private final int columns;
  private final List<Spot> spots = new ArrayList<>();
  // Number of the spot at each point of the grid, row by row; -1 outside.
  private final int[] grid;
  private Spot widest = new Spot(0, 0, 0);

  Room(Polygon polygon) {
    this.polygon = polygon;
    double width = polygon.eastEndM() - polygon.westEndM();
    double height = polygon.northEndM() - polygon.southEndM();
    stepM =
        Math.max(
            LEAST_STEP_M,
            Math.max(Math.sqrt(polygon.areaM2() / POINTS), Math.sqrt(width * height / BOX_POINTS)));
    columns = 1 + (int) (width / stepM);
    int rows = 1 + (int) (height / stepM);
    grid = new int[columns * rows];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        double e = polygon.westEndM() + (column + 0.5) * stepM;
        double n = polygon.southEndM() + (row + 0.5) * stepM;
        grid[row * columns + column] = polygon.contains(e, n) ? add(e, n) : -1;
      }
    }
  }

  private int add(double eastM, double northM) {
    Spot spot = new Spot(eastM, northM, polygon.outlineM(eastM, northM));
    spots.add(spot);
    widest = spot.radiusM > widest.radiusM ? spot : widest;
    return spots.size() - 1;
  }

  List<Spot> spots() {
    return spots;
  }

  /** The point farthest from the outline; with no room at all if the polygon has no inside. */
  Spot widest() {
    return widest;
  }

  /** Whether a point lies inside and has so much room around it. */
  boolean holds(double eastM, double northM, double roomM) {
    return polygon.contains(eastM, northM) && polygon.outlineM(eastM, northM) >= roomM;
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

  /**
   * A point with room to pass that cannot be reached, over others with that room, from where the
   * way to a place outside begins; null if all can.
   *
   * @param toE that place
   * @param wayRoomM room looked for where the way begins
   */
  @Nullable Spot cutOff(double toE, double toN, double wayRoomM, double passM) {
    Spot mouth = nearest(toE, toN, Math.min(wayRoomM, widest.radiusM));
    boolean[] reached = new boolean[grid.length];
    IntArrayList open = new IntArrayList();
    for (int i = 0; i < grid.length; i++) {
      if (grid[i] >= 0 && spots.get(grid[i]).equals(mouth)) {
        reached[i] = true;
        open.addInt(i);
      }
    }
    while (!open.isEmpty()) {
      int at = open.removeAt(open.size() - 1);
      for (int row = -1; row <= 1; row++) {
        for (int column = -1; column <= 1; column++) {
          int next = neighbour(at, row, column);
          if (next >= 0 && !reached[next] && hasRoom(next, passM)) {
            reached[next] = true;
            open.addInt(next);
          }
        }
      }
    }
    for (int i = 0; i < grid.length; i++) {
      if (!reached[i] && hasRoom(i, passM)) {
        return spots.get(grid[i]);
      }
    }
    return null;
  }

  private boolean hasRoom(int at, double passM) {
    return grid[at] >= 0 && spots.get(grid[at]).radiusM >= passM;
  }

  /** The point of the grid beside another, or -1. */
  private int neighbour(int at, int rowsOn, int columnsOn) {
    int column = at % columns + columnsOn;
    int next = at + rowsOn * columns + columnsOn;
    return column < 0 || column >= columns || next < 0 || next >= grid.length ? -1 : next;
  }
}
