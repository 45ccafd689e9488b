package org.bucketbrigade.geo;

/** A reusable point in the mission frame: metres east and north, metres above mean sea level. */
public final class LocalPoint {
  public double eastM;
  public double northM;
  public double amslM;

  /** A new point on the map; its height means nothing. */
  public static LocalPoint onMap(double eastM, double northM) {
    return new LocalPoint().set(eastM, northM, 0);
  }

  /** Sets all three coordinates and returns this. */
  public LocalPoint set(double eastM, double northM, double amslM) {
    this.eastM = eastM;
    this.northM = northM;
    this.amslM = amslM;
    return this;
  }
}
