package org.bucketbrigade.sim.crowd;

import org.bucketbrigade.sim.geo.LocalFrame;

/** A point on the ground to drop water on: degrees x 10^7, and metres from the mission origin. */
record Target(int latE7, int lonE7, double eastM, double northM) {
  static Target at(LocalFrame frame, int latE7, int lonE7) {
    return new Target(
        latE7,
        lonE7,
        SituationBoard.eastM(frame, latE7, lonE7),
        SituationBoard.northM(frame, latE7, lonE7));
  }

  static Target at(LocalFrame frame, double eastM, double northM) {
    int latE7 = (int) Math.round(frame.latDeg(eastM, northM) * 1e7);
    int lonE7 = (int) Math.round(frame.lonDeg(eastM, northM) * 1e7);
    return new Target(latE7, lonE7, eastM, northM);
  }

  double distanceM(double eastM, double northM) {
    return StrictMath.hypot(this.eastM - eastM, this.northM - northM);
  }

  double distanceM(Target other) {
    return distanceM(other.eastM, other.northM);
  }
}
