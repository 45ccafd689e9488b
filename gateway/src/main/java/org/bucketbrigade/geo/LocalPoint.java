package org.bucketbrigade.geo;

/** A reusable point in the mission frame: metres east and north, metres above mean sea level. */
public final class LocalPoint {
  public double eastM;
  public double northM;
  public double amslM;

  /** Sets all three coordinates and returns this. */
  public LocalPoint set(double eastM, double northM, double amslM) {
    this.eastM = eastM;
    this.northM = northM;
    this.amslM = amslM;
    return this;
  }
}
