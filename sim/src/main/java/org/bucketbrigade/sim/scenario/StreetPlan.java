package org.bucketbrigade.sim.scenario;

import java.util.ArrayList;
import java.util.List;
import org.bucketbrigade.sim.scenario.Scenario.District;
import org.bucketbrigade.sim.scenario.Scenario.Spot;

/**
 * The streets of a district and the houses along them: parallel streets that run as far as the
 * district's circle, one that crosses them all in the middle, and a house on every lot that is
 * built on. The blocks between are open at both ends, as forest edges are.
 */
public final class StreetPlan {
  /** Distance of neighbouring streets, metres. */
  public static final double STREETS_APART_M = 64;

  /** Half a street with its verges, on which nothing burns, metres. */
  public static final double HALF_STREET_M = 5;

  private static final double HOUSE_FROM_AXIS_M = 16;

  /** Houses leave the crossing street this much room, metres. */
  private static final double CORNER_M = 14;

  /** A street's axis from end to end, metres from the origin. */
  public record Street(double fromEastM, double fromNorthM, double toEastM, double toNorthM) {}

  private final District district;
  private final double alongEast;
  private final double alongNorth;

  private StreetPlan(District district) {
    this.district = district;
    double direction = StrictMath.toRadians(district.streetDeg());
    alongEast = StrictMath.sin(direction);
    alongNorth = StrictMath.cos(direction);
  }

  /** Streets of a district, the crossing one last. */
  public static List<Street> streets(District district) {
    StreetPlan plan = new StreetPlan(district);
    List<Street> streets = new ArrayList<>();
    for (int number = -plan.sideStreets(); number <= plan.sideStreets(); number++) {
      double across = number * STREETS_APART_M;
      double half = plan.halfChordM(across);
      streets.add(plan.street(-half, across, half, across));
    }
    streets.add(plan.street(0, -district.radiusM(), 0, district.radiusM()));
    return List.copyOf(streets);
  }

  /** Where the houses of a district stand: its lots, built on as evenly as their number asks. */
  public static List<Spot> houses(District district) {
    List<Spot> lots = new StreetPlan(district).lots();
    List<Spot> houses = new ArrayList<>();
    for (long i = 0; i < lots.size(); i++) {
      long before = i * district.houses() / lots.size();
      if ((i + 1) * district.houses() / lots.size() > before) {
        houses.add(lots.get((int) i));
      }
    }
    return List.copyOf(houses);
  }

  /** How many houses a district has room for. */
  static int room(District district) {
    return new StreetPlan(district).lots().size();
  }

  private List<Spot> lots() {
    List<Spot> lots = new ArrayList<>();
    for (int number = -sideStreets(); number <= sideStreets(); number++) {
      for (int side = -1; side <= 1; side += 2) {
        double across = number * STREETS_APART_M + side * HOUSE_FROM_AXIS_M;
        double end = halfChordM(across);
        for (double along = CORNER_M; along <= end; along += district.lotM()) {
          lots.add(spot(-along, across));
          lots.add(spot(along, across));
        }
      }
    }
    return lots;
  }

  private int sideStreets() {
    return (int) (district.radiusM() / STREETS_APART_M);
  }

  private double halfChordM(double across) {
    double square = district.radiusM() * district.radiusM() - across * across;
    return square > 0 ? StrictMath.sqrt(square) : -1;
  }

  private Spot spot(double along, double across) {
    return new Spot(
        district.eastM() + along * alongEast + across * alongNorth,
        district.northM() + along * alongNorth - across * alongEast);
  }

  private Street street(double along0, double across0, double along1, double across1) {
    Spot from = spot(along0, across0);
    Spot to = spot(along1, across1);
    return new Street(from.eastM(), from.northM(), to.eastM(), to.northM());
  }
}
