package org.bucketbrigade.sim.feed;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.function.IntFunction;
import org.bucketbrigade.sim.fire.CellState;
import org.bucketbrigade.sim.geo.Grid;

/**
 * Packs the fire grid into tiles of 32 x 32 cells. A tile that is too speckled for one message is
 * coarsened: first water on the ground is left out, the little before the much, then pairs of cells
 * become alike. Cells beyond the grid cannot burn.
 */
final class FireTiles {
  private static final List<CellState> LEFT_OUT = List.of(CellState.DAMP, CellState.WET);

  private final CellTile tiles;
  private final IntFunction<CellState> states;

  /** Tiles of what {@code states} tells of each cell. */
  FireTiles(Grid grid, IntFunction<CellState> states) {
    tiles = new CellTile(grid);
    this.states = states;
  }

  int count() {
    return tiles.count();
  }

  ByteString encode(int tile) {
    tiles.look(tile, cell -> states.apply(cell).code(), CellState.UNBURNABLE.code());
    int length = tiles.pack();
    for (CellState water : LEFT_OUT) {
      if (length > CellTile.MAX_BYTES) {
        dryOut(water);
        length = tiles.pack();
      }
    }
    if (length > CellTile.MAX_BYTES) {
      coarsen();
      length = tiles.pack();
    }
    return tiles.packed(length);
  }

  private void dryOut(CellState water) {
    for (int i = 0; i < CellTile.CELLS; i++) {
      if (tiles.cells[i] == water.code()) {
        tiles.cells[i] = (byte) CellState.UNBURNT.code();
      }
    }
  }

  /** Makes pairs of neighbours alike, burning if either burns: at most 512 runs are left. */
  private void coarsen() {
    for (int i = 0; i < CellTile.CELLS; i += 2) {
      boolean burning = tiles.cells[i + 1] == CellState.BURNING.code();
      byte both = burning ? tiles.cells[i + 1] : tiles.cells[i];
      tiles.cells[i] = both;
      tiles.cells[i + 1] = both;
    }
  }
}
