package org.bucketbrigade.sim.harness.soak;

import java.util.Map;
import java.util.TreeMap;
import org.bucketbrigade.core.CoreOutput;
import org.bucketbrigade.core.NoOutput;

/**
 * All that is judged of one seed: its flight, its twin, its replay, a merge, and a foreign drone.
 */
final class Trial {
  /**
   * What came of a seed.
   *
   * @param droneMinutes time that drones were in the air, added up
   * @param seconds time played
   * @param docket breaches
   * @param looked how often each property was looked at
   * @param pushes how often each protection acted
   */
  record Result(
      long seed,
      double droneMinutes,
      double seconds,
      Docket docket,
      Map<String, Long> looked,
      Map<String, Long> pushes) {}

  /** One seed in so many flies a twin; it costs a third of a flight. */
  private static final int TWIN_EVERY = 8;

  private static final int TWIN_S = 100;

  /** One seed in so many is replayed. */
  private static final int REPLAY_EVERY = 16;

  private Trial() {}

  /** Judges one seed; whoever asks for one seed alone sees all of it. */
  static Result of(long seed, Plan.Wanted wanted, boolean all) {
    Plan plan = Plan.of(seed, wanted);
    boolean recorded = all || Math.floorMod(seed, REPLAY_EVERY) == 0;
    Replay replay = new Replay();
    CoreOutput copy = recorded ? replay.output() : new NoOutput();
    Flight flight = new Flight(plan, false, copy, recorded ? replay : Flight.NO_LOG).fly();
    Docket docket = flight.docket();
    long endNanos = (long) (flight.seconds() * 1e9);
    Map<String, Long> looked = new TreeMap<>();
    flight.judges().forEach(judge -> looked.put(judge.name(), judge.looked()));
    if (all || Math.floorMod(seed, TWIN_EVERY) == 0) {
      looked.put(Twin.NAME, 1L);
      note(docket, Twin.NAME, endNanos, Twin.breach(plan, flight.signature(), twinSeconds(plan)));
    }
    if (recorded) {
      looked.put(Replay.NAME, 1L);
      note(docket, Replay.NAME, endNanos, replay.repeats(plan.config()) ? "" : "other bytes");
      looked.put(Replay.SNAPSHOTS, 1L);
      note(docket, Replay.SNAPSHOTS, endNanos, replay.breachBySnapshots(plan.config()));
    }
    looked.put(MergeTrial.NAME, 1L);
    note(docket, MergeTrial.NAME, endNanos, new MergeTrial(seed).breach());
    looked.put(ReachTrial.NAME, 1L);
    note(docket, ReachTrial.NAME, endNanos, new ReachTrial(seed).breach());
    return new Result(
        seed, flight.droneMinutes(), flight.seconds(), docket, looked, flight.pushes());
  }

  private static int twinSeconds(Plan plan) {
    return Math.min(TWIN_S, plan.seconds());
  }

  private static void note(Docket docket, String name, long nowNanos, String what) {
    if (!what.isEmpty()) {
      docket.add(name, nowNanos, what);
    }
  }
}
