package org.bucketbrigade.benchmarks.arbiter;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.bucketbrigade.benchmarks.BenchFigure;
import org.bucketbrigade.benchmarks.BenchResult;
import org.bucketbrigade.benchmarks.GrowthPlot;
import org.bucketbrigade.benchmarks.JmhRun;

/** Measures what the arbiter costs: an input, a merge and a round of the whole fleet. */
public final class ArbiterBench {
  private static final double NANOS_A_SECOND = 1e9;
  private static final double NANOS_A_MICROSECOND = 1e3;
  private static final double NANOS_A_MILLISECOND = 1e6;

  private static final double MICROSECONDS_A_MILLISECOND = 1e3;
  private static final int[] GROWTH = {10, 100, 1_000, 10_000};

  private ArbiterBench() {}

  /**
   * Runs all of it, in some minutes; quick only shows that it runs, in some seconds, and its
   * figures mean little.
   */
  public static BenchResult run(boolean quick, PrintWriter progress) {
    progress.println("inputs, merges and rounds of the arbiter (JMH) ...");
    progress.flush();
    JmhRun run = JmhRun.of("\\b" + ArbiterBenchmark.class.getSimpleName() + "\\.", quick);
    List<BenchFigure> figures = new ArrayList<>(figures(run));
    progress.println("rounds of 10 to 10,000 drones (JMH) ...");
    progress.flush();
    JmhRun growth = JmhRun.of("\\b" + FleetGrowthBenchmark.class.getSimpleName() + "\\.", quick);
    GrowthPlot plot = new GrowthPlot("arbiter-growth", "A round of the fleet", "drones", "ms");
    for (int drones : GROWTH) {
      double ms =
          growth.score("round", "drones", String.valueOf(drones)) / MICROSECONDS_A_MILLISECOND;
      figures.add(BenchFigure.info("tickDrones" + drones, ms, "ms"));
      plot.add("tick", drones, ms);
    }
    return new BenchResult(figures, List.of(plot));
  }

  private static List<BenchFigure> figures(JmhRun run) {
    return List.of(
        BenchFigure.atLeast("inputsPerSecond", NANOS_A_SECOND / run.score("accept"), "1/s", 10e6),
        BenchFigure.atLeast("mergedPerSecond", NANOS_A_SECOND / run.score("merge"), "1/s", 0.5e6),
        BenchFigure.atMost("mergeCrew9", run.score("crewOf9") / NANOS_A_MICROSECOND, "us", 2),
        BenchFigure.atMost("mergeCrew30", run.score("crewOf30") / NANOS_A_MICROSECOND, "us", 8),
        BenchFigure.atMost("tick300", 300 * run.score("tick300") / NANOS_A_MILLISECOND, "ms", 1),
        BenchFigure.atMost(
            "tick1000", 1_000 * run.score("tick1000") / NANOS_A_MILLISECOND, "ms", 4),
        BenchFigure.atMost("bytesPerOp", run.bytesPerOp(), "B", JmhRun.NO_BYTES));
  }
}
