package org.bucketbrigade.core;

import java.util.Arrays;
import org.bucketbrigade.state.State;

/**
 * Tells when a drone must turn home: when what its battery has left suffices for the way home and a
 * reserve only. And when it has to although it could stay: so that not too many turn home at once.
 *
 * <p>How fast a battery drains is measured from the flight itself; until it has drained by some
 * percent, what the reference drone needs with a full tank is taken. The estimate is that the way
 * home costs as much a second as the flight so far.
 */
final class EnergyHome {
  /** Whatever the way, below this it returns, percent. */
  static final double LOW_PERCENT = 25;

  /**
   * What must be left after landing, percent: well over what lets an autopilot land where it is (13
   * % of the simulated drone's), as others may be landing at the base.
   */
  static final double RESERVE_PERCENT = 20;

  /** Those that turn home one after the other do so at this distance, if there is time, s. */
  static final double APART_S = 10;

  /** A large fleet takes no longer than this to turn home, s. */
  static final double WHOLE_FLEET_S = 700;

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
  // Until it must turn home, as of the last look; infinite: unknown.
  private final double[] leftS;
  private final double[] sorted;
  private long nextTurnNanos;

  EnergyHome(int maxDrones) {
    beganPercent = new int[maxDrones];
    beganNanos = new long[maxDrones];
    lookedNanos = new long[maxDrones];
    leftS = new double[maxDrones];
    sorted = new double[maxDrones];
    Arrays.fill(leftS, Double.POSITIVE_INFINITY);
    Arrays.fill(beganPercent, UNKNOWN);
  }

  /** The drone is on the ground, or not ours: its next flight is measured anew. */
  void forget(int drone) {
    beganPercent[drone] = UNKNOWN;
    leftS[drone] = Double.POSITIVE_INFINITY;
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
      leftS[drone] = Double.POSITIVE_INFINITY;
      return false;
    }
    if (beganPercent[drone] == UNKNOWN || percent > beganPercent[drone]) {
      beganPercent[drone] = percent;
      beganNanos[drone] = nowNanos;
    }
    double drain = drain(drone, percent, nowNanos);
    double way = Double.isNaN(homeS) ? 0 : homeS * drain;
    leftS[drone] = (percent - Math.max(LOW_PERCENT, way + RESERVE_PERCENT)) / drain;
    return leftS[drone] < 0;
  }

  /**
   * Which drone is to turn home now so that there is time for all: if all stayed as long as they
   * can, more would have to turn home in a while than can land in that while.
   *
   * @param fleet number of all drones
   * @param flying drones that their crews fly, in any order, the first {@code count} of them
   * @return its index, or -1: none has to
   */
  int turnsNext(int fleet, int[] flying, int count, long nowNanos) {
    double apartS = Math.min(APART_S, WHOLE_FLEET_S / Math.max(1, fleet));
    if (nowNanos < nextTurnNanos) {
      return -1;
    }
    int first = -1;
    for (int i = 0; i < count; i++) {
      sorted[i] = leftS[flying[i]];
      first = first < 0 || leftS[flying[i]] < leftS[first] ? flying[i] : first;
    }
    Arrays.sort(sorted, 0, count);
    for (int i = 1; i < count; i++) {
      if (sorted[i] < i * apartS) {
        long apartNanos = (long) (apartS / NANOS);
        nextTurnNanos = Math.max(nextTurnNanos, nowNanos - apartNanos) + apartNanos;
        return first;
      }
    }
    return -1;
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
    s.f64s(leftS, drones);
    nextTurnNanos = s.i64(nextTurnNanos);
  }
}
