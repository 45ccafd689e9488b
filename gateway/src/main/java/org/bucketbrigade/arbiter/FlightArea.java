package org.bucketbrigade.arbiter;

/**
 * Where a drone may be: a circle with a ceiling. Its floor above ground is in {@link FlightLimits}.
 *
 * @param eastM centre
 * @param northM centre
 * @param radiusM metres, above 0
 * @param ceilingAmslM greatest height above mean sea level, metres
 */
public record FlightArea(double eastM, double northM, double radiusM, double ceilingAmslM) {
  double fromCentreM(double eastM, double northM) {
    double dE = eastM - this.eastM;
    double dN = northM - this.northM;
    return Math.sqrt(dE * dE + dN * dN);
  }

  /** Whether a point lies inside the circle. */
  public boolean contains(double eastM, double northM) {
    double dE = eastM - this.eastM;
    double dN = northM - this.northM;
    return dE * dE + dN * dN <= radiusM * radiusM;
  }
}
