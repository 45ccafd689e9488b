package org.bucketbrigade.sim.crowd;

import java.util.Arrays;
import java.util.List;
import org.bucketbrigade.sim.crowd.BoardItem.Cells;
import org.bucketbrigade.sim.crowd.BoardItem.Houses;
import org.bucketbrigade.sim.crowd.BoardItem.Place;
import org.bucketbrigade.sim.crowd.BoardItem.Walkers;
import org.bucketbrigade.sim.world.Chance;
import org.bucketbrigade.wire.v1.Seating;
import org.jspecify.annotations.Nullable;

/**
 * Picks where on the fire a crew's next load goes: near houses first, then the flanks, never far.
 *
 * <p>The choice depends only on what all members of a crew share (the board, the drone's id, its
 * water slot), so that members choose alike without a word. A share that differs from drone to
 * drone spreads the fleet along the fire.
 */
final class FireChooser {
  /** Cells on a side of the blocks that are compared with each other. */
  private static final int BLOCK = 4;

  private static final int BLOCKS_PER_SIDE = Cells.SIDE / BLOCK;
  private static final int BLOCKS = BLOCKS_PER_SIDE * BLOCKS_PER_SIDE;

  private static final double HOUSE_REACH_M = 150;
  private static final double PEOPLE_CLEAR_M = 65;

  /** The envelope slows a drone this close to the edge of its area. */
  private static final double EDGE_MARGIN_M = 45;

  private static final double REFUSED_CLEAR_M = 40;
  private static final double INNER_CELL_WEIGHT = 0.05;

  private final SituationBoard board;
  private final Place place;
  private final Seating seating;
  private final double cellM;
  private final double[] houseEastM;
  private final double[] houseNorthM;
  private final double[] weight = new double[BLOCKS];
  private final double[] columnSum = new double[BLOCKS];
  private final double[] rowSum = new double[BLOCKS];
  private final double[] outEast = new double[BLOCKS];
  private final double[] outNorth = new double[BLOCKS];

  private FireChooser(SituationBoard board, Place place, Seating seating) {
    this.board = board;
    this.place = place;
    this.seating = seating;
    this.cellM = place.incident().getCellSizeCm() / 100.0;
    int n = 0;
    for (Houses block : board.houses()) {
      n += block == null ? 0 : block.count();
    }
    houseEastM = new double[n];
    houseNorthM = new double[n];
    collectHouses();
  }

  private void collectHouses() {
    int n = 0;
    for (Houses block : board.houses()) {
      for (int i = 0; block != null && i < block.count(); i++) {
        int latE7 = block.block().getLatE7(i);
        int lonE7 = block.block().getLonE7(i);
        boolean lost = block.isLost(i);
        houseEastM[n] = lost ? Double.NaN : SituationBoard.eastM(place.frame(), latE7, lonE7);
        houseNorthM[n++] = lost ? Double.NaN : SituationBoard.northM(place.frame(), latE7, lonE7);
      }
    }
  }

  /** What biases a choice beyond the board. */
  sealed interface Bias {
    /** From the crew's water: the ordinary case. */
    record FromWater(double eastM, double northM) implements Bias {}

    /** Along a direction (a unit vector) from where the drone is: going along with the others. */
    record Along(double eastM, double northM, double towardEast, double towardNorth)
        implements Bias {}
  }

  /** The point to drop on, or null if nothing within reach burns. */
  static @Nullable Target choose(
      SituationBoard board, Seating seating, Bias bias, List<Target> refused) {
    Place place = board.place();
    return place == null || place.incident().getColumns() == 0
        ? null
        : new FireChooser(board, place, seating).choose(bias, refused);
  }

  /** Whether any cell within a distance of a point burns. */
  static boolean burnsNear(SituationBoard board, Target point, double withinM) {
    Place place = board.place();
    if (place == null || place.incident().getColumns() == 0) {
      return false;
    }
    double cellM = place.incident().getCellSizeCm() / 100.0;
    int column = (int) Math.floor((point.eastM() - place.incident().getGridWestM()) / cellM);
    int row = (int) Math.floor((point.northM() - place.incident().getGridSouthM()) / cellM);
    int reach = (int) Math.ceil(withinM / cellM);
    for (int r = row - reach; r <= row + reach; r++) {
      for (int c = column - reach; c <= column + reach; c++) {
        if (board.cell(c, r) == Cells.BURNING) {
          return true;
        }
      }
    }
    return false;
  }

  private @Nullable Target choose(Bias bias, List<Target> refused) {
    double best = Double.NEGATIVE_INFINITY;
    Target target = null;
    int tileColumns = SituationBoard.tileColumns(place);
    for (Cells tile : board.fire()) {
      if (tile == null || tile.burningCount() == 0) {
        continue;
      }
      int firstColumn = tile.index() % tileColumns * Cells.SIDE;
      int firstRow = tile.index() / tileColumns * Cells.SIDE;
      gather(tile, firstColumn, firstRow);
      for (int block = 0; block < BLOCKS; block++) {
        if (weight[block] == 0) {
          continue;
        }
        double eastM = eastOf(columnSum[block] / weight[block]);
        double northM = northOf(rowSum[block] / weight[block]);
        double score = score(tile.index() * BLOCKS + block, block, eastM, northM, bias);
        if (score > best) {
          Target candidate = pick(tile, firstColumn, firstRow, block);
          if (isAllowed(candidate, refused)) {
            best = score;
            target = candidate;
          }
        }
      }
    }
    return target;
  }

