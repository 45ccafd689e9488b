package org.bucketbrigade.sim.feed;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import org.bucketbrigade.sim.fuel.FuelCodes;
import org.bucketbrigade.sim.geo.Grid;
import org.bucketbrigade.sim.scenario.Scenario;
import org.bucketbrigade.sim.scenario.StreetPlan;
import org.bucketbrigade.sim.world.World;
import org.bucketbrigade.wire.v1.LandTile;
import org.bucketbrigade.wire.v1.SituationItem;

/** What lies beneath a world's fire on people's maps: land cover and streets, told once. */
final class BaseMap {
  /** Of cells beyond the grid nothing is known. */
  private static final int NOT_KNOWN = 0;

  private final World world;
  private final Grid grid;
  private final CellTile tiles;

  BaseMap(World world) {
    this.world = world;
    grid = world.grid();
    tiles = new CellTile(grid);
  }

  /** Land cover tile by tile. */
  List<SituationItem> land() {
    List<SituationItem> items = new ArrayList<>();
    for (int tile = 0; tile < tiles.count(); tile++) {
      items.add(
          SituationItem.newBuilder()
              .setKey(SituationItem.LAND_FIELD_NUMBER << 24 | tile)
              .setVersion(1)
              .setLand(LandTile.newBuilder().setRuns(encode(tile)))
              .build());
    }
    return items;
  }

  /** The streets of all districts, metres east and north of the origin. */
  List<StreetBlocks.Line> streets() {
    List<StreetBlocks.Line> lines = new ArrayList<>();
    for (Scenario.District district : world.scenario().districts()) {
      for (StreetPlan.Street street : StreetPlan.streets(district)) {
        lines.add(
            new StreetBlocks.Line(
                List.of(
                    new StreetBlocks.Point(street.fromEastM(), street.fromNorthM()),
                    new StreetBlocks.Point(street.toEastM(), street.toNorthM()))));
      }
    }
    return lines;
  }

  private ByteString encode(int tile) {
    tiles.look(tile, this::cover, NOT_KNOWN);
    int length = tiles.pack();
    if (length > CellTile.MAX_BYTES) {
      coarsen();
      length = tiles.pack();
    }
    return tiles.packed(length);
  }

  private int cover(int cell) {
    return world.isWater(grid.eastM(cell), grid.northM(cell))
        ? FuelCodes.WATER
        : FuelCodes.of(world.fuel().fuelAt(cell));
  }

  /** Makes pairs of neighbours alike: at most 512 runs are left. */
  private void coarsen() {
    for (int i = 0; i < CellTile.CELLS; i += 2) {
      tiles.cells[i + 1] = tiles.cells[i];
    }
  }
}
