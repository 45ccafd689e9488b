package org.bucketbrigade.sim.crowd;

import java.util.Arrays;
import org.bucketbrigade.sim.crowd.BoardItem.Aside;
import org.bucketbrigade.sim.crowd.BoardItem.Cells;
import org.bucketbrigade.sim.crowd.BoardItem.Ground;
import org.bucketbrigade.sim.crowd.BoardItem.Houses;
import org.bucketbrigade.sim.crowd.BoardItem.Place;
import org.bucketbrigade.sim.crowd.BoardItem.Planes;
import org.bucketbrigade.sim.crowd.BoardItem.Totals;
import org.bucketbrigade.sim.crowd.BoardItem.Walkers;
import org.bucketbrigade.sim.crowd.BoardItem.Water;
import org.bucketbrigade.sim.geo.LocalFrame;
import org.jspecify.annotations.Nullable;

/**
 * The incident as one person knows it: the newest version of every situation item that reached it.
 *
 * <p>Holds references to items shared with others, four bytes an item. Positions are metres east
 * and north of the mission origin, heights metres AMSL.
 */
final class SituationBoard {
  /** Most items of one kind: a fire grid of 4,096 x 4,096 cells. */
  private static final int MAX_ITEMS = 1 << 14;

  private @Nullable Place place;
  private @Nullable Totals totals;
  private @Nullable Walkers walkers;
  private @Nullable Ground[] ground = {};
  private @Nullable Cells[] fire = {};
  private @Nullable Houses[] houses = {};
  private @Nullable Water[] water = {};

  /** Takes an item over unless the same or a newer one of its key is known. */
  void put(BoardItem item) {
    if (item.index() >= MAX_ITEMS) {
      return;
    }
    switch (item) {
      case Place it -> place = newer(place, it);
      case Totals it -> totals = newer(totals, it);
      case Walkers it -> walkers = newer(walkers, it);
      case Ground it -> ground = put(ground, it);
      case Cells it -> fire = put(fire, it);
      case Houses it -> houses = put(houses, it);
      case Water it -> water = put(water, it);
      case Planes _, Aside _ -> {} // operators leave both to those in command
    }
  }

  private static <T extends BoardItem> T newer(@Nullable T known, T item) {
    return known == null || Integer.compareUnsigned(item.version(), known.version()) > 0
        ? item
        : known;
  }

  private static <T extends BoardItem> @Nullable T[] put(@Nullable T[] items, T item) {
    int length = items.length;
    @Nullable T[] room =
        item.index() < length
            ? items
            : Arrays.copyOf(items, Math.clamp(length * 5L / 4, item.index() + 1, MAX_ITEMS));
    room[item.index()] = newer(room[item.index()], item);
    return room;
  }

  /** The fixed facts, or null before they arrived. */
  @Nullable Place place() {
    return place;
  }

  @Nullable Walkers walkers() {
    return walkers;
  }

  /** Blocks of houses; gaps are null. */
  @Nullable Houses[] houses() {
    return houses;
  }

  /** Fire tiles; gaps are null. */
  @Nullable Cells[] fire() {
    return fire;
  }

  /** Water sites; gaps are null. */
  @Nullable Water[] water() {
    return water;
  }

  /** Speed the air moves to the east, m/s; 0 if unknown. */
  double windEastMps() {
    return totals == null ? 0 : totals.summary().getWindEastCms() / 100.0;
  }

  /** Speed the air moves to the north, m/s; 0 if unknown. */
  double windNorthMps() {
    return totals == null ? 0 : totals.summary().getWindNorthCms() / 100.0;
  }

  /** State of a fire cell, one of {@link Cells}; {@link Cells#CANNOT_BURN} where none is known. */
  int cell(int column, int row) {
    Place known = place;
    if (known == null
        || column < 0
        || row < 0
        || column >= known.incident().getColumns()
        || row >= known.incident().getRows()) {
      return Cells.CANNOT_BURN;
    }
    int tile = row / Cells.SIDE * tileColumns(known) + column / Cells.SIDE;
    Cells cells = tile < fire.length ? fire[tile] : null;
    return cells == null ? Cells.CANNOT_BURN : cells.state(column % Cells.SIDE, row % Cells.SIDE);
  }

  /** Fire tiles in one row of tiles. */
  static int tileColumns(Place place) {
    return (place.incident().getColumns() + Cells.SIDE - 1) / Cells.SIDE;
  }

  /**
   * Height of the ground, bilinear between posts, at most the nearest edge outside; NaN unknown.
   */
  double groundAmslM(double eastM, double northM) {
    Place known = place;
    if (known == null
        || known.incident().getTerrainColumns() < 2
        || known.incident().getTerrainRows() < 2) {
      return Double.NaN;
    }
    double spacingM = known.incident().getTerrainSpacingCm() / 100.0;
    int columns = known.incident().getTerrainColumns();
    int rows = known.incident().getTerrainRows();
    double x = Math.clamp((eastM - known.incident().getGridWestM()) / spacingM, 0, columns - 1.001);
    double y = Math.clamp((northM - known.incident().getGridSouthM()) / spacingM, 0, rows - 1.001);
    int column = (int) x;
    int row = (int) y;
    double fx = x - column;
    double fy = y - row;
    return (1 - fy) * ((1 - fx) * post(columns, column, row) + fx * post(columns, column + 1, row))
        + fy
            * ((1 - fx) * post(columns, column, row + 1) + fx * post(columns, column + 1, row + 1));
  }

  private double post(int columns, int column, int row) {
    int tileColumns = (columns + Ground.SIDE - 1) / Ground.SIDE;
    int tile = row / Ground.SIDE * tileColumns + column / Ground.SIDE;
    Ground posts = tile < ground.length ? ground[tile] : null;
    return posts == null ? Double.NaN : posts.heightAmslM(column % Ground.SIDE, row % Ground.SIDE);
  }

  /** Metres east of the origin; only once {@link #place} is known. */
  static double eastM(LocalFrame frame, int latE7, int lonE7) {
    return frame.eastM(latE7 * 1e-7, lonE7 * 1e-7);
  }

  /** Metres north of the origin; only once {@link #place} is known. */
  static double northM(LocalFrame frame, int latE7, int lonE7) {
    return frame.northM(latE7 * 1e-7, lonE7 * 1e-7);
  }
}
