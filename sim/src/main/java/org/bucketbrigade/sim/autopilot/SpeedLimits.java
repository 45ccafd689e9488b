package org.bucketbrigade.sim.autopilot;

/** How fast an autopilot goes up and down by itself, m/s, as its parameters say. */
interface SpeedLimits {
  double upMps();

  double downMps();

  /** Landing, while high. */
  double landFastMps();

  /** Landing, near the ground. */
  double landSlowMps();

  /** Height above the ground from which on it lands slowly. */
  double landSlowBelowM();
}
