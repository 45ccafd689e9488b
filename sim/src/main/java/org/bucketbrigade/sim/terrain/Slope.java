package org.bucketbrigade.sim.terrain;

import org.bucketbrigade.sim.scenario.Scenario;

/** An even slope with hills on it. */
final class Slope implements Relief {
  private static final double SHORTEST_HILL_M = 180;
  private static final double LONGEST_HILL_M = 900;

  private final Scenario.TerrainShape shape;
  private final double uphillEast;
  private final double uphillNorth;
  private final double reachM;
  private final Hills hills;

  Slope(Scenario scenario) {
    shape = scenario.terrain();
    double uphill = StrictMath.toRadians(shape.uphillDeg());
    uphillEast = StrictMath.sin(uphill);
    uphillNorth = StrictMath.cos(uphill);
    Scenario.Map map = scenario.map();
    reachM = (Math.abs(uphillEast) * map.eastM() + Math.abs(uphillNorth) * map.northM()) / 2;
    hills = new Hills(shape.seed(), SHORTEST_HILL_M, LONGEST_HILL_M);
  }

  @Override
  public double amslM(double eastM, double northM) {
    double up = 0.5 + (uphillEast * eastM + uphillNorth * northM) / (2 * reachM);
    return shape.lowAmslM()
        + up * (shape.highAmslM() - shape.lowAmslM())
        + shape.roughnessM() * hills.at(eastM, northM);
  }
}
