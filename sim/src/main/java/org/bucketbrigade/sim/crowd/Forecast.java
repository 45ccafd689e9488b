package org.bucketbrigade.sim.crowd;

import java.util.Arrays;
import org.bucketbrigade.sim.crowd.BoardItem.Cells;
import org.bucketbrigade.sim.crowd.BoardItem.Houses;
import org.bucketbrigade.sim.crowd.BoardItem.Place;
import org.jspecify.annotations.Nullable;

/**
 * Where a fire goes next as a person with a map judges it: fast before the wind, slowly across and
 * against it, held up by what is wet and stopped by what cannot burn; and how much would be lost
 * behind each cell that it has yet to cross.
 *
 * <p>Looks at a square of cells around one place. Known of the fire is what the board tells: its
 * cells, the wind and the houses. How fast it runs shows in how deep its flames are.
 */
final class Forecast {
  /** Cells on a side of the square. */
  private static final int SIDE = 128;

  private static final int CELLS = SIDE * SIDE;

  /** Nobody looks farther ahead, minutes. */
  private static final double HORIZON_MIN = 35;

  /**
   * A cell flames about this long once the front has left it: the deeper the band of flames at the
   * head, the faster it runs, minutes.
   */
  private static final double FLAMES_MIN = 3;

  private static final double LEAST_HEAD_MPM = 2;
  private static final int DEEPEST_FLAMES = 12;

  /** What is wet holds a fire up so much longer. */
  private static final float WET_DELAY = 6;

  /** What a cell of forest is worth, in houses. */
  private static final float FOREST_WORTH = 0.001f;

  /** A house is lost to heat while the fire is still this many cells away. */
  private static final int HEAT_CELLS = 3;

  private static final float AT_THE_HOUSE = 0.3f;

  /** So far from houses distances to them are known, cells. */
  private static final int HOUSES_REACH = 6;

  private static final int[] EAST = {1, 1, 0, -1, -1, -1, 0, 1};
  private static final int[] NORTH = {0, 1, 1, 1, 0, -1, -1, -1};
  private static final int NOWHERE = -1;

  private final SituationBoard board;
  private final int firstColumn;
  private final int firstRow;
  private final byte[] state = new byte[CELLS];
  private final float[] minutes = new float[CELLS];
  private final float[] threat = new float[CELLS];
  private final float[] toHouse = new float[CELLS];
  private final short[] from = new short[CELLS];
  private final short[] order = new short[CELLS];
  private final double[] stepMin = new double[EAST.length];
  private final CellHeap heap = new CellHeap();
  private int reached;

  /** Looks ahead around a cell of the board. */
  Forecast(SituationBoard board, Place place, int column, int row) {
    this.board = board;
    firstColumn = column - SIDE / 2;
    firstRow = row - SIDE / 2;
    Arrays.fill(minutes, Float.POSITIVE_INFINITY);
    Arrays.fill(toHouse, Float.POSITIVE_INFINITY);
    Arrays.fill(from, (short) NOWHERE);
    readCells();
    findPaces(place.incident().getCellSizeCm() / 100.0);
    spread();
    weigh(place);
  }

  private void findPaces(double cellM) {
    double windMps = StrictMath.hypot(board.windEastMps(), board.windNorthMps());
    double headMpm = LEAST_HEAD_MPM + (flamesDeep(windMps) - 1) * cellM / FLAMES_MIN;
    double lengthToBreadth = 1 + 0.35 * windMps;
    double e = Math.sqrt(1 - 1 / (lengthToBreadth * lengthToBreadth));
    for (int way = 0; way < EAST.length; way++) {
      double cells = StrictMath.hypot(EAST[way], NORTH[way]);
      double cosine =
          windMps < 0.1
              ? 1
              : (EAST[way] * board.windEastMps() + NORTH[way] * board.windNorthMps())
                  / (cells * windMps);
      double mpm = headMpm * (1 - e) / (1 - e * cosine);
      stepMin[way] = cells * cellM / mpm;
    }
  }

  /** Cells that burn one behind the other, seen against the wind: their mean along the head. */
  private double flamesDeep(double windMps) {
    double east = windMps < 0.1 ? 1 : board.windEastMps() / windMps;
    double north = windMps < 0.1 ? 0 : board.windNorthMps() / windMps;
    int ahead = (int) Math.round(north) * SIDE + (int) Math.round(east);
    int heads = 0;
    int deep = 0;
    for (int cell = SIDE + 1; cell < CELLS - SIDE - 1; cell++) {
      if (state[cell] == Cells.BURNING && Cells.isOpenToFire(state[cell + ahead])) {
        heads++;
        for (int i = 0; i < DEEPEST_FLAMES; i++) {
          int behind = cell - (int) Math.round(i * north) * SIDE - (int) Math.round(i * east);
          if (behind < 0 || behind >= CELLS || state[behind] != Cells.BURNING) {
            break;
          }
          deep++;
        }
      }
    }
    return heads == 0 ? 1 : (double) deep / heads;
  }

  private void readCells() {
    for (int cell = 0; cell < CELLS; cell++) {
      int seen = board.cell(firstColumn + cell % SIDE, firstRow + cell / SIDE);
      state[cell] = (byte) seen;
      if (seen == Cells.BURNING) {
        minutes[cell] = 0;
        heap.add(0, cell);
      }
    }
  }

  private void spread() {
    while (!heap.isEmpty()) {
      int cell = heap.cell();
      float at = heap.time();
      heap.removeFirst();
      if (at > minutes[cell]) {
        continue;
      }
      order[reached++] = (short) cell;
      for (int way = 0; way < EAST.length; way++) {
        int column = cell % SIDE + EAST[way];
        int row = cell / SIDE + NORTH[way];
        if (column >= 0 && column < SIDE && row >= 0 && row < SIDE) {
          reach(row * SIDE + column, cell, (float) (at + stepMin[way]));
        }
      }
    }
  }

