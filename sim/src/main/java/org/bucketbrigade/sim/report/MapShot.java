package org.bucketbrigade.sim.report;

import java.util.ArrayList;
import java.util.List;
import org.bucketbrigade.sim.world.HouseState;
import org.bucketbrigade.sim.world.World;

/**
 * What one map of a report shows.
 *
 * @param fire what burns, burnt or has water on it, as a data address of a picture with nothing
 *     elsewhere
 * @param houses how each fares
 * @param drops how many had fallen
 */
record MapShot(String fire, List<HouseState> houses, int drops) {
  static MapShot of(World world) {
    List<HouseState> houses = new ArrayList<>();
    for (int i = 0; i < world.houses().count(); i++) {
      houses.add(world.houseState(i));
    }
    return new MapShot(MapRaster.fire(world), List.copyOf(houses), world.drops().count());
  }
}
