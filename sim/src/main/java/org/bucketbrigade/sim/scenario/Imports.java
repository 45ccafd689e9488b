package org.bucketbrigade.sim.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.bucketbrigade.sim.fuel.FuelCodes;
import org.bucketbrigade.sim.geo.LocalFrame;
import org.bucketbrigade.sim.scenario.Scenario.Origin;
import org.bucketbrigade.sim.scenario.Scenario.Spot;
import org.jspecify.annotations.Nullable;

/** Reads the files that a scenario names, relative to the scenario's own folder. */
final class Imports {
  private static final long MAX_BYTES = 200_000_000;

  /** The last height posts may stand off the map by less than this. */
  private static final double POSTS_BEYOND_M = 50;

  private final @Nullable Path folder;

  /**
   * @param folder null: files cannot be named
   */
  Imports(@Nullable Path folder) {
    this.folder = folder;
  }

  /** Heights; every cell on the map must have one. */
  Raster elevation(Section s, String key, Scenario.Map map, Origin origin) {
    return raster(s, key, map, origin);
  }

  /** What grows: every cell on the map must have a number that is known. */
  Raster fuel(Section s, String key, Scenario.Map map, Origin origin) {
    Raster raster = raster(s, key, map, origin);
    AsciiGrid grid = raster.grid();
    for (int row = 0; row < grid.rows(); row++) {
      for (int column = 0; column < grid.columns(); column++) {
        float code = grid.value(column, row);
        if (FuelCodes.of(code) == null && isOnMap(raster, column, row, map)) {
          throw grid.wrong(
              row,
              "column %d: %s is no fuel type; known: %s"
                  .formatted(column + 1, Section.plain(code), FuelCodes.known()));
        }
      }
    }
    return raster;
  }

  /** Places of houses on the map. */
  List<Spot> houses(Section s, String key, Scenario.Map map, Origin origin) {
    Path path = path(s, key);
    try {
      return HouseFile.read(path.getFileName().toString(), path, map, frame(origin));
    } catch (IOException e) {
      throw s.wrong(key, path + " cannot be read: " + e.getMessage());
    }
  }

  private Raster raster(Section s, String key, Scenario.Map map, Origin origin) {
    String coordinates = s.word("coordinates", List.of("wgs84", "local"), "wgs84");
    Path path = path(s, key);
    Raster raster;
    try {
      raster =
          new Raster(
              AsciiGrid.read(path.getFileName().toString(), path),
              coordinates.equals("local") ? null : frame(origin));
    } catch (IOException e) {
      throw s.wrong(key, path + " cannot be read: " + e.getMessage());
    }
    for (int corner = 0; corner < 4; corner++) {
      double eastM = map.eastM() / 2.0 * (corner % 2 == 0 ? -1 : 1);
      double northM = map.northM() / 2.0 * (corner / 2 == 0 ? -1 : 1);
      if (!raster.covers(eastM, northM)) {
        throw s.wrong(
            key,
            "%s does not cover the map: nothing %s m east, %s m north (coordinates: %s)"
                .formatted(
                    raster.grid().file(),
                    Section.plain(eastM),
                    Section.plain(northM),
                    coordinates));
      }
    }
    requireValues(raster, map);
    return raster;
  }

  private static void requireValues(Raster raster, Scenario.Map map) {
    AsciiGrid grid = raster.grid();
    for (int row = 0; row < grid.rows(); row++) {
      for (int column = 0; column < grid.columns(); column++) {
        if (!grid.known(column, row) && isOnMap(raster, column, row, map)) {
          throw grid.wrong(
              row, "column " + (column + 1) + ": no value (NODATA) on the map; fill the gap");
        }
      }
    }
  }

  /** Whether the map needs a cell: it lies on it or next to it, so that values between exist. */
  private static boolean isOnMap(Raster raster, int column, int row, Scenario.Map map) {
    double eastM = raster.eastM(column, row);
    double northM = raster.northM(column, row);
    double sideM =
        Math.max(
            Math.abs(raster.eastM(column + 1, row) - eastM),
            Math.abs(raster.northM(column, row + 1) - northM));
    return Math.abs(eastM) <= map.eastM() / 2.0 + sideM + POSTS_BEYOND_M
        && Math.abs(northM) <= map.northM() / 2.0 + sideM + POSTS_BEYOND_M;
  }

  private Path path(Section s, String key) {
    String name = s.text(key, 256);
    if (folder == null) {
      throw s.wrong(key, "a built-in scenario or plain text cannot name files");
    }
    try {
      Path path = folder.resolve(name);
      if (!Files.isRegularFile(path)) {
        throw s.wrong(key, path + ": no such file");
      }
      if (Files.size(path) > MAX_BYTES) {
        throw s.wrong(key, path + " is larger than " + MAX_BYTES + " bytes");
      }
      return path;
    } catch (InvalidPathException | IOException e) {
      throw s.wrong(key, name + " cannot be read: " + e.getMessage());
    }
  }

  private static LocalFrame frame(Origin origin) {
    return new LocalFrame(origin.latDeg(), origin.lonDeg());
  }
}
