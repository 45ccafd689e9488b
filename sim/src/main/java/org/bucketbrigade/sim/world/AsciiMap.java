package org.bucketbrigade.sim.world;

import java.util.Arrays;
import org.bucketbrigade.sim.geo.Grid;

/**
 * Draws a world with characters, north up, for terminals: shape tells as much as colour.
 *
 * <p>{@code *} burning, {@code .} burnt, {@code :} wet, {@code ~} lake, {@code =} base, {@code h}
 * house, {@code W} wet house, {@code F} burning house, {@code x} lost house, {@code o} drone. A
 * character stands for a block of cells and shows what matters most there.
 */
public final class AsciiMap {
  private static final String SYMBOLS = " .:=~xhW*Fo";
  private static final String[] COLOURS = {
    "", "90", "36", "37", "34", "31", "97", "96", "91", "93;1", "95;1"
  };
  private static final char ESCAPE = 27;

  private static final int BURNT = 1;
  private static final int WET = 2;
  private static final int BASE = 3;
  private static final int LAKE = 4;
  private static final int HOUSE_LOST = 5;
  private static final int HOUSE = 6;
  private static final int HOUSE_WET = 7;
  private static final int BURNING = 8;
  private static final int HOUSE_BURNING = 9;
  private static final int DRONE = 10;

  private final World world;
  private final int columns;
  private final int rows;
  private final boolean colour;

  /** What each character shows: an index into the symbols, which are in order of importance. */
  private final byte[] shown;

  private final StringBuilder text = new StringBuilder();

  /**
   * A map of a size in characters; 60 x 20 suits a square world.
   *
   * @param colour whether to use ANSI colours
   */
  public AsciiMap(World world, int columns, int rows, boolean colour) {
    this.world = world;
    this.columns = columns;
    this.rows = rows;
    this.colour = colour;
    shown = new byte[columns * rows];
  }

  /** The map as it is now, {@code rows} lines; the first {@code drones} places are drones'. */
  public String draw(double[] dronesEastM, double[] dronesNorthM, int drones) {
    Arrays.fill(shown, (byte) 0);
    Grid grid = world.grid();
    for (int cell = 0; cell < grid.cells(); cell++) {
      show(grid.eastM(cell), grid.northM(cell), rankOf(cell));
    }
    for (int i = 0; i < world.houses().count(); i++) {
      int rank =
          switch (world.houseState(i)) {
            case WHOLE -> HOUSE;
            case WET -> HOUSE_WET;
            case BURNING -> HOUSE_BURNING;
            case LOST -> HOUSE_LOST;
          };
      show(world.houses().eastM(i), world.houses().northM(i), rank);
    }
    for (int i = 0; i < drones; i++) {
      show(dronesEastM[i], dronesNorthM[i], DRONE);
    }
    return render();
  }

  private int rankOf(int cell) {
    return switch (world.cellState(cell)) {
      case UNBURNT -> 0;
      case BURNING -> BURNING;
      case BURNT -> BURNT;
      case WET, DAMP -> WET;
      case UNBURNABLE ->
          world.isWater(world.grid().eastM(cell), world.grid().northM(cell)) ? LAKE : BASE;
    };
  }

  private void show(double eastM, double northM, int rank) {
    Grid grid = world.grid();
    double x = (eastM - grid.westM()) / (grid.columns() * grid.cellM()) * columns;
    double y = (northM - grid.southM()) / (grid.rows() * grid.cellM()) * rows;
    if (x >= 0 && x < columns && y >= 0 && y < rows) {
      int at = (rows - 1 - (int) y) * columns + (int) x;
      shown[at] = (byte) Math.max(shown[at], rank);
    }
  }

  private String render() {
    text.setLength(0);
    for (int row = 0; row < rows; row++) {
      int pen = 0;
      for (int column = 0; column < columns; column++) {
        int rank = shown[row * columns + column];
        if (colour && rank != pen) {
          text.append(ESCAPE).append("[0;").append(COLOURS[rank]).append('m');
          pen = rank;
        }
        text.append(SYMBOLS.charAt(rank));
      }
      if (pen != 0) {
        text.append(ESCAPE).append("[0m");
      }
      text.append('\n');
    }
    return text.toString();
  }
}
