package org.bucketbrigade.benchmarks.sim;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bucketbrigade.benchmarks.BenchFigure;
import org.bucketbrigade.benchmarks.BenchResult;

/** Measures what simulated drones and fires cost. */
public final class SimBench {
  /** Numbers of drones that are tried, until there is one too many. */
  private static final int[] FLEETS = {1_000, 1_500, 2_000, 3_000, 4_000};

  private static final double REAL_TIME = 0.99;
  private static final int THREADS = 2;

  private SimBench() {}

  /**
   * Runs all of it, in two minutes; quick only shows that it runs, in some seconds, and its figures
   * mean little.
   */
  public static BenchResult run(boolean quick, PrintWriter progress) throws IOException {
    List<BenchFigure> figures = new ArrayList<>();
    say(progress, "airframes alone, on one core ...");
    double physics = PhysicsMeasurement.dronesPerCore(quick ? 1 : 20);
    say(
        progress,
        String.format(
            Locale.ROOT,
            "  %.0f drones at 250 Hz; a core bears 14 to 20 real SITL instances",
            physics));
    say(progress, "100 drones as fast as it goes ...");
    double speedup = HeadlessMeasurement.speedup(100, 1, quick ? 2 : 300);
    double speedup2 = HeadlessMeasurement.speedup(100, THREADS, quick ? 2 : 300);
    say(
        progress,
        String.format(
            Locale.ROOT,
            "  %.0fx on one thread, %.0fx on two; one real SITL instance alone 64x",
            speedup,
            speedup2));
    say(progress, "fires alone, on one core ...");
    double cells = FireMeasurement.cellsPerSecond(quick ? 0.2 : 5, FireMeasurement.WORLD_STEP_S);
    double longSteps = FireMeasurement.cellsPerSecond(quick ? 0.2 : 5, FireMeasurement.LONG_STEP_S);
    say(
        progress,
        String.format(
            Locale.ROOT,
            "  %.3f million cells/s in the world's steps, %.3f in long ones",
            cells / 1e6,
            longSteps / 1e6));
    say(progress, "memory ...");
    double bytes = MemoryMeasurement.bytesPerDrone();
    say(
        progress,
        String.format(
            Locale.ROOT, "  %.0f kB a drone; a real SITL instance takes 8,500", bytes / 1e3));
    streams(quick, progress, figures);
    figures.add(BenchFigure.atLeast("dronesPhysicsPerCore", physics, "1", 10_000));
    figures.add(BenchFigure.atLeast("headlessSpeedup100", speedup, "1", 50));
    figures.add(BenchFigure.info("headlessSpeedup100Threads2", speedup2, "1"));
    figures.add(BenchFigure.atLeast("fireCellsPerSecond", cells, "1/s", 0.3e6));
    figures.add(BenchFigure.info("fireCellsPerSecondLongSteps", longSteps, "1/s"));
    figures.add(BenchFigure.atMost("bytesPerDrone", bytes, "B", 100_000));
    return new BenchResult(figures, List.of());
  }

  private static void streams(boolean quick, PrintWriter progress, List<BenchFigure> figures)
      throws IOException {
    int most = 0;
    double factor = 0;
    double lateMs = 0;
    for (int drones : quick ? new int[] {100} : FLEETS) {
      say(
          progress,
          String.format(
              Locale.ROOT, "%d drones in real time, 3 streams of 10 Hz each ...", drones));
      try (StreamMeasurement run = new StreamMeasurement(drones, THREADS)) {
        run.run(quick ? 1 : 10);
        boolean holds = run.factor() >= REAL_TIME && run.framesShare() >= REAL_TIME;
        say(
            progress,
            String.format(
                Locale.ROOT,
                "  factor %.3f, ticks late p99 %.1f ms, %d in the air, %.3f of the streams"
                    + " received",
                run.factor(),
                run.lateMs(99),
                run.airborne(),
                run.framesShare()));
        if (!holds) {
          break;
        }
        most = drones;
        factor = run.factor();
        lateMs = run.lateMs(99);
      }
    }
    figures.add(BenchFigure.atLeast("dronesRealTimeWithStreams", most, "1", 1_000));
    figures.add(BenchFigure.info("realTimeFactor", factor, "1"));
    figures.add(BenchFigure.info("tickLateP99", lateMs, "ms"));
  }

  private static void say(PrintWriter progress, String what) {
    progress.println(what);
    progress.flush();
  }
}
