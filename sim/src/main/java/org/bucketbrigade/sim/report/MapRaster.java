package org.bucketbrigade.sim.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.function.IntUnaryOperator;
import javax.imageio.ImageIO;
import org.bucketbrigade.sim.geo.Grid;
import org.bucketbrigade.sim.terrain.Terrain;
import org.bucketbrigade.sim.world.World;

/** Draws ground, fire and water as a small picture, north up, a pixel for a cell or a few. */
final class MapRaster {
  /** Longer side at most, pixels: enough for a screen, and still small when there are many. */
  private static final int MAX_SIDE = 1_024;

  private static final int OPAQUE = 0xff000000;

  private static final int FOREST_LOW = 0x6f8f62;
  private static final int FOREST_HIGH = 0xa9bd95;
  private static final int WET = 0xb04aa3df;
  private static final int DAMP = 0x584aa3df;
  private static final int BURNT = 0xe03c332c;
  private static final int COOL = 0xd1430f;
  private static final int HOT = 0xffd23f;
  private static final int LAKE = 0x8fc3e8;
  private static final int BASE = 0xe6e2d8;
  private static final double HOT_KW_PER_M = 4_000;

  /** How dark slopes get that turn away from the light, which comes from the north-west. */
  private static final double SHADE = 1.6;

  private final World world;
  private final Grid grid;
  private final int step;

  private MapRaster(World world) {
    this.world = world;
    grid = world.grid();
    step = Math.ceilDiv(Math.max(grid.columns(), grid.rows()), MAX_SIDE);
  }

  /** Forest, lakes and the base, as a data address. */
  static String ground(World world) {
    MapRaster raster = new MapRaster(world);
    return raster.dataAddress(raster::groundColour);
  }

  /** What burns, burnt or has water on it, as a data address; the rest lets the ground be seen. */
  static String fire(World world) {
    MapRaster raster = new MapRaster(world);
    return raster.dataAddress(raster::fireColour);
  }

  private String dataAddress(IntUnaryOperator colourOfCell) {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(draw(colourOfCell), "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
  }

  private BufferedImage draw(IntUnaryOperator colourOfCell) {
    int columns = Math.ceilDiv(grid.columns(), step);
    int rows = Math.ceilDiv(grid.rows(), step);
    BufferedImage image = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_ARGB);
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < columns; x++) {
        int row = Math.min(grid.rows() - 1, (rows - 1 - y) * step);
        int column = Math.min(grid.columns() - 1, x * step);
        image.setRGB(x, y, colourOfCell.applyAsInt(row * grid.columns() + column));
      }
    }
    return image;
  }

  private int groundColour(int cell) {
    double e = grid.eastM(cell);
    double n = grid.northM(cell);
    return OPAQUE
        | switch (world.cellState(cell)) {
          case UNBURNABLE -> world.isWater(e, n) ? LAKE : BASE;
          default -> shaded(forest(e, n), e, n);
        };
  }

  private int fireColour(int cell) {
    return switch (world.cellState(cell)) {
      case UNBURNT, UNBURNABLE -> 0;
      case WET -> WET;
      case DAMP -> DAMP;
      case BURNT -> BURNT;
      case BURNING -> OPAQUE | mix(COOL, HOT, world.fire().intensityKwPerM(cell) / HOT_KW_PER_M);
    };
  }

  private int forest(double e, double n) {
    double low = world.scenario().terrain().lowAmslM();
    double rise = Math.max(1, world.scenario().terrain().highAmslM() - low);
    return mix(FOREST_LOW, FOREST_HIGH, (world.terrain().amslM(e, n) - low) / rise);
  }

  private int shaded(int colour, double e, double n) {
    Terrain terrain = world.terrain();
    double reach = grid.cellM();
    double east = (terrain.amslM(e + reach, n) - terrain.amslM(e - reach, n)) / (2 * reach);
    double north = (terrain.amslM(e, n + reach) - terrain.amslM(e, n - reach)) / (2 * reach);
    double light = (east - north) * SHADE / 2;
    return light < 0 ? mix(colour, 0, Math.min(0.5, -light)) : mix(colour, 0xffffff, light / 2);
  }

  private static int mix(int from, int to, double share) {
    double t = Math.clamp(share, 0, 1);
    int colour = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int a = (from >> shift) & 0xff;
      int b = (to >> shift) & 0xff;
      colour |= (int) Math.round(a + t * (b - a)) << shift;
    }
    return colour;
  }
}
