package org.bucketbrigade.sim.scenario;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.StringTokenizer;

/**
 * A raster in the ESRI ASCII grid format ({@code .asc}): six lines of header, then the values row
 * by row from the north. Read whole and checked: an error names file, line and what it should be.
 */
final class AsciiGrid {
  private static final int MAX_CELLS = 16_000_000;
  private static final double NO_DATA_UNLESS_TOLD = -9999;

  private final String file;
  private final Map<String, Double> header = new HashMap<>();
  private int line;
  private int columns;
  private int rows;
  private float[] values = new float[0];
  private int[] lineOfRow = new int[0];
  private int read;

  private AsciiGrid(String file) {
    this.file = file;
  }

  /**
   * Reads a file.
   *
   * @param name what errors call it
   */
  static AsciiGrid read(String name, Path path) throws IOException {
    AsciiGrid grid = new AsciiGrid(name);
    try (BufferedReader in = Files.newBufferedReader(path)) {
      for (String text = in.readLine(); text != null; text = in.readLine()) {
        grid.line++;
        grid.take(text);
      }
    } catch (CharacterCodingException e) {
      throw new ScenarioException(name + ": not a text file in UTF-8");
    }
    grid.line++;
    if (grid.values.length == 0) {
      grid.begin();
    }
    if (grid.read < grid.values.length) {
      throw grid.wrong(
          "the file ends after " + grid.read + " of " + grid.values.length + " values");
    }
    return grid;
  }

  private void take(String text) {
    StringTokenizer words = new StringTokenizer(text);
    if (!words.hasMoreTokens()) {
      return;
    }
    if (values.length == 0 && Character.isLetter(text.strip().charAt(0))) {
      String key = words.nextToken().toLowerCase(Locale.ROOT);
      if (words.countTokens() != 1) {
        throw wrong("\"" + key + "\" should be followed by one number");
      }
      header.put(key, number(words.nextToken()));
      return;
    }
    if (values.length == 0) {
      begin();
    }
    while (words.hasMoreTokens()) {
      add(number(words.nextToken()));
    }
  }

  private void begin() {
    columns = size("ncols");
    rows = size("nrows");
    if ((long) columns * rows > MAX_CELLS) {
      throw wrong(columns + " x " + rows + " cells are more than the " + MAX_CELLS + " allowed");
    }
    if (!(cellSize() > 0)) {
      throw wrong("cellsize should be above 0");
    }
    double _ = corner("xll") + corner("yll");
    values = new float[columns * rows];
    lineOfRow = new int[rows];
  }

  private int size(String key) {
    double value = required(key);
    if (value != Math.rint(value) || value < 2 || value > MAX_CELLS) {
      throw wrong(key + " should be a whole number in 2.." + MAX_CELLS);
    }
    return (int) value;
  }

  private void add(double value) {
    if (read == values.length) {
      throw wrong("more than ncols x nrows = " + values.length + " values");
    }
    int row = rows - 1 - read / columns;
    if (read % columns == 0) {
      lineOfRow[row] = line;
    }
    values[row * columns + read % columns] = (float) value;
    read++;
  }

  private double number(String word) {
    try {
      double value = Double.parseDouble(word);
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw wrong("\"" + word + "\" is not a number");
  }

  private double required(String key) {
    Double value = header.get(key);
    if (value == null) {
      throw wrong(
          key
              + " is missing before the values; the header has ncols, nrows, xllcorner, yllcorner,"
              + " cellsize and NODATA_value");
    }
    return value;
  }

  /** The middle of the south-west cell. */
  private double corner(String axis) {
    Double centre = header.get(axis + "center");
    return centre != null ? centre : required(axis + "corner") + cellSize() / 2;
  }

  private ScenarioException wrong(String what) {
    return new ScenarioException(file + ":" + line + ": " + what);
  }

  /** An error about a row of the file. */
  ScenarioException wrong(int row, String what) {
    return new ScenarioException(file + ":" + lineOfRow[row] + ": " + what);
  }

  String file() {
    return file;
  }

  int columns() {
    return columns;
  }

  int rows() {
    return rows;
  }

  /** Side of a cell in the file's units. */
  double cellSize() {
    return required("cellsize");
  }

  /** Middle of the westernmost cells in the file's units. */
  double firstX() {
    return corner("xll");
  }

  /** Middle of the southernmost cells in the file's units. */
  double firstY() {
    return corner("yll");
  }

  /** A cell's value, row 0 in the south. */
  float value(int column, int row) {
    return values[row * columns + column];
  }

  /** Whether a cell has a value. */
  boolean known(int column, int row) {
    return value(column, row)
        != header.getOrDefault("nodata_value", NO_DATA_UNLESS_TOLD).floatValue();
  }
}
