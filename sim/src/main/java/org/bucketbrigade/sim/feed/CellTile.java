package org.bucketbrigade.sim.feed;

import com.google.protobuf.ByteString;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.bucketbrigade.sim.geo.Grid;

/** A square of 32 x 32 cells of a grid as run lengths, row by row from the south-west. */
final class CellTile {
  static final int SIDE = 32;
  static final int CELLS = SIDE * SIDE;

  /** What a message of 1,200 bytes has left for runs. */
  static final int MAX_BYTES = 1_120;

  private static final int MAX_RUN = 255;

  private final Grid grid;
  private final int tileColumns;
  private final int tileRows;
  private final byte[] runs = new byte[2 * CELLS];

  /** The cells looked at last; may be changed before they are packed. */
  final byte[] cells = new byte[CELLS];

  CellTile(Grid grid) {
    this.grid = grid;
    tileColumns = (grid.columns() + SIDE - 1) / SIDE;
    tileRows = (grid.rows() + SIDE - 1) / SIDE;
  }

  /** How many tiles there are. */
  int count() {
    return tileColumns * tileRows;
  }

  /** Looks at what a tile's cells are; those beyond the grid are {@code outside}. */
  void look(int tile, IntUnaryOperator codes, int outside) {
    int west = tile % tileColumns * SIDE;
    int south = tile / tileColumns * SIDE;
    Arrays.fill(cells, (byte) outside);
    for (int row = 0; row < Math.min(SIDE, grid.rows() - south); row++) {
      for (int column = 0; column < Math.min(SIDE, grid.columns() - west); column++) {
        int cell = (south + row) * grid.columns() + west + column;
        cells[row * SIDE + column] = (byte) codes.applyAsInt(cell);
      }
    }
  }

  /** Packs what was looked at; returns its length in bytes. */
  int pack() {
    int length = 0;
    int at = 0;
    while (at < CELLS) {
      int run = 1;
      while (at + run < CELLS && run < MAX_RUN && cells[at + run] == cells[at]) {
        run++;
      }
      runs[length++] = cells[at];
      runs[length++] = (byte) run;
      at += run;
    }
    return length;
  }

  /** What was packed. */
  ByteString packed(int length) {
    return ByteString.copyFrom(runs, 0, length);
  }
}
