package org.bucketbrigade.mission;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bucketbrigade.arbiter.Drone;
import org.bucketbrigade.arbiter.FlightArea;
import org.bucketbrigade.arbiter.WaterSlot;

/**
 * The places at lakes where drones take water: a grid in each lake. With more drones than places,
 * places are shared.
 */
final class WaterSlots {
  /** Distance between two places, metres: separation, position errors and room to settle. */
  static final double SPACING_M = 25;

  /** Distance of a place from the shore, metres. */
  static final double SHORE_M = 12;

  /** Most rows of places to each side of a lake's middle: a limit on how many there are. */
  static final int MAX_REACH = 12;

  record Slot(double eastM, double northM, double surfaceAmslM) {
    /** Square of the distance to a point, m2. */
    double squareTo(double toEastM, double toNorthM) {
      double dE = eastM - toEastM;
      double dN = northM - toNorthM;
      return dE * dE + dN * dN;
    }

    boolean isOf(Drone drone) {
      WaterSlot water = drone.water();
      return water.granted() && water.eastM() == eastM && water.northM() == northM;
    }
  }

  private WaterSlots() {}

  /**
   * All places inside an area, in the order in which they are granted: nearest to a point first.
   */
  static List<Slot> of(List<Place.Lake> lakes, FlightArea area, double eastM, double northM) {
    List<Slot> all = new ArrayList<>();
    for (Place.Lake lake : lakes) {
      all.addAll(slots(lake));
    }
    all.removeIf(slot -> !area.contains(slot.eastM, slot.northM));
    all.sort(Comparator.comparingDouble(slot -> slot.squareTo(eastM, northM)));
    return all;
  }

  private static List<Slot> slots(Place.Lake lake) {
    List<Slot> slots = new ArrayList<>();
    double usable = Math.max(0, lake.radiusM() - SHORE_M);
    int reach = (int) Math.min(MAX_REACH, usable / SPACING_M);
    for (int row = -reach; row <= reach; row++) {
      for (int column = -reach; column <= reach; column++) {
        double dE = column * SPACING_M;
        double dN = row * SPACING_M;
        if (dE * dE + dN * dN <= usable * usable) {
          slots.add(new Slot(lake.eastM() + dE, lake.northM() + dN, lake.surfaceAmslM()));
        }
      }
    }
    return slots;
  }
}