  private void reach(int cell, int before, float at) {
    float then =
        switch (state[cell]) {
          case Cells.UNBURNT, Cells.DAMP -> at;
          case Cells.WET -> at + (WET_DELAY - 1) * (at - minutes[before]);
          default -> Float.POSITIVE_INFINITY;
        };
    if (then < minutes[cell] && then <= HORIZON_MIN) {
      minutes[cell] = then;
      from[cell] = (short) before;
      heap.add(then, cell);
    }
  }

  private void weigh(Place place) {
    double cellM = place.incident().getCellSizeCm() / 100.0;
    for (Houses block : board.houses()) {
      for (int i = 0; block != null && i < block.count(); i++) {
        if (block.isWhole(i)) {
          int latE7 = block.block().getLatE7(i);
          int lonE7 = block.block().getLonE7(i);
          double eastM = SituationBoard.eastM(place.frame(), latE7, lonE7);
          double northM = SituationBoard.northM(place.frame(), latE7, lonE7);
          int column = (int) Math.floor((eastM - place.incident().getGridWestM()) / cellM);
          int row = (int) Math.floor((northM - place.incident().getGridSouthM()) / cellM);
          addHouse(index(column, row));
        }
      }
    }
    for (int i = reached - 1; i >= 0; i--) {
      int cell = order[i];
      threat[cell] += FOREST_WORTH;
      if (from[cell] != NOWHERE) {
        threat[from[cell]] += threat[cell];
      }
    }
  }

  private void addHouse(int cell) {
    if (cell == NOWHERE) {
      return;
    }
    measure(cell);
    if (minutes[cell] == Float.POSITIVE_INFINITY) {
      return;
    }
    float worth = (float) (1 / (1 + minutes[cell] / HORIZON_MIN));
    int before = cell;
    for (int i = 0; i < HEAT_CELLS && from[before] != NOWHERE; i++) {
      before = from[before];
    }
    threat[cell] += AT_THE_HOUSE * worth;
    threat[before] += (1 - AT_THE_HOUSE) * worth;
  }

  /** Notes in the cells around how far the house in this one is. */
  private void measure(int house) {
    for (int north = -HOUSES_REACH; north <= HOUSES_REACH; north++) {
      for (int east = -HOUSES_REACH; east <= HOUSES_REACH; east++) {
        int column = house % SIDE + east;
        int row = house / SIDE + north;
        if (column >= 0 && column < SIDE && row >= 0 && row < SIDE) {
          int cell = row * SIDE + column;
          toHouse[cell] = Math.min(toHouse[cell], (float) StrictMath.hypot(east, north));
        }
      }
    }
  }

  /** Place of a cell of the board in the square, or -1 outside. */
  private int index(int column, int row) {
    int c = column - firstColumn;
    int r = row - firstRow;
    return c < 0 || c >= SIDE || r < 0 || r >= SIDE ? NOWHERE : r * SIDE + c;
  }

  /** How many cells the fire will have reached, those that burn included. */
  int reached() {
    return reached;
  }

  /** Column of the i-th reached cell on the board, in the order in which fire arrives. */
  int column(int i) {
    return firstColumn + order[i] % SIDE;
  }

  /** Row of the i-th reached cell. */
  int row(int i) {
    return firstRow + order[i] / SIDE;
  }

  /** When fire arrives at the i-th reached cell, minutes from now; 0 where it burns. */
  double minutes(int i) {
    return minutes[order[i]];
  }

  /** What would be lost behind the i-th reached cell and its neighbours, in houses. */
  double threat(int i) {
    int cell = order[i];
    double sum = threat[cell];
    for (int way = 0; way < EAST.length; way++) {
      int column = cell % SIDE + EAST[way];
      int row = cell / SIDE + NORTH[way];
      if (column >= 0 && column < SIDE && row >= 0 && row < SIDE) {
        sum = Math.max(sum, threat[row * SIDE + column]);
      }
    }
    return sum;
  }

  /** Cells from the i-th reached cell to the nearest whole house; infinite if none is near. */
  double cellsToHouse(int i) {
    return toHouse[order[i]];
  }

  /** State of a cell of the board, one of {@link Cells}. */
  int state(int column, int row) {
    int cell = index(column, row);
    return cell == NOWHERE ? Cells.CANNOT_BURN : state[cell];
  }

  /** The nearest burning cell of the board to a point, or null if nothing burns. */
  static int @Nullable [] nearestFire(
      SituationBoard board, Place place, double eastM, double northM) {
    double cellM = place.incident().getCellSizeCm() / 100.0;
    double column = (eastM - place.incident().getGridWestM()) / cellM;
    double row = (northM - place.incident().getGridSouthM()) / cellM;
    int tileColumns = SituationBoard.tileColumns(place);
    double nearest = Double.POSITIVE_INFINITY;
    int[] found = null;
    for (Cells tile : board.fire()) {
      for (int i = 0; tile != null && i < tile.burningCount(); i++) {
        int c = tile.index() % tileColumns * Cells.SIDE + tile.burning(i) % Cells.SIDE;
        int r = tile.index() / tileColumns * Cells.SIDE + tile.burning(i) / Cells.SIDE;
        double square = (c - column) * (c - column) + (r - row) * (r - row);
        if (square < nearest) {
          nearest = square;
          found = new int[] {c, r};
        }
      }
    }
    return found;
  }
}
