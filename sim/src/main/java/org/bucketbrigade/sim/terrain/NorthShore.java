package org.bucketbrigade.sim.terrain;

import org.bucketbrigade.sim.chance.Chance;
import org.bucketbrigade.sim.chance.Stream;
import org.bucketbrigade.sim.scenario.Scenario;

/**
 * Mountains above a sea, after the shore north of Vancouver: the sea along the south edge with an
 * inlet that cuts into the land, gentle ground above it, then ever steeper slopes up to the north
 * edge, cut by valleys in which creeks run down to the sea, with ridges between them.
 *
 * <p>With {@code t} the share of the way from the shore to the north edge, the ground between the
 * creeks rises by {@code high (0.25 t + 0.75 t^2)}, so that heights of 100 to 350 m below a summit
 * of 1,400 m lie at 0.18 to 0.44 of the way, at slopes of 10 to 20 % on a map 7 km deep. Valleys
 * take a share of the height, never an amount, so that a creek always falls towards the sea.
 */
final class NorthShore implements Relief {
  private static final double SEA_SHARE = 0.12;
  private static final double BAY_DEPTH_M = 90;
  private static final double BAY_LENGTH_M = 2_300;

  private static final double CREEKS_APART_M = 1_300;
  private static final double VALLEY_CUT = 0.36;
  private static final double VALLEY_WIDTH_M = 110;
  private static final double VALLEY_WIDENS_M = 160;
  private static final double MEANDER_M = 110;
  private static final double MEANDER_LENGTH_M = 1_700;

  private static final double INLET_HALF_WIDTH_M = 170;
  private static final double INLET_REACH = 0.3;
  private static final double INLET_BEND_M = 90;

  /** Shores of an inlet are this much steeper than the sea's. */
  private static final double INLET_STEEPNESS = 2;

  private static final double SHORTEST_HILL_M = 260;
  private static final double LONGEST_HILL_M = 1_500;

  /** Hills have their whole height from here up. */
  private static final double HILLS_FROM_AMSL_M = 80;

  /** Land is at least this high, so that only the sea is at 0. */
  private static final double LEAST_LAND_M = 0.1;

  private final double southM;
  private final double depthM;
  private final double seaM;
  private final double highAmslM;
  private final double roughnessM;
  private final double bayPhase;
  private final double inletEastM;
  private final double[] creekEastM;
  private final double[] creekPhase;
  private final Hills hills;

  NorthShore(Scenario scenario) {
    Scenario.TerrainShape shape = scenario.terrain();
    long seed = shape.seed();
    double widthM = scenario.map().eastM();
    southM = -scenario.map().northM() / 2.0;
    depthM = scenario.map().northM();
    seaM = SEA_SHARE * depthM;
    highAmslM = shape.highAmslM();
    roughnessM = shape.roughnessM();
    bayPhase = turn(Chance.uniform(seed, Stream.SHORE, 0, 0));
    inletEastM = widthM * (0.28 + 0.1 * Chance.uniform(seed, Stream.SHORE, 0, 1));
    int creeks = Math.max(1, (int) Math.rint(widthM / CREEKS_APART_M));
    creekEastM = new double[creeks];
    creekPhase = new double[creeks];
    for (int i = 0; i < creeks; i++) {
      double place = i + 0.5 + 0.4 * (Chance.uniform(seed, Stream.CREEKS, i, 0) - 0.5);
      creekEastM[i] = widthM * (place / creeks - 0.5);
      creekPhase[i] = turn(Chance.uniform(seed, Stream.CREEKS, i, 1));
    }
    hills = new Hills(seed, SHORTEST_HILL_M, LONGEST_HILL_M);
  }

  private static double turn(double share) {
    return 2 * StrictMath.PI * share;
  }

  @Override
  public boolean hasSea() {
    return true;
  }

  @Override
  public double amslM(double eastM, double northM) {
    double inland = inlandM(eastM, northM);
    if (inland <= 0) {
      return 0;
    }
    double t = inland / (depthM - seaM);
    double between = highAmslM * (0.25 * t + 0.75 * t * t);
    double across = creekM(eastM, northM) / (VALLEY_WIDTH_M + VALLEY_WIDENS_M * t);
    double valley = StrictMath.exp(-across * across);
    double rough = roughnessM * (1 - valley) * Math.min(1, between / HILLS_FROM_AMSL_M);
    return Math.max(
        LEAST_LAND_M, between * (1 - VALLEY_CUT * valley) + rough * hills.at(eastM, northM));
  }

  /** Distance from the shore, as the slopes count it, metres; 0 or less in the sea. */
  private double inlandM(double eastM, double northM) {
    double y = northM - southM;
    double bay = BAY_DEPTH_M * StrictMath.sin(turn(eastM / BAY_LENGTH_M) + bayPhase);
    return Math.min(y - seaM - bay, INLET_STEEPNESS * fromInletM(eastM, y));
  }

  /** Distance from the inlet's shore, metres; the inlet narrows to its head. */
  private double fromInletM(double eastM, double y) {
    double headM = INLET_REACH * depthM;
    double along = Math.min(y, headM) / headM;
    double axisM = inletEastM + INLET_BEND_M * StrictMath.sin(turn(along));
    double beyond = Math.max(0, y - headM);
    double away = StrictMath.hypot(eastM - axisM, beyond);
    return away - INLET_HALF_WIDTH_M * StrictMath.sqrt(1 - 0.9 * along);
  }

  /** How many creeks there are. */
  int creeks() {
    return creekEastM.length;
  }

  /** Where a creek runs at some northing, metres east; sea and inlet may cover its lower end. */
  double creekEastM(int creek, double northM) {
    double way = turn((northM - southM) / MEANDER_LENGTH_M);
    return creekEastM[creek] + MEANDER_M * StrictMath.sin(way + creekPhase[creek]);
  }

  /** Distance east or west to the nearest creek, metres. */
  double creekM(double eastM, double northM) {
    double nearest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < creekEastM.length; i++) {
      nearest = Math.min(nearest, Math.abs(eastM - creekEastM(i, northM)));
    }
    return nearest;
  }
}
