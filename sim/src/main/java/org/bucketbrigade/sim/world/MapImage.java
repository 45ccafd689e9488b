package org.bucketbrigade.sim.world;

import java.awt.image.BufferedImage;
import org.bucketbrigade.sim.geo.Grid;
import org.bucketbrigade.sim.terrain.Terrain;

/** Draws a world as a picture, north up, for looking at and for reports. */
public final class MapImage {
  private static final int UNBURNT_LOW = 0x2d4a2d;
  private static final int UNBURNT_HIGH = 0x7d9a6a;
  private static final int BURNING_COOL = 0xd55e00;
  private static final int BURNING_HOT = 0xffe060;
  private static final int BURNT = 0x222222;
  private static final int WET = 0x56b4e9;
  private static final int LAKE = 0x0072b2;
  private static final int BASE = 0xbbbbbb;
  private static final int DROP = 0xff66ff;
  private static final int PERSON = 0x00ffff;
  private static final double HOT_KW_PER_M = 4_000;

  private MapImage() {}

  /** A picture with {@code scale} pixels a cell, at least 2. */
  public static BufferedImage of(World world, int scale) {
    Grid grid = world.grid();
    BufferedImage image =
        new BufferedImage(grid.columns() * scale, grid.rows() * scale, BufferedImage.TYPE_INT_RGB);
    Pen pen = new Pen(image, grid, scale);
    for (int cell = 0; cell < grid.cells(); cell++) {
      pen.square(grid.eastM(cell), grid.northM(cell), scale, colourOf(world, cell));
    }
    for (int i = 0; i < world.drops().count(); i++) {
      pen.square(world.drops().eastM(i), world.drops().northM(i), 2, DROP);
    }
    for (int i = 0; i < world.people().count(); i++) {
      pen.square(world.people().eastM(i), world.people().northM(i), 2 * scale, PERSON);
    }
    for (int i = 0; i < world.houses().count(); i++) {
      int colour =
          switch (world.houseState(i)) {
            case WHOLE -> 0xffffff;
            case BURNING -> 0xff0000;
            case LOST -> 0x800000;
            case WET -> 0x0000ff;
          };
      pen.square(world.houses().eastM(i), world.houses().northM(i), scale + 2, colour);
    }
    return image;
  }

  private static int colourOf(World world, int cell) {
    Grid grid = world.grid();
    double e = grid.eastM(cell);
    double n = grid.northM(cell);
    return switch (world.cellState(cell)) {
      case UNBURNT -> {
        Terrain terrain = world.terrain();
        double low = world.scenario().terrain().lowAmslM();
        double rise = world.scenario().terrain().highAmslM() - low;
        yield blend(UNBURNT_LOW, UNBURNT_HIGH, (terrain.amslM(e, n) - low) / Math.max(1, rise));
      }
      case BURNING ->
          blend(BURNING_COOL, BURNING_HOT, world.fire().intensityKwPerM(cell) / HOT_KW_PER_M);
      case BURNT -> BURNT;
      case WET, DAMP -> WET;
      case UNBURNABLE -> world.isWater(e, n) ? LAKE : BASE;
    };
  }

  private static int blend(int from, int to, double share) {
    double t = Math.clamp(share, 0, 1);
    int colour = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int a = (from >> shift) & 0xff;
      int b = (to >> shift) & 0xff;
      colour |= (int) Math.round(a + t * (b - a)) << shift;
    }
    return colour;
  }

  private record Pen(BufferedImage image, Grid grid, int scale) {
    void square(double eastM, double northM, int size, int colour) {
      double pixelsPerM = scale / grid.cellM();
      int x0 = (int) Math.round((eastM - grid.westM()) * pixelsPerM - size / 2.0);
      int y0 =
          (int) Math.round(image.getHeight() - (northM - grid.southM()) * pixelsPerM - size / 2.0);
      for (int y = Math.max(0, y0); y < Math.min(image.getHeight(), y0 + size); y++) {
        for (int x = Math.max(0, x0); x < Math.min(image.getWidth(), x0 + size); x++) {
          image.setRGB(x, y, colour);
        }
      }
    }
  }
}
