package org.bucketbrigade.sim.crowd;

/** A velocity that a person wants, m/s. */
record Wish(double eastMps, double northMps, double upMps) {
  double horizontalMps() {
    return StrictMath.hypot(eastMps, northMps);
  }

  Wish plus(double eastMps, double northMps, double upMps) {
    return new Wish(this.eastMps + eastMps, this.northMps + northMps, this.upMps + upMps);
  }
}
