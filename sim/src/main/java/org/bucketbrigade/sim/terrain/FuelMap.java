package org.bucketbrigade.sim.terrain;

import static java.util.Objects.requireNonNull;

import org.bucketbrigade.sim.fuel.Fuel;
import org.bucketbrigade.sim.fuel.FuelCodes;
import org.bucketbrigade.sim.geo.Grid;
import org.bucketbrigade.sim.scenario.Ground;
import org.bucketbrigade.sim.scenario.Raster;
import org.bucketbrigade.sim.scenario.Scenario;
import org.bucketbrigade.sim.scenario.StreetPlan;

/** What grows on each cell of the fire grid; nothing on water, streets and the base. */
public final class FuelMap {
  private final Grid grid;
  private final Fuel[] fuel;

  /** The fuels of a scenario on the cells of a grid. */
  public FuelMap(Scenario scenario, Grid grid, Terrain terrain) {
    this.grid = grid;
    fuel = new Fuel[grid.cells()];
    Stands stands = stands(scenario, terrain);
    for (int cell = 0; cell < fuel.length; cell++) {
      double eastM = grid.eastM(cell);
      double northM = grid.northM(cell);
      boolean bare = terrain.isWater(eastM, northM) || scenario.isOnBase(eastM, northM);
      fuel[cell] = bare ? Fuel.NONE : stands.fuelAt(eastM, northM);
    }
    for (Scenario.District district : scenario.districts()) {
      StreetPlan.streets(district).forEach(this::clear);
    }
  }

  private static Stands stands(Scenario scenario, Terrain terrain) {
    Raster told = scenario.terrain().fuelMap();
    if (told != null) {
      return (eastM, northM) -> requireNonNull(FuelCodes.of(told.nearest(eastM, northM)));
    }
    return scenario.terrain().kind() == Ground.NORTH_SHORE
        ? new Forest(scenario, terrain)
        : (_, _) -> scenario.terrain().fuel();
  }

  /** What grows where nothing was built. */
  interface Stands {
    Fuel fuelAt(double eastM, double northM);
  }

  /** What grows on a cell. */
  public Fuel fuelAt(int cell) {
    return fuel[cell];
  }

  /** Takes the fuel away along a street, a step of half a cell at a time. */
  private void clear(StreetPlan.Street street) {
    double east = street.toEastM() - street.fromEastM();
    double north = street.toNorthM() - street.fromNorthM();
    double lengthM = StrictMath.hypot(east, north);
    int steps = (int) Math.ceil(lengthM / (grid.cellM() / 2));
    for (int step = 0; step <= steps; step++) {
      double share = steps == 0 ? 0 : (double) step / steps;
      int cell =
          grid.cellAt(street.fromEastM() + share * east, street.fromNorthM() + share * north);
      if (cell >= 0 && grid.cellM() <= 2 * StreetPlan.HALF_STREET_M) {
        fuel[cell] = Fuel.NONE;
      }
    }
  }
}
