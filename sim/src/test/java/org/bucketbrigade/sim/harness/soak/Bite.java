package org.bucketbrigade.sim.harness.soak;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is run inside a {@link SwitchedOff}: a flight, of which only words and numbers come back.
 */
public final class Bite {
  private static final int DRONES = 8;
  private static final double WIND_MPS = 8;
  private static final double ERROR_M = 1;
  private static final long DELAY_NANOS = 50_000_000L;

  private Bite() {}

  /** Breaches of a flight by property; called by name. */
  public static Map<String, Long> flight(
      long seed, int seconds, int crew, double hostile, String manner, String troubles) {
    return new TreeMap<>(
        new Flight(plan(seed, seconds, crew, hostile, manner, troubles)).fly().docket().byName());
  }

  /** Whether a flight and its twin differ, as breaches by property. */
  public static Map<String, Long> twin(
      long seed, int seconds, int crew, double hostile, String manner, String troubles) {
    Plan plan = plan(seed, seconds, crew, hostile, manner, troubles);
    Flight loud = new Flight(plan).fly();
    return Twin.breach(plan, loud.signature(), seconds).isEmpty() ? Map.of() : Map.of("twin", 1L);
  }

  /** Whether a coalition moves a merge too far. */
  public static Map<String, Long> merge(
      long seed, int seconds, int crew, double hostile, String manner, String troubles) {
    return new MergeTrial(seed).breach().isEmpty() ? Map.of() : Map.of("bound", 1L);
  }

  /** Whether a crew gets to where a foreign drone may be. */
  public static Map<String, Long> reach(
      long seed, int seconds, int crew, double hostile, String manner, String troubles) {
    return new ReachTrial(seed).breach().isEmpty() ? Map.of() : Map.of("reach", 1L);
  }

  private static Plan plan(
      long seed, int seconds, int crew, double hostile, String manner, String troubles) {
    Set<Trouble> all = EnumSet.noneOf(Trouble.class);
    for (String trouble : troubles.split(" ", -1)) {
      if (!trouble.isEmpty()) {
        all.add(Trouble.valueOf(trouble));
      }
    }
    return new Plan(
        seed,
        DRONES,
        crew,
        hostile,
        List.of(Manner.valueOf(manner)),
        WIND_MPS,
        ERROR_M,
        DELAY_NANOS,
        seconds,
        all);
  }
}
