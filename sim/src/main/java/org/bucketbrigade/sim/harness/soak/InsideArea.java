package org.bucketbrigade.sim.harness.soak;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.bucketbrigade.sim.scenario.Scenario;
import org.bucketbrigade.sim.vehicle.VehicleTruth;

/** Invariant 1: no drone is truly beyond fence, floor or ceiling. */
final class InsideArea extends Judge {
  static final String NAME = "inside";

  /** The floor of 3 m, of which 2 are the position error. */
  private static final double LEAST_AGL_M = 1;

  /** Above this a drone flies; below it climbs from its pad or lands. */
  private static final double CLIMBED_M = 10;

  private final Scenario.Area area;
  private final List<VehicleTruth> drones;
  private final BitSet climbed = new BitSet();
  private final BitSet beyond = new BitSet();

  InsideArea(Docket docket, Scenario.Area area, List<VehicleTruth> drones) {
    super(NAME, docket);
    this.area = area;
    this.drones = drones;
  }

  @Override
  void look(long nowNanos) {
    for (int i = 0; i < drones.size(); i++) {
      VehicleTruth drone = drones.get(i);
      boolean flies = drone.isArmed() && !drone.isLanded();
      climbed.set(i, flies && (climbed.get(i) || drone.heightAboveSurfaceM() > CLIMBED_M));
      if (!flies) {
        continue;
      }
      looked(1);
      String what = what(drone, climbed.get(i));
      if (!what.isEmpty() && !beyond.get(i)) {
        breach(nowNanos, "drone " + drone.systemId() + " " + what);
      }
      beyond.set(i, !what.isEmpty());
    }
  }

  private String what(VehicleTruth drone, boolean hasClimbed) {
    double dE = drone.eastM() - area.eastM();
    double dN = drone.northM() - area.northM();
    double out = Math.sqrt(dE * dE + dN * dN) - area.radiusM();
    double over = drone.heightAmslM() - area.ceilingAmslM();
    double under = LEAST_AGL_M - drone.heightAboveSurfaceM();
    if (drone.isWrecked()) {
      return "is wrecked";
    }
    if (out > 0) {
      return String.format(Locale.ROOT, "is %.2f m outside the fence", out);
    }
    if (over > 0) {
      return String.format(Locale.ROOT, "is %.2f m above the ceiling", over);
    }
    if (under > 0 && hasClimbed && drone.obeysSetpoints()) {
      return String.format(Locale.ROOT, "is %.2f m below the floor", under);
    }
    return "";
  }
}
