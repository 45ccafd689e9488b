package org.bucketbrigade.benchmarks.journal;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.bucketbrigade.benchmarks.BenchFigure;
import org.bucketbrigade.benchmarks.BenchResult;
import org.bucketbrigade.benchmarks.JmhRun;

/** Measures what the journal costs, alone, in the loop, and beside an Aeron Archive. */
public final class JournalBench {
  private static final double NANOS_A_SECOND = 1e9;
  private static final double EVENTS_A_SECOND = 2e6;
  private static final long SLICE_NANOS = 10_000_000L;
  private static final long QUICK_SLICE_NANOS = 1_000_000L;
  private static final int BLOCKS = 60;
  private static final int ROUNDS = 3_000;
  private static final int QUICK_ROUNDS = 20;

  private JournalBench() {}

  /** Runs all of it, in some minutes; quick only shows that it runs. */
  public static BenchResult run(boolean quick, PrintWriter progress) throws Exception {
    List<BenchFigure> figures = new ArrayList<>();
    say(progress, "steers appended and applied (JMH) ...");
    JmhRun run = JmhRun.of("\\b" + JournalBenchmark.class.getSimpleName() + "\\.", quick);
    double perSecond = NANOS_A_SECOND / run.score("appendAndApply");
    figures.add(BenchFigure.atLeast("eventsPerSecond", perSecond, "1/s", EVENTS_A_SECOND));
    figures.add(BenchFigure.atMost("bytesPerOp", run.bytesPerOp(), "B", JmhRun.NO_BYTES));
    say(progress, "the loop with and without a journal, taking turns ...");
    figures.addAll(
        LoopMeasurement.run(quick ? 2 : BLOCKS, quick ? QUICK_SLICE_NANOS : SLICE_NANOS));
    say(progress, "the journal and an Aeron Archive, taking turns ...");
    figures.addAll(ArchiveMeasurement.run(quick ? QUICK_ROUNDS : ROUNDS, quick));
    return new BenchResult(figures, List.of());
  }

  private static void say(PrintWriter progress, String line) {
    progress.println(line);
    progress.flush();
  }
}
