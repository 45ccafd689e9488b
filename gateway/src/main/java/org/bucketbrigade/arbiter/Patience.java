package org.bucketbrigade.arbiter;

import org.bucketbrigade.state.State;

/** How long other drones have kept a drone from where it is wanted, and where that is. */
final class Patience {
  /** Kept from its way for this long, a drone insists, seconds. */
  static final double INSISTS_S = 2;

  /** No more is remembered, so that whoever gets on ceases to insist soon, seconds. */
  private static final double MOST_S = 4;

  /** Getting on with less than this part of the speed wished is being stuck. */
  private static final double STUCK = 0.2;

  /** Who wants to be no faster than this does not want to get on, m/s. */
  private static final double SLOWEST_MPS = 0.5;

  private static final double LONGEST_STEP_S = 0.2;
  private static final double NANOS = 1e-9;

  // Direction of the wish on the map, of length 1.
  double north;
  double east;

  private double speedMps;
  private double stuckS;
  private boolean insists;
  private boolean yields;
  private long notedNanos;

  /** Whether it has been kept from its way for long, and does not give way itself. */
  boolean insists() {
    return insists;
  }

  /** Whether it gives way to another. */
  boolean yields() {
    return yields;
  }

  /** It stands by its own wish, or by somebody's order. */
  void rest() {
    stuckS = 0;
    insists = false;
    yields = false;
  }

  /** It wishes to fly so. */
  void wishes(double northMps, double eastMps) {
    speedMps = Math.sqrt(northMps * northMps + eastMps * eastMps);
    if (speedMps > 0) {
      north = northMps / speedMps;
      east = eastMps / speedMps;
    }
  }

  /**
   * It was admitted so.
   *
   * @param gaveWay whether it was to give way instead of what it wishes
   * @param kept whether another drone's claim lay in its way
   */
  void admitted(boolean gaveWay, boolean kept, double northMps, double eastMps, long now) {
    double seconds = Math.min(LONGEST_STEP_S, (now - notedNanos) * NANOS);
    notedNanos = now;
    yields = gaveWay;
    if (gaveWay) {
      return;
    }
    double onwards = northMps * north + eastMps * east;
    boolean stuck = kept && speedMps > SLOWEST_MPS && onwards < STUCK * speedMps;
    stuckS = Math.max(0, Math.min(MOST_S, stuckS + (stuck ? seconds : -seconds)));
    insists = stuckS >= INSISTS_S || (insists && stuckS > 0);
  }

  /** Visits all that is remembered. */
  void state(State s) {
    north = s.f64(north);
    east = s.f64(east);
    speedMps = s.f64(speedMps);
    stuckS = s.f64(stuckS);
    insists = s.flag(insists);
    yields = s.flag(yields);
    notedNanos = s.i64(notedNanos);
  }
}
