package org.bucketbrigade.geo;

import java.util.Arrays;

/**
 * Heights of the ground on a square grid of posts, as the incident feed supplied them, in the
 * mission frame.
 *
 * <p>Tiles of 16 x 16 posts arrive one by one and in any order; a height next to a missing post is
 * NaN, which every user must treat as "not safe".
 */
public final class Terrain {
  /** Posts along one side of a tile. */
  public static final int TILE = 16;

  /** Most posts along one side of the grid. */
  public static final int MAX_SIDE = 1_024;

  private final double westM;
  private final double southM;
  private final double spacingM;
  private final int columns;
  private final int rows;
  private final float[] amslM;

  /** An empty grid whose first post lies at the given south-west corner. */
  public Terrain(double westM, double southM, double spacingM, int columns, int rows) {
    if (!(spacingM > 0) || columns < 2 || rows < 2 || columns > MAX_SIDE || rows > MAX_SIDE) {
      throw new IllegalArgumentException("terrain grid out of range");
    }
    this.westM = westM;
    this.southM = southM;
    this.spacingM = spacingM;
    this.columns = columns;
    this.rows = rows;
    this.amslM = new float[columns * rows];
    Arrays.fill(amslM, Float.NaN);
  }

  /** Tiles in the grid. */
  public int tiles() {
    return tileColumns() * ((rows + TILE - 1) / TILE);
  }

  private int tileColumns() {
    return (columns + TILE - 1) / TILE;
  }

  /** Sets one post of a tile; posts beyond the grid's edge are ignored. */
  public void setPost(int tile, int index, float heightAmslM) {
    int column = tile % tileColumns() * TILE + index % TILE;
    int row = tile / tileColumns() * TILE + index / TILE;
    if (column < columns && row < rows && row >= 0) {
      amslM[row * columns + column] = heightAmslM;
    }
  }

  /** Height of the ground by bilinear interpolation, metres AMSL; NaN outside or where unknown. */
  public double amslM(double eastM, double northM) {
    double x = (eastM - westM) / spacingM;
    double y = (northM - southM) / spacingM;
    if (!(x >= 0 && y >= 0 && x <= columns - 1 && y <= rows - 1)) {
      return Double.NaN;
    }
    int column = Math.min((int) x, columns - 2);
    int row = Math.min((int) y, rows - 2);
    double fx = x - column;
    double fy = y - row;
    int at = row * columns + column;
    double south = amslM[at] * (1 - fx) + amslM[at + 1] * fx;
    double north = amslM[at + columns] * (1 - fx) + amslM[at + columns + 1] * fx;
    return south * (1 - fy) + north * fy;
  }
}
