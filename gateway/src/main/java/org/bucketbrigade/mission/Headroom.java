package org.bucketbrigade.mission;

import java.util.List;
import org.bucketbrigade.arbiter.FlightArea;
import org.bucketbrigade.arbiter.FlightLimits;
import org.bucketbrigade.geo.LocalPoint;
import org.bucketbrigade.geo.Terrain;
import org.bucketbrigade.wire.v1.Reason;

/** Checks that a sector's floor and ceiling leave room to fly above all of its ground. */
final class Headroom {
  /** Least height between floor and ceiling above any ground, metres. */
  static final double LEAST_HEIGHT_M = 15;

  /**
   * Least height of the ceiling above the base, metres: drones climb to 25 m, come home in bands up
   * to 40 m, and stop below the ceiling.
   */
  static final double ABOVE_BASE_M = 45;

  private static final double HIGHEST_FLOOR_M = 120;

  /** The ground below passages is looked at this often, metres. */
  private static final double GROUND_STEP_M = 15;

  private final Terrain terrain;
  private final double floorAglM;
  private final double ceilingAmslM;

  Headroom(Terrain terrain, double floorAglM, double ceilingAmslM) {
    this.terrain = terrain;
    this.floorAglM = floorAglM;
    this.ceilingAmslM = ceilingAmslM;
  }

  /**
   * Looks everywhere.
   *
   * @param passages the base first
   */
  void check(FlightArea whole, Room room, List<Sector.Passage> passages) throws SectorRefusal {
    double lowest = FlightLimits.REFERENCE.floorAglM();
    if (!(floorAglM >= lowest && floorAglM <= HIGHEST_FLOOR_M)) {
      throw new SectorRefusal(
          Reason.REASON_SECTOR_HEIGHT,
          "a floor is "
              + SectorRefusal.metres(lowest)
              + " to "
              + SectorRefusal.metres(HIGHEST_FLOOR_M)
              + " AGL",
          null);
    }
    if (!(ceilingAmslM <= whole.ceilingAmslM())) {
      throw new SectorRefusal(
          Reason.REASON_SECTOR_HEIGHT,
          "the incident's ceiling is " + SectorRefusal.metres(whole.ceilingAmslM()) + " AMSL",
          null);
    }
    for (Room.Spot spot : room.spots()) {
      above(spot.eastM(), spot.northM(), floorAglM + LEAST_HEIGHT_M);
    }
    above(passages.getFirst(), ABOVE_BASE_M);
    for (Sector.Passage passage : passages.subList(1, passages.size())) {
      above(passage, passage.floorAglM() + LEAST_HEIGHT_M);
    }
  }

  /** Looks along a passage, in its middle and at both sides. */
  private void above(Sector.Passage passage, double neededM) throws SectorRefusal {
    double dE = passage.toE() - passage.fromE();
    double dN = passage.toN() - passage.fromN();
    double length = Math.sqrt(dE * dE + dN * dN);
    double asideE = length == 0 ? passage.radiusM() : -dN / length * passage.radiusM();
    double asideN = length == 0 ? 0 : dE / length * passage.radiusM();
    int samples = 1 + (int) (length / GROUND_STEP_M);
    for (int i = 0; i <= samples; i++) {
      double east = passage.fromE() + dE * i / samples;
      double north = passage.fromN() + dN * i / samples;
      for (int side = -1; side <= 1; side++) {
        above(east + side * asideE, north + side * asideN, neededM);
      }
    }
    for (int side = -1; passage.isDisc() && side <= 1; side += 2) {
      above(passage.fromE(), passage.fromN() + side * passage.radiusM(), neededM);
    }
  }

  private void above(double eastM, double northM, double neededM) throws SectorRefusal {
    double ground = terrain.amslM(eastM, northM);
    LocalPoint here = LocalPoint.onMap(eastM, northM);
    if (Double.isNaN(ground)) {
      throw new SectorRefusal(
          Reason.REASON_SECTOR_PLACE, "nobody knows the height of the ground here", here);
    }
    if (ground + neededM > ceilingAmslM) {
      throw new SectorRefusal(
          Reason.REASON_SECTOR_HEIGHT,
          "the ground here is "
              + SectorRefusal.metres(ground)
              + " AMSL, and the ceiling must be at least "
              + SectorRefusal.metres(neededM)
              + " above it",
          here);
    }
  }
}
