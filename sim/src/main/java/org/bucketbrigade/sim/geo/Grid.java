package org.bucketbrigade.sim.geo;

/**
 * Square cells over the map, numbered row by row from the south-west corner.
 *
 * @param westM western edge, metres east of the origin
 * @param southM southern edge, metres north of the origin
 * @param cellM side of a cell
 */
public record Grid(int westM, int southM, double cellM, int columns, int rows) {
  /** Number of cells. */
  public int cells() {
    return columns * rows;
  }

  /** Area of one cell, square metres. */
  public double cellAreaM2() {
    return cellM * cellM;
  }

  /** The cell at a place, -1 if it lies outside the map. */
  public int cellAt(double eastM, double northM) {
    double column = Math.floor((eastM - westM) / cellM);
    double row = Math.floor((northM - southM) / cellM);
    // Written so that a place that is no number is outside.
    if (column >= 0 && column < columns && row >= 0 && row < rows) {
      return (int) (row * columns + column);
    }
    return -1;
  }

  /** Column of a cell, 0 in the west. */
  public int column(int cell) {
    return cell % columns;
  }

  /** Row of a cell, 0 in the south. */
  public int row(int cell) {
    return cell / columns;
  }

  /** Whether there is a cell at a column and row. */
  public boolean contains(int column, int row) {
    return column >= 0 && column < columns && row >= 0 && row < rows;
  }

  /** East of a cell's middle, metres. */
  public double eastM(int cell) {
    return westM + (column(cell) + 0.5) * cellM;
  }

  /** North of a cell's middle, metres. */
  public double northM(int cell) {
    return southM + (row(cell) + 0.5) * cellM;
  }
}
