package org.bucketbrigade.sim.app;

import java.util.List;
import org.bucketbrigade.sim.stage.Stage;
import org.bucketbrigade.sim.vehicle.VehicleTruth;
import org.bucketbrigade.sim.world.AsciiMap;

/** Prints the fire as a map of characters to standard output, each line marked as part of a map. */
final class MapPrinter {
  /** Begins each line of a map, so that a reader can tell it from other output. */
  static final String MARK = "map|";

  private static final int COLUMNS = 64;
  private static final int ROWS = 22;

  private final Stage stage;
  private final AsciiMap map;
  private final double[] east;
  private final double[] north;

  MapPrinter(Stage stage) {
    this.stage = stage;
    map = new AsciiMap(stage.world(), COLUMNS, ROWS, true);
    east = new double[stage.drones().size()];
    north = new double[stage.drones().size()];
  }

  void print() {
    List<VehicleTruth> drones = stage.drones();
    for (int i = 0; i < east.length; i++) {
      east[i] = drones.get(i).eastM();
      north[i] = drones.get(i).northM();
    }
    StringBuilder out = new StringBuilder();
    map.draw(east, north, east.length)
        .lines()
        .forEach(line -> out.append(MARK).append(line).append('\n'));
    out.append(MARK).append("end\n");
    System.out.print(out);
    System.out.flush();
  }
}
