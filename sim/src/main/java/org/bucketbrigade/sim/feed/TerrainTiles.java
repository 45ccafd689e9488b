package org.bucketbrigade.sim.feed;

import com.google.protobuf.ByteString;
import org.bucketbrigade.sim.terrain.Terrain;

/** Packs the terrain's posts into tiles of 16 x 16; posts beyond the last repeat it. */
final class TerrainTiles {
  static final int SIDE = 16;

  private final Terrain terrain;
  private final int tileColumns;
  private final int tileRows;

  TerrainTiles(Terrain terrain) {
    this.terrain = terrain;
    tileColumns = (terrain.columns() + SIDE - 1) / SIDE;
    tileRows = (terrain.rows() + SIDE - 1) / SIDE;
  }

  int count() {
    return tileColumns * tileRows;
  }

  ByteString encode(int tile) {
    byte[] heights = new byte[SIDE * SIDE * Short.BYTES];
    int at = 0;
    for (int i = 0; i < SIDE * SIDE; i++) {
      int column = Math.min(tile % tileColumns * SIDE + i % SIDE, terrain.columns() - 1);
      int row = Math.min(tile / tileColumns * SIDE + i / SIDE, terrain.rows() - 1);
      int dm = terrain.postDm(column, row);
      heights[at++] = (byte) dm;
      heights[at++] = (byte) (dm >> 8);
    }
    return ByteString.copyFrom(heights);
  }
}