  private void gather(Cells tile, int firstColumn, int firstRow) {
    Arrays.fill(weight, 0);
    Arrays.fill(columnSum, 0);
    Arrays.fill(rowSum, 0);
    Arrays.fill(outEast, 0);
    Arrays.fill(outNorth, 0);
    for (int i = 0; i < tile.burningCount(); i++) {
      int cell = tile.burning(i);
      int column = firstColumn + cell % Cells.SIDE;
      int row = firstRow + cell / Cells.SIDE;
      int block = blockOf(cell);
      double east = unburnt(column + 1, row) - unburnt(column - 1, row);
      double north = unburnt(column, row + 1) - unburnt(column, row - 1);
      double w = isFront(column, row) ? 1 : INNER_CELL_WEIGHT;
      weight[block] += w;
      columnSum[block] += w * column;
      rowSum[block] += w * row;
      outEast[block] += east;
      outNorth[block] += north;
    }
  }

  private static int blockOf(int cell) {
    return cell / Cells.SIDE / BLOCK * BLOCKS_PER_SIDE + cell % Cells.SIDE / BLOCK;
  }

  private double unburnt(int column, int row) {
    return board.cell(column, row) == Cells.UNBURNT ? 1 : 0;
  }

  private boolean isFront(int column, int row) {
    return unburnt(column + 1, row)
            + unburnt(column - 1, row)
            + unburnt(column, row + 1)
            + unburnt(column, row - 1)
        > 0;
  }

  private double eastOf(double column) {
    return place.incident().getGridWestM() + (column + 0.5) * cellM;
  }

  private double northOf(double row) {
    return place.incident().getGridSouthM() + (row + 0.5) * cellM;
  }

  private double score(int blockId, int block, double eastM, double northM, Bias bias) {
    double houseM = nearestHouseM(eastM, northM);
    double score = 0.15 * Math.min(weight[block], 6);
    score += houseM < HOUSE_REACH_M ? 3 * (1 - houseM / HOUSE_REACH_M) : 0;
    score -= houseM < 60 ? 0 : 1.5 * headness(block);
    return switch (bias) {
      case Bias.FromWater from -> {
        double wayM = StrictMath.hypot(eastM - from.eastM, northM - from.northM);
        long drone = seating.getDroneId();
        yield score - wayM / 500 + 1.5 * Chance.uniform(0, drone, blockId, 0);
      }
      case Bias.Along along -> {
        double dE = eastM - along.eastM;
        double dN = northM - along.northM;
        double wayM = Math.max(1, StrictMath.hypot(dE, dN));
        double cosine = (dE * along.towardEast + dN * along.towardNorth) / wayM;
        yield score - wayM / 500 - 8 * (1 - cosine);
      }
    };
  }

  private double nearestHouseM(double eastM, double northM) {
    double nearest = HOUSE_REACH_M * HOUSE_REACH_M;
    for (int i = 0; i < houseEastM.length; i++) {
      double dE = houseEastM[i] - eastM;
      double dN = houseNorthM[i] - northM;
      double square = dE * dE + dN * dN;
      nearest = square < nearest ? square : nearest;
    }
    return Math.sqrt(nearest);
  }

  /** 1 where the fire runs straight before a wind of 3 m/s or more, 0 on flanks and at the back. */
  private double headness(int block) {
    double windMps = StrictMath.hypot(board.windEastMps(), board.windNorthMps());
    double out = StrictMath.hypot(outEast[block], outNorth[block]);
    if (windMps < 0.5 || out == 0) {
      return 0;
    }
    double along =
        (outEast[block] * board.windEastMps() + outNorth[block] * board.windNorthMps())
            / (out * windMps);
    return Math.max(0, along) * Math.min(1, windMps / 3);
  }

  /** The burning cell of a block nearest to the middle of its front. */
  private Target pick(Cells tile, int firstColumn, int firstRow, int block) {
    double middleColumn = columnSum[block] / weight[block];
    double middleRow = rowSum[block] / weight[block];
    double nearest = Double.POSITIVE_INFINITY;
    int bestColumn = 0;
    int bestRow = 0;
    for (int i = 0; i < tile.burningCount(); i++) {
      int cell = tile.burning(i);
      if (blockOf(cell) != block) {
        continue;
      }
      int column = firstColumn + cell % Cells.SIDE;
      int row = firstRow + cell / Cells.SIDE;
      double away = StrictMath.hypot(column - middleColumn, row - middleRow);
      if (away < nearest) {
        nearest = away;
        bestColumn = column;
        bestRow = row;
      }
    }
    return Target.at(place.frame(), eastOf(bestColumn), northOf(bestRow));
  }

  private boolean isAllowed(Target target, List<Target> refused) {
    for (Target point : refused) {
      if (point.distanceM(target) < REFUSED_CLEAR_M) {
        return false;
      }
    }
    return isInsideArea(target) && isClearOfPeople(target);
  }

  private boolean isInsideArea(Target target) {
    if (seating.getArea().getRadiusCm() == 0) {
      return true;
    }
    Target centre =
        Target.at(place.frame(), seating.getArea().getLatE7(), seating.getArea().getLonE7());
    return centre.distanceM(target) < seating.getArea().getRadiusCm() / 100.0 - EDGE_MARGIN_M;
  }

  private boolean isClearOfPeople(Target target) {
    Walkers walkers = board.walkers();
    for (int i = 0; walkers != null && i < walkers.people().getLatE7Count(); i++) {
      Target person =
          Target.at(place.frame(), walkers.people().getLatE7(i), walkers.people().getLonE7(i));
      if (person.distanceM(target) < PEOPLE_CLEAR_M) {
        return false;
      }
    }
    return true;
  }
}
