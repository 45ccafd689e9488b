package org.bucketbrigade.arbiter;

import org.bucketbrigade.state.State;

/**
 * Crewed aircraft near the fire, as the feed tells. A drone must be out of their way long before
 * they come.
 */
public final class Traffic {
  /** Most aircraft that a feed may report. */
  public static final int MAX = 32;

  /** An aircraft within this distance is near, metres. */
  static final double NEAR_M = 5_000;

  /** One that can be here within this time is near, however far it is, seconds. */
  static final double NEAR_S = 90;

  /** Aircraft this far above a drone pass over it, metres. */
  static final double OVER_M = 1_500;

  /** What was not told again for so long has left, ns. */
  static final long FORGET_NANOS = 60_000_000_000L;

  private static final double NANOS = 1e-9;

  private final double[] eastM = new double[MAX];
  private final double[] northM = new double[MAX];
  private final double[] amslM = new double[MAX];
  private final double[] northMps = new double[MAX];
  private final double[] eastMps = new double[MAX];
  private int count;
  private long toldNanos;

  /** Starts a new list. */
  public void report(long nowNanos) {
    count = 0;
    toldNanos = nowNanos;
  }

  /** Adds an aircraft to the list, in the mission frame; beyond {@link #MAX} returns false. */
  public boolean add(
      double atEastM, double atNorthM, double atAmslM, double toNorthMps, double toEastMps) {
    if (count == MAX) {
      return false;
    }
    eastM[count] = atEastM;
    northM[count] = atNorthM;
    amslM[count] = atAmslM;
    northMps[count] = toNorthMps;
    eastMps[count++] = toEastMps;
    return true;
  }

  public int count() {
    return count;
  }

  /** Whether an aircraft is within 5 km of a place in the air, or may be there within 90 s. */
  boolean near(double atEastM, double atNorthM, double atAmslM, long nowNanos) {
    long age = nowNanos - toldNanos;
    if (age >= FORGET_NANOS) {
      return false;
    }
    double seconds = age * NANOS;
    for (int i = 0; i < count; i++) {
      double dE = atEastM - (eastM[i] + eastMps[i] * seconds);
      double dN = atNorthM - (northM[i] + northMps[i] * seconds);
      double away = Math.sqrt(dE * dE + dN * dN);
      double speed = Math.sqrt(northMps[i] * northMps[i] + eastMps[i] * eastMps[i]);
      // A pilot may turn: an aircraft counts as coming here with its whole speed.
      if (away < Math.max(NEAR_M, speed * NEAR_S) && amslM[i] - atAmslM < OVER_M) {
        return true;
      }
    }
    return false;
  }

  /** Visits all that is remembered. */
  void state(State s) {
    count = s.i32(count);
    toldNanos = s.i64(toldNanos);
    s.f64s(eastM, count);
    s.f64s(northM, count);
    s.f64s(amslM, count);
    s.f64s(northMps, count);
    s.f64s(eastMps, count);
  }
}
