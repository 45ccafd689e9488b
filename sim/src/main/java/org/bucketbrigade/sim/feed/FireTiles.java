package org.bucketbrigade.sim.feed;

import com.google.protobuf.ByteString;
import java.util.Arrays;
import java.util.function.IntFunction;
import org.bucketbrigade.sim.fire.CellState;
import org.bucketbrigade.sim.geo.Grid;

/**
 * Packs the fire grid into run-length coded tiles of 32 x 32 cells.
 *
 * <p>A tile so speckled that it would not fit a message is told more coarsely, since the wire has
 * no larger messages: first without wetness, then with cells two by two.
 */
final class FireTiles {
  static final int SIDE = 32;

  /** What a message of 1,200 bytes has left for runs. */
  static final int MAX_BYTES = 1_120;

  private static final int CELLS = SIDE * SIDE;
  private static final int MAX_RUN = 255;

  private final IntFunction<CellState> states;
  private final Grid grid;
  private final int tileColumns;
  private final int tileRows;
  private final byte[] cells = new byte[CELLS];
  private final byte[] runs = new byte[2 * CELLS];

  /** Tiles of what {@code states} tells of each cell. */
  FireTiles(Grid grid, IntFunction<CellState> states) {
    this.grid = grid;
    this.states = states;
    tileColumns = (grid.columns() + SIDE - 1) / SIDE;
    tileRows = (grid.rows() + SIDE - 1) / SIDE;
  }

  int count() {
    return tileColumns * tileRows;
  }

  ByteString encode(int tile) {
    look(tile);
    int length = pack();
    if (length > MAX_BYTES) {
      dryOut();
      length = pack();
    }
    if (length > MAX_BYTES) {
      coarsen();
      length = pack();
    }
    return ByteString.copyFrom(runs, 0, length);
  }

  private void look(int tile) {
    int west = tile % tileColumns * SIDE;
    int south = tile / tileColumns * SIDE;
    Arrays.fill(cells, (byte) CellState.UNBURNABLE.code());
    for (int row = 0; row < Math.min(SIDE, grid.rows() - south); row++) {
      for (int column = 0; column < Math.min(SIDE, grid.columns() - west); column++) {
        int cell = (south + row) * grid.columns() + west + column;
        cells[row * SIDE + column] = (byte) states.apply(cell).code();
      }
    }
  }

  private int pack() {
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

  private void dryOut() {
    for (int i = 0; i < CELLS; i++) {
      if (cells[i] == CellState.WET.code()) {
        cells[i] = (byte) CellState.UNBURNT.code();
      }
    }
  }

  /** Makes pairs of neighbours alike, burning if either burns: at most 512 runs are left. */
  private void coarsen() {
    for (int i = 0; i < CELLS; i += 2) {
      boolean burning = cells[i + 1] == CellState.BURNING.code();
      byte both = burning ? cells[i + 1] : cells[i];
      cells[i] = both;
      cells[i + 1] = both;
    }
  }
}
