package org.bucketbrigade.sim.harness.soak;

import org.bucketbrigade.sim.chance.Chance;
import org.bucketbrigade.sim.scenario.Scenario;

/** Where crews want to fly to, one place after the other, and where their hostile members push. */
final class Goals {
  private static final long STREAM = -2_000;
  private static final long GOAL_NANOS = 40_000_000_000L;
  private static final long TARGET_NANOS = 25_000_000_000L;

  /** What a coalition pushes to. */
  enum Target {
    FENCE,
    GROUND,
    CEILING,
    DRONE
  }

  private final long seed;
  private final Scenario.Area area;

  Goals(long seed, Scenario.Area area) {
    this.seed = seed;
    this.area = area;
  }

  /** A crew's present goal; crews' goals lie where other crews fly. */
  double eastM(int drone, long nowNanos) {
    return area.eastM() + radiusM(drone, nowNanos) * StrictMath.cos(angle(drone, nowNanos));
  }

  double northM(int drone, long nowNanos) {
    return area.northM() + radiusM(drone, nowNanos) * StrictMath.sin(angle(drone, nowNanos));
  }

  /** Height of the goal above the ground, metres. */
  double aglM(int drone, long nowNanos) {
    return 14 + 24 * draw(drone, nowNanos / GOAL_NANOS, 2);
  }

  private double radiusM(int drone, long nowNanos) {
    return area.radiusM() * 0.8 * Math.sqrt(draw(drone, nowNanos / GOAL_NANOS, 0));
  }

  private double angle(int drone, long nowNanos) {
    return 2 * StrictMath.PI * draw(drone, nowNanos / GOAL_NANOS, 1);
  }

  /** What the coalition in a crew pushes to just now. */
  Target target(int drone, long nowNanos) {
    Target[] all = Target.values();
    return all[(int) (all.length * draw(drone, nowNanos / TARGET_NANOS, 3))];
  }

  double centreEastM() {
    return area.eastM();
  }

  double centreNorthM() {
    return area.northM();
  }

  double radiusM() {
    return area.radiusM();
  }

  double ceilingAmslM() {
    return area.ceilingAmslM();
  }

  private double draw(int drone, long number, int channel) {
    return Chance.uniform(seed, STREAM - drone, number, channel);
  }
}
