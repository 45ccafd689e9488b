package org.bucketbrigade.sim.crowd;

import org.bucketbrigade.sim.geo.LocalFrame;

/**
 * A drone's state in the local frame, as a person perceives it: metres east and north of the
 * mission origin, metres AMSL and above ground, m/s.
 */
record Sight(
    double eastM,
    double northM,
    double amslM,
    double aglM,
    double eastMps,
    double northMps,
    double upMps) {

  static Sight of(DroneView drone, LocalFrame frame) {
    return new Sight(
        SituationBoard.eastM(frame, drone.latE7(), drone.lonE7()),
        SituationBoard.northM(frame, drone.latE7(), drone.lonE7()),
        drone.amslM(),
        drone.aglM(),
        drone.eastMps(),
        drone.northMps(),
        -drone.downMps());
  }

  double speedMps() {
    return StrictMath.hypot(eastMps, northMps);
  }

  double groundAmslM() {
    return amslM - aglM;
  }
}
