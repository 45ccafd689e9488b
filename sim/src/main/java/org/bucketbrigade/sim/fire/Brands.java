package org.bucketbrigade.sim.fire;

import org.bucketbrigade.sim.chance.Chance;
import org.bucketbrigade.sim.chance.Stream;
import org.bucketbrigade.sim.geo.Grid;
import org.jspecify.annotations.Nullable;

/**
 * Firebrands that hot cells throw downwind, which may start spot fires.
 *
 * <p>A cell throws at most one, with a chance that grows with its intensity; the distance is
 * exponentially distributed. Chances are drawn from the seed and the cell alone. All values are
 * proposals within what is reported for conifer stands: spotting of 100 to 500 m from crown fire,
 * little from fronts below 4,000 kW/m.
 */
final class Brands {
  static final Brands NONE = new Brands(null, 0);

  private static final double LEAST_KW_PER_M = 2_000;

  /** Chance by kW/m above the least. */
  private static final double CHANCE = 2e-6;

  private static final double MOST_CHANCE = 0.03;
  private static final double MEAN_M = 80;
  private static final double MEAN_M_PER_MPS = 10;
  private static final double FARTHEST_M = 500;

  /** Sideways of the wind, as a share of the distance. */
  private static final double SIDEWAYS = 0.15;

  /** From landing until a spot fire of its own burns, seconds. */
  private static final double TAKES_HOLD_S = 60;

  private static final double MOST_TAKES_HOLD_S = 240;

  private final @Nullable Grid grid;
  private final long seed;

  Brands(@Nullable Grid grid, long seed) {
    this.grid = grid;
    this.seed = seed;
  }

  /** The cell on which a firebrand of a cell comes down, -1 if it throws none. */
  int target(int cell, double kwPerM, double windEastMps, double windNorthMps) {
    double wind = Math.sqrt(windEastMps * windEastMps + windNorthMps * windNorthMps);
    if (grid == null || kwPerM < LEAST_KW_PER_M || wind == 0) {
      return -1;
    }
    double chance = Math.min(MOST_CHANCE, CHANCE * (kwPerM - LEAST_KW_PER_M));
    if (Chance.uniform(seed, Stream.FIREBRANDS, cell, 0) >= chance) {
      return -1;
    }
    double u = 1 - Chance.uniform(seed, Stream.FIREBRANDS, cell, 1);
    double mean = MEAN_M + MEAN_M_PER_MPS * wind;
    double distance = Math.min(FARTHEST_M, -mean * StrictMath.log(u));
    double aside = distance * SIDEWAYS * (2 * Chance.uniform(seed, Stream.FIREBRANDS, cell, 2) - 1);
    return grid.cellAt(
        grid.eastM(cell) + (distance * windEastMps - aside * windNorthMps) / wind,
        grid.northM(cell) + (distance * windNorthMps + aside * windEastMps) / wind);
  }

  /** From when it is thrown until its spot fire takes hold, seconds. */
  double flightS(int cell) {
    return TAKES_HOLD_S
        + (MOST_TAKES_HOLD_S - TAKES_HOLD_S) * Chance.uniform(seed, Stream.FIREBRANDS, cell, 3);
  }
}
