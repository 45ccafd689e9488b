package org.bucketbrigade.sim.report;

import java.util.Arrays;
import org.bucketbrigade.sim.world.HouseState;
import org.bucketbrigade.sim.world.World;

/** When the houses of a world caught fire and burnt down, to the second. */
final class HouseTimes {
  /** It has not happened. */
  static final long NEVER = -1;

  private final World world;
  private final long[] caughtS;
  private final long[] lostS;

  HouseTimes(World world) {
    this.world = world;
    caughtS = new long[world.houses().count()];
    lostS = new long[world.houses().count()];
    Arrays.fill(caughtS, NEVER);
    Arrays.fill(lostS, NEVER);
  }

  void look() {
    long now = Math.round(world.seconds());
    for (int house = 0; house < caughtS.length; house++) {
      HouseState state = world.houseState(house);
      if (caughtS[house] == NEVER && (state == HouseState.BURNING || state == HouseState.LOST)) {
        caughtS[house] = now;
      }
      if (lostS[house] == NEVER && state == HouseState.LOST) {
        lostS[house] = now;
      }
    }
  }

  /** When a house first burnt, seconds since the start. */
  long caughtS(int house) {
    return caughtS[house];
  }

  /** When a house was lost, seconds since the start. */
  long lostS(int house) {
    return lostS[house];
  }

  /** How it fares now. */
  HouseState state(int house) {
    return world.houseState(house);
  }
}
