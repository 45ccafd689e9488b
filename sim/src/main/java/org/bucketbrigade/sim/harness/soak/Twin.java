package org.bucketbrigade.sim.harness.soak;

import org.bucketbrigade.core.NoOutput;

/**
 * Invariant 4, third part: the same flight without what must not count - outsiders, other people's
 * drones, expired, repeated and malformed messages - tells the drones the same, bit by bit.
 */
final class Twin {
  static final String NAME = "twin";

  private Twin() {}

  /** Flies the twin of a flight and compares its first seconds; says what is wrong, or nothing. */
  static String breach(Plan plan, Signature loud, int seconds) {
    Flight silent = new Flight(plan.lasting(seconds), true, new NoOutput(), Flight.NO_LOG).fly();
    int second = loud.differsFrom(silent.signature(), seconds);
    return second < 0
        ? ""
        : "what must not count has changed what drones are told in second " + second;
  }
}
