package org.bucketbrigade.arbiter;

import org.bucketbrigade.state.State;

/** The place where one drone takes its water; granted by the mission. */
public final class WaterSlot {
  double eastM;
  double northM;
  double surfaceAmslM;
  double radiusM;
  boolean granted;

  /** Grants a place: centre, height of the water and radius, metres. */
  public void grant(double eastM, double northM, double surfaceAmslM, double radiusM) {
    this.eastM = eastM;
    this.northM = northM;
    this.surfaceAmslM = surfaceAmslM;
    this.radiusM = radiusM;
    this.granted = true;
  }

  void revoke() {
    granted = false;
  }

  public boolean granted() {
    return granted;
  }

  public double eastM() {
    return eastM;
  }

  public double northM() {
    return northM;
  }

  public double surfaceAmslM() {
    return surfaceAmslM;
  }

  boolean within(Motion motion) {
    double dE = motion.eastM - eastM;
    double dN = motion.northM - northM;
    return granted && dE * dE + dN * dN <= radiusM * radiusM;
  }

  /** Visits all that is remembered. */
  void state(State s) {
    eastM = s.f64(eastM);
    northM = s.f64(northM);
    surfaceAmslM = s.f64(surfaceAmslM);
    radiusM = s.f64(radiusM);
    granted = s.flag(granted);
  }
}
