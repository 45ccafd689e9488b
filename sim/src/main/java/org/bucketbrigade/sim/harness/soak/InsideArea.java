package org.bucketbrigade.sim.harness.soak;

import java.util.BitSet;
import java.util.Locale;
import org.bucketbrigade.sim.scenario.Scenario;
import org.bucketbrigade.sim.vehicle.VehicleTruth;

/** Invariant 1: no drone that the core flies is truly beyond fence, floor or ceiling. */
final class InsideArea extends Judge {
  static final String NAME = "inside";

  /** The floor of 3 m, less the position error of 2 m and the 5 cm to which the ground is told. */
  private static final double LEAST_AGL_M = 0.95;

  /** Above this a drone flies; below it climbs from its pad or lands. */
  private static final double CLIMBED_M = 10;

  /** For a drone that does not obey, the fence gives so far, and the floor, in this order. */
  private static final double FENCE_GIVES_M = 10;

  private static final double FOREIGN_NEAR_M = 120;

  private final Scenario.Area area;
  private final Facts facts;
  private final BitSet climbed = new BitSet();
  private final BitSet gaveWay = new BitSet();
  private final BitSet beyond = new BitSet();

  InsideArea(Docket docket, Scenario.Area area, Facts facts) {
    super(NAME, docket);
    this.area = area;
    this.facts = facts;
  }

  @Override
  void look(long nowNanos) {
    for (int i = 1; i <= facts.drones(); i++) {
      VehicleTruth drone = facts.truth(i);
      boolean flies = facts.airborne(i);
      climbed.set(i, flies && (climbed.get(i) || drone.heightAboveSurfaceM() > CLIMBED_M));
      if (!flies || facts.isForeign(i)) {
        continue;
      }
      looked(1);
      String what = what(drone, climbed.get(i), givesWay(i, drone));
      if (!what.isEmpty() && !beyond.get(i)) {
        breach(nowNanos, "drone " + i + " " + what);
      }
      beyond.set(i, !what.isEmpty());
    }
  }

  /**
   * Whether it is, or was until it came back inside, in the way of one that somebody else flies.
   */
  private boolean givesWay(int i, VehicleTruth drone) {
    boolean outside = outM(drone) > 0;
    gaveWay.set(i, foreignNear(drone) || (gaveWay.get(i) && outside));
    return gaveWay.get(i);
  }

  private double outM(VehicleTruth drone) {
    double dE = drone.eastM() - area.eastM();
    double dN = drone.northM() - area.northM();
    return Math.sqrt(dE * dE + dN * dN) - area.radiusM();
  }

  private boolean foreignNear(VehicleTruth drone) {
    boolean near = false;
    for (int i = 1; i <= facts.drones(); i++) {
      if (facts.isForeign(i) && facts.airborne(i)) {
        double dE = facts.truth(i).eastM() - drone.eastM();
        double dN = facts.truth(i).northM() - drone.northM();
        near |= dE * dE + dN * dN < FOREIGN_NEAR_M * FOREIGN_NEAR_M;
      }
    }
    return near;
  }

  private String what(VehicleTruth drone, boolean hasClimbed, boolean givesWay) {
    double out = outM(drone);
    double over = drone.heightAmslM() - area.ceilingAmslM();
    double under = LEAST_AGL_M - drone.heightAboveSurfaceM();
    if (drone.isWrecked()) {
      return "is wrecked";
    }
    if (out > (givesWay ? FENCE_GIVES_M : 0)) {
      return String.format(Locale.ROOT, "is %.2f m outside the fence", out);
    }
    if (over > 0) {
      return String.format(Locale.ROOT, "is %.2f m above the ceiling", over);
    }
    if (under > (givesWay ? LEAST_AGL_M : 0) && hasClimbed && drone.obeysSetpoints()) {
      return String.format(Locale.ROOT, "is %.2f m below the floor", under);
    }
    return "";
  }
}
