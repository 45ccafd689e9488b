package org.bucketbrigade.sim.fire;

/**
 * What a fire that starts at a point reaches within a second: an ellipse that the point lies in,
 * metres; the head runs towards a unit vector.
 */
final class Ellipse {
  double headMps;
  double backMps;
  double flankMps;
  double towardsEast = 1;
  double towardsNorth;

  void towards(double windEast, double windNorth, double wind) {
    towardsEast = wind > 0 ? windEast / wind : 1;
    towardsNorth = wind > 0 ? windNorth / wind : 0;
  }
}
