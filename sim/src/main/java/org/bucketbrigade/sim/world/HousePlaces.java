package org.bucketbrigade.sim.world;

import java.util.ArrayList;
import java.util.List;
import org.bucketbrigade.sim.chance.Chance;
import org.bucketbrigade.sim.chance.Stream;
import org.bucketbrigade.sim.scenario.Scenario;
import org.bucketbrigade.sim.scenario.Scenario.Spot;
import org.bucketbrigade.sim.scenario.StreetPlan;

/** Places the houses of a scenario: those given, those of its clusters, then its districts. */
public final class HousePlaces {
  /** Tries for one house before the spacing is taken to be impossible to keep. */
  private static final int MAX_TRIES = 2_000;

  private static final long STREAMS_APART = 1_000;

  private HousePlaces() {}

  /** Where the houses stand, metres from the origin. */
  public static List<Spot> of(Scenario scenario) {
    List<Spot> places = new ArrayList<>(scenario.houses());
    int cluster = 0;
    for (Scenario.Cluster c : scenario.clusters()) {
      long stream = Stream.HOUSE_PLACES - STREAMS_APART * ++cluster;
      int draw = 0;
      for (int i = 0; i < c.count(); i++) {
        // A crowded cluster gives up some of its spacing rather than some of its houses.
        int end = draw + MAX_TRIES;
        Spot spot = spot(c, scenario.terrain().seed(), stream, draw++);
        while (draw < end && crowded(spot, c.spacingM(), places)) {
          spot = spot(c, scenario.terrain().seed(), stream, draw++);
        }
        places.add(spot);
      }
    }
    for (Scenario.District district : scenario.districts()) {
      places.addAll(StreetPlan.houses(district));
    }
    return List.copyOf(places);
  }

  private static Spot spot(Scenario.Cluster c, long seed, long stream, int draw) {
    double radius = c.radiusM() * Math.sqrt(Chance.uniform(seed, stream, draw, 0));
    double angle = 2 * StrictMath.PI * Chance.uniform(seed, stream, draw, 1);
    return new Spot(
        c.eastM() + radius * StrictMath.cos(angle), c.northM() + radius * StrictMath.sin(angle));
  }

  private static boolean crowded(Spot spot, double spacingM, List<Spot> places) {
    for (Spot other : places) {
      double e = spot.eastM() - other.eastM();
      double n = spot.northM() - other.northM();
      if (e * e + n * n < spacingM * spacingM) {
        return true;
      }
    }
    return false;
  }
}
