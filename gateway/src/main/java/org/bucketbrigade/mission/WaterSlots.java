package org.bucketbrigade.mission;

import java.util.ArrayList;
import java.util.List;

/**
 * The places at lakes where drones take water: a grid in each lake, granted lake by lake in turn so
 * that drones spread out. With more drones than places, places are shared.
 */
final class WaterSlots {
  /** Distance between two places, metres: separation, position errors and room to settle. */
  static final double SPACING_M = 25;

  /** Distance of a place from the shore, metres. */
  static final double SHORE_M = 12;

  record Slot(double eastM, double northM, double surfaceAmslM) {}

  private WaterSlots() {}

  /** All places, in the order in which they are granted. */
  static List<Slot> of(List<Place.Lake> lakes) {
    List<List<Slot>> perLake = new ArrayList<>();
    int longest = 0;
    for (Place.Lake lake : lakes) {
      List<Slot> slots = slots(lake);
      perLake.add(slots);
      longest = Math.max(longest, slots.size());
    }
    List<Slot> all = new ArrayList<>();
    for (int i = 0; i < longest; i++) {
      for (List<Slot> slots : perLake) {
        if (i < slots.size()) {
          all.add(slots.get(i));
        }
      }
    }
    return all;
  }

  private static List<Slot> slots(Place.Lake lake) {
    List<Slot> slots = new ArrayList<>();
    double usable = Math.max(0, lake.radiusM() - SHORE_M);
    int reach = (int) (usable / SPACING_M);
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
