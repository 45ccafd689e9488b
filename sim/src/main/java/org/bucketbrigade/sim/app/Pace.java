package org.bucketbrigade.sim.app;

/** Says when the next tick of simulated time begins. */
interface Pace {
  /** Waits for the next tick; false if it is not time yet, and something else may be looked at. */
  boolean await();
}
