package org.bucketbrigade.mission;

import com.google.protobuf.ByteString;
import org.bucketbrigade.wire.v1.Incident;
import org.bucketbrigade.wire.v1.LandTile;
import org.bucketbrigade.wire.v1.StreetBlock;

/**
 * What the map shows beneath everything else: the gateway passes it on and flies by none of it, so
 * it only checks that nobody's page is led astray.
 */
final class BaseMap {
  /** Cells along each side of a tile of land cover. */
  private static final int TILE = 32;

  private static final int MOST_POINTS = 128;
  private static final int LEAST_POINTS = 2;
  private static final int POLE_E7 = 900_000_000;
  private static final int ROUND_E7 = 1_800_000_000;

  private BaseMap() {}

  /** Whether a tile lies on the incident's grid and its runs fill it exactly. */
  static boolean isGood(LandTile land, int tile, Incident incident) {
    long columns = tiles(incident.getColumns());
    return tile < columns * tiles(incident.getRows()) && cells(land.getRuns()) == TILE * TILE;
  }

  private static long tiles(int cells) {
    return (Integer.toUnsignedLong(cells) + TILE - 1) / TILE;
  }

  /** How many cells runs cover; -1 if one of them is empty or cut off. */
  private static int cells(ByteString runs) {
    if (runs.size() % 2 != 0) {
      return -1;
    }
    int cells = 0;
    for (int i = 1; i < runs.size(); i += 2) {
      int run = runs.byteAt(i) & 0xFF;
      if (run == 0) {
        return -1;
      }
      cells += run;
    }
    return cells;
  }

  /** Whether every point lies on Earth and belongs to one street. */
  static boolean isGood(StreetBlock streets) {
    int count = streets.getLatE7Count();
    if (count > MOST_POINTS || count != streets.getLonE7Count()) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      if (Math.abs((long) streets.getLatE7(i)) > POLE_E7
          || Math.abs((long) streets.getLonE7(i)) > ROUND_E7) {
        return false;
      }
    }
    int left = count;
    for (int i = 0; i < streets.getPointsCount(); i++) {
      int points = streets.getPoints(i);
      if (points < LEAST_POINTS || points > left) {
        return false;
      }
      left -= points;
    }
    return left == 0;
  }
}
