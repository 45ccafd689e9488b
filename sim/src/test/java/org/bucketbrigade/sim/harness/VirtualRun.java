package org.bucketbrigade.sim.harness;

import org.bucketbrigade.sim.crowd.CrowdSettings;
import org.bucketbrigade.sim.scenario.Scenarios;

/** Plays a virtual brigade and prints its hash, so that two JVMs can be compared. */
final class VirtualRun {
  private static final long SECOND = 1_000_000_000L;

  private VirtualRun() {}

  static String hash(long seed) {
    VirtualBrigade brigade =
        new VirtualBrigade(
            Scenarios.open("demo"),
            4,
            CrowdSettings.of(12, seed),
            seed,
            VirtualBrigade.EventLog.NONE);
    brigade.run(60 * SECOND);
    return Long.toHexString(brigade.hash());
  }

  public static void main(String[] args) {
    System.out.println(hash(Long.parseLong(args[0])));
  }
}
