package org.bucketbrigade.sim.stage;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.bucketbrigade.sim.scenario.Scenario;
import org.bucketbrigade.sim.vehicle.VehicleTruth;

/**
 * Looks ten times a second at true positions and counts what must never happen: a drone outside the
 * flight area, too low, above the ceiling or wrecked, or two drones too near. Each case counts once
 * when it begins.
 */
public final class Referee {
  /** True distance that two airborne drones must keep, metres. */
  public static final double SEPARATION_M = 8;

  /** Lowest true height above ground or water in steered flight, metres. */
  public static final double FLOOR_M = 1;

  /** From this height on a drone counts as being in steered flight, until it lands. */
  private static final double CLIMBED_M = 10;

  private static final int LOOK_TICKS = 25;
  private static final int MAX_STORIES = 20;

  private final Scenario.Area area;
  private final List<VehicleTruth> drones;
  private final BitSet airborne;
  private final BitSet climbed;
  private final BitSet outside;
  private final BitSet low;
  private final BitSet high;
  private final BitSet wrecked;
  private final BitSet near;
  private final List<String> stories = new ArrayList<>();
  private long violations;
  private double closestM = Double.POSITIVE_INFINITY;

  Referee(Scenario.Area area, List<VehicleTruth> drones) {
    this.area = area;
    this.drones = drones;
    int n = drones.size();
    airborne = new BitSet(n);
    climbed = new BitSet(n);
    outside = new BitSet(n);
    low = new BitSet(n);
    high = new BitSet(n);
    wrecked = new BitSet(n);
    near = new BitSet(n * n);
  }

  void look(long tick) {
    if (tick % LOOK_TICKS != 0) {
      return;
    }
    for (int i = 0; i < drones.size(); i++) {
      lookAt(i, tick);
    }
    for (int i = airborne.nextSetBit(0); i >= 0; i = airborne.nextSetBit(i + 1)) {
      for (int j = airborne.nextSetBit(i + 1); j >= 0; j = airborne.nextSetBit(j + 1)) {
        lookAtPair(i, j, tick);
      }
    }
  }

  private void lookAt(int i, long tick) {
    VehicleTruth drone = drones.get(i);
    boolean flies = drone.isArmed() && !drone.isLanded();
    airborne.set(i, flies);
    double height = drone.heightAboveSurfaceM();
    climbed.set(i, flies && (climbed.get(i) || height > CLIMBED_M));
    double dE = drone.eastM() - area.eastM();
    double dN = drone.northM() - area.northM();
    double radius = area.radiusM();
    note(outside, i, flies && dE * dE + dN * dN > radius * radius, i, "left the area", tick);
    note(
        low,
        i,
        climbed.get(i) && drone.obeysSetpoints() && height < FLOOR_M,
        i,
        "flew too low",
        tick);
    note(high, i, flies && drone.heightAmslM() > area.ceilingAmslM(), i, "broke the ceiling", tick);
    note(wrecked, i, drone.isWrecked(), i, "was wrecked", tick);
  }

  private void lookAtPair(int i, int j, long tick) {
    VehicleTruth a = drones.get(i);
    VehicleTruth b = drones.get(j);
    double dE = a.eastM() - b.eastM();
    double dN = a.northM() - b.northM();
    double dUp = a.heightAmslM() - b.heightAmslM();
    double squared = dE * dE + dN * dN + dUp * dUp;
    closestM = Math.min(closestM, Math.sqrt(squared));
    boolean tooNear = squared < SEPARATION_M * SEPARATION_M;
    if (tooNear != near.get(i * drones.size() + j)) {
      note(near, i * drones.size() + j, tooNear, i, "came too near drone " + j, tick);
    }
  }

  private void note(BitSet state, int bit, boolean is, int drone, String what, long tick) {
    if (is && !state.get(bit)) {
      violations++;
      if (stories.size() < MAX_STORIES) {
        stories.add("tick " + tick + ": drone " + drone + " " + what);
      }
    }
    state.set(bit, is);
  }

  /** Cases so far. */
  public long violations() {
    return violations;
  }

  /** The first cases in words. */
  public List<String> stories() {
    return stories;
  }

  /** Smallest true distance of two airborne drones so far, metres; infinite if there were none. */
  public double closestM() {
    return closestM;
  }

  /** Drones in the air now. */
  public int airborne() {
    return airborne.cardinality();
  }
}
