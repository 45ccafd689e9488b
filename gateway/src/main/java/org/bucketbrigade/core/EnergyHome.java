package org.bucketbrigade.core;

import java.util.Arrays;
import org.bucketbrigade.state.State;

/**
 * Tells when a drone must turn home: when what its battery has left suffices for the way home and a
 * reserve only.
 *
 * <p>How fast a battery drains is measured from the flight itself; until it has drained by some
 * percent, what the reference drone needs with a full tank is taken. The estimate is that the way
 * home costs as much a second as the flight so far.
 */
final class EnergyHome {
  /** Whatever the way, below this it returns, percent. */
  static final double LOW_PERCENT = 25;

  /** What must be left after landing, percent. */
  static final double RESERVE_PERCENT = 15;

  /** The reference drone with 100 l: 17 minutes; percent a second. */
  static final double FULL_TANK = 100.0 / (17 * 60);

  private static final double LEAST = 100.0 / (60 * 60);
  private static final double MOST = 100.0 / (4 * 60);
  private static final double ENOUGH_PERCENT = 4;
  private static final int UNKNOWN = -1;
  private static final double NANOS = 1e-9;

  /** How often a drone is looked at, as its way home takes a while to find. */
  private static final long EVERY_NANOS = 1_000_000_000L;

  private final int[] beganPercent;
  private final long[] beganNanos;
  private final long[] lookedNanos;

  EnergyHome(int maxDrones) {
    beganPercent = new int[maxDrones];
    beganNanos = new long[maxDrones];
    lookedNanos = new long[maxDrones];
    Arrays.fill(beganPercent, UNKNOWN);
  }

  /** The drone is on the ground, or not ours: its next flight is measured anew. */
  void forget(int drone) {
    beganPercent[drone] = UNKNOWN;
  }

  /** Whether it is time to look at a drone again. */
  boolean due(int drone, long nowNanos) {
    boolean due = nowNanos - lookedNanos[drone] >= EVERY_NANOS;
    lookedNanos[drone] = due ? nowNanos : lookedNanos[drone];
    return due;
  }

  /**
   * Whether a drone in flight must turn home.
   *
   * @param percent what its battery has left; negative if it does not tell
   * @param homeS seconds to its home and down; not a number if it has none
   */
  boolean mustReturn(int drone, int percent, double homeS, long nowNanos) {
    if (percent < 0) {
      return false;
    }
    if (beganPercent[drone] == UNKNOWN || percent > beganPercent[drone]) {
      beganPercent[drone] = percent;
      beganNanos[drone] = nowNanos;
    }
    double way = Double.isNaN(homeS) ? 0 : homeS * drain(drone, percent, nowNanos);
    return percent < Math.max(LOW_PERCENT, way + RESERVE_PERCENT);
  }

  /** Percent a second. */
  private double drain(int drone, int percent, long nowNanos) {
    double drained = beganPercent[drone] - percent;
    double seconds = (nowNanos - beganNanos[drone]) * NANOS;
    if (drained < ENOUGH_PERCENT || seconds <= 0) {
      return FULL_TANK;
    }
    return Math.max(LEAST, Math.min(MOST, drained / seconds));
  }

  /** Visits what is remembered of the first drones. */
  void state(State s, int drones) {
    s.i32s(beganPercent, drones);
    s.i64s(beganNanos, drones);
    s.i64s(lookedNanos, drones);
  }
}
