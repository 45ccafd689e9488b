package org.bucketbrigade.benchmarks.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.bucketbrigade.benchmarks.BenchFigure;
import org.bucketbrigade.benchmarks.PairRatios;
import org.bucketbrigade.journal.MappedJournal;

/** The loop with a journal that is flushed several times a second, and without, taking turns. */
final class LoopMeasurement {
  private static final double P99 = 99;
  private static final double NANOS_PER_US = 1_000;
  private static final int WARM_UP_PAIRS = 4;

  private LoopMeasurement() {}

  static List<BenchFigure> run(int pairs, long sliceNanos) throws IOException {
    Path folder = Files.createTempDirectory("brigade-bench-loop");
    PairRatios ratios = new PairRatios();
    PairRatios on = new PairRatios();
    PairRatios off = new PairRatios();
    try (EchoLoop with = new EchoLoop(new FlushedJournal(new MappedJournal(folder)));
        EchoLoop without = new EchoLoop(new NoJournal())) {
      for (int pair = -WARM_UP_PAIRS; pair < pairs; pair++) {
        boolean withFirst = pair % 2 == 0;
        Histogram first = (withFirst ? with : without).slice(sliceNanos);
        Histogram second = (withFirst ? without : with).slice(sliceNanos);
        if (pair >= 0) {
          double p99On = (withFirst ? first : second).getValueAtPercentile(P99);
          double p99Off = (withFirst ? second : first).getValueAtPercentile(P99);
          on.add(p99On / NANOS_PER_US);
          off.add(p99Off / NANOS_PER_US);
          ratios.add(p99On / p99Off);
        }
      }
    } finally {
      Folders.delete(folder);
    }
    return List.of(
        BenchFigure.atMost("loopP99Ratio", ratios.median(), "1", 1.1),
        BenchFigure.info("loopP99RatioSpread", ratios.spread(), "1"),
        BenchFigure.info("loopP99On", on.median(), "us"),
        BenchFigure.info("loopP99Off", off.median(), "us"));
  }
}
