package org.bucketbrigade.arbiter;

import org.bucketbrigade.state.State;

/** Where a drone is and how it moves, as last reported. */
public final class Motion {
  double eastM;
  double northM;
  double amslM;
  double northMps;
  double eastMps;
  double downMps;
  long atNanos = Long.MIN_VALUE;

  /**
   * Takes a report over.
   *
   * @param nowNanos core time of its arrival
   */
  public void report(
      double eastM,
      double northM,
      double amslM,
      double northMps,
      double eastMps,
      double downMps,
      long nowNanos) {
    this.eastM = eastM;
    this.northM = northM;
    this.amslM = amslM;
    this.northMps = northMps;
    this.eastMps = eastMps;
    this.downMps = downMps;
    this.atNanos = nowNanos;
  }

  /** Whether a position was ever reported. */
  public boolean known() {
    return atNanos != Long.MIN_VALUE;
  }

  /** Age of the report, nanoseconds; {@code Long.MAX_VALUE} if there is none. */
  public long ageNanos(long nowNanos) {
    return known() ? nowNanos - atNanos : Long.MAX_VALUE;
  }

  public double eastM() {
    return eastM;
  }

  public double northM() {
    return northM;
  }

  public double amslM() {
    return amslM;
  }

  public double northMps() {
    return northMps;
  }

  public double eastMps() {
    return eastMps;
  }

  public double downMps() {
    return downMps;
  }

  /** Whether the reported position lies within a horizontal distance of a point, metres. */
  boolean isWithin(double ofEastM, double ofNorthM, double distanceM) {
    double dE = eastM - ofEastM;
    double dN = northM - ofNorthM;
    return dE * dE + dN * dN <= distanceM * distanceM;
  }

  double groundSpeedMps() {
    return Math.sqrt(northMps * northMps + eastMps * eastMps);
  }

  /** Visits all that is remembered. */
  void state(State s) {
    eastM = s.f64(eastM);
    northM = s.f64(northM);
    amslM = s.f64(amslM);
    northMps = s.f64(northMps);
    eastMps = s.f64(eastMps);
    downMps = s.f64(downMps);
    atNanos = s.i64(atNanos);
  }
}
