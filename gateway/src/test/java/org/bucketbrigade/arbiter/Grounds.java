package org.bucketbrigade.arbiter;

import java.util.function.DoubleBinaryOperator;
import org.bucketbrigade.geo.Terrain;

/** Terrain for tests: 3 km square around the origin, posts every 40 m. */
final class Grounds {
  private static final double SPACING_M = 40;
  private static final int SIDE = 80;
  private static final double EDGE_M = -SIDE * SPACING_M / 2;

  private Grounds() {}

  static Terrain flat(double amslM) {
    return of((east, north) -> amslM);
  }

  /** Hills 60 m high and 400 m apart: slopes up to 47 %. */
  static Terrain hills() {
    return of(
        (east, north) ->
            100 + 30 * StrictMath.sin(east / 63.7) + 15 * StrictMath.sin(north / 40 + 1));
  }

  static Terrain of(DoubleBinaryOperator height) {
    Terrain terrain = new Terrain(EDGE_M, EDGE_M, SPACING_M, SIDE, SIDE);
    int tileColumns = SIDE / Terrain.TILE;
    for (int row = 0; row < SIDE; row++) {
      for (int column = 0; column < SIDE; column++) {
        double east = EDGE_M + column * SPACING_M;
        double north = EDGE_M + row * SPACING_M;
        terrain.setPost(
            row / Terrain.TILE * tileColumns + column / Terrain.TILE,
            row % Terrain.TILE * Terrain.TILE + column % Terrain.TILE,
            (float) height.applyAsDouble(east, north));
      }
    }
    return terrain;
  }
}
