package org.bucketbrigade.sim.harness.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Judges one seed after the other, on all processors, until enough has been flown. */
final class Soak {
  /** Hears of each seed that is done. */
  interface Listener {
    void done(Trial.Result result, double droneMinutes);
  }

  private final long firstSeed;
  private final double wantedMinutes;
  private final Plan.Wanted wanted;
  private final Listener listener;
  private final Docket docket = new Docket();
  private final Map<String, Long> looked = new TreeMap<>();
  private final Map<String, Long> pushes = new TreeMap<>();
  private double droneMinutes;
  private double seconds;
  private int seeds;

  /**
   * Prepares a soak.
   *
   * @param firstSeed the others follow by ones
   * @param wantedMinutes drone-minutes in the air to reach
   */
  Soak(long firstSeed, double wantedMinutes, Plan.Wanted wanted, Listener listener) {
    this.firstSeed = firstSeed;
    this.wantedMinutes = wantedMinutes;
    this.wanted = wanted;
    this.listener = listener;
  }

  /** Flies one seed alone, with all that can be judged of it. */
  static Soak single(long seed, Plan.Wanted wanted, Listener listener) {
    Soak soak = new Soak(seed, 0, wanted, listener);
    soak.add(Trial.of(seed, wanted, true));
    return soak;
  }

  /** Flies; which seeds are flown depends on nothing but how much was asked for. */
  Soak run(int threads) throws InterruptedException {
    AtomicLong next = new AtomicLong(firstSeed);
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<Void>> all = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        all.add(pool.submit((Callable<Void>) () -> work(next)));
      }
      for (Future<Void> each : all) {
        each.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a flight broke off: " + e.getCause(), e);
    }
    return this;
  }

  private Void work(AtomicLong next) {
    while (!enough()) {
      long seed = next.getAndIncrement();
      try {
        add(Trial.of(seed, wanted, false));
      } catch (RuntimeException e) {
        throw new IllegalStateException("seed " + seed + " broke off: " + e, e);
      }
    }
    return null;
  }

  private synchronized boolean enough() {
    return droneMinutes >= wantedMinutes;
  }

  private synchronized void add(Trial.Result result) {
    seeds++;
    droneMinutes += result.droneMinutes();
    seconds += result.seconds();
    docket.add(result.docket(), result.seed());
    result.looked().forEach((name, count) -> looked.merge(name, count, Long::sum));
    result.pushes().forEach((name, count) -> pushes.merge(name, count, Long::sum));
    listener.done(result, droneMinutes);
  }

  Docket docket() {
    return docket;
  }

  /** How often each property was looked at. */
  Map<String, Long> looked() {
    return looked;
  }

  /** How often each protection acted. */
  Map<String, Long> pushes() {
    return pushes;
  }

  double droneMinutes() {
    return droneMinutes;
  }

  /** Time played in all flights together. */
  double seconds() {
    return seconds;
  }

  int seeds() {
    return seeds;
  }
}
