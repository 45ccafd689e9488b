package org.bucketbrigade.benchmarks.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.bucketbrigade.benchmarks.BenchFigure;
import org.bucketbrigade.benchmarks.PairRatios;
import org.bucketbrigade.journal.MappedJournal;

/**
 * The loop with a journal that is flushed several times a second, and without, taking turns. Each
 * block is many short slices of both, so that what else the machine does falls on both alike; a
 * figure is the lower quartile of the blocks', as whatever else the machine does can only add.
 */
final class LoopMeasurement {
  private static final double LOWER_QUARTILE = 0.25;
  private static final double P50 = 50;
  private static final double P99 = 99;
  private static final double NANOS_PER_US = 1_000;
  private static final long HIGHEST_NANOS = 10_000_000_000L;
  private static final int SLICES_A_BLOCK = 50;
  private static final int WARM_UP_BLOCKS = 4;

  private LoopMeasurement() {}

  static List<BenchFigure> run(int blocks, long sliceNanos) throws IOException {
    Path folder = Files.createTempDirectory("brigade-bench-loop");
    PairRatios p99 = new PairRatios();
    PairRatios p50 = new PairRatios();
    PairRatios on = new PairRatios();
    PairRatios off = new PairRatios();
    try (EchoLoop with = new EchoLoop(new FlushedJournal(new MappedJournal(folder)));
        EchoLoop without = new EchoLoop(new NoJournal())) {
      for (int block = -WARM_UP_BLOCKS; block < blocks; block++) {
        Histogram tookWith = new Histogram(HIGHEST_NANOS, 3);
        Histogram tookWithout = new Histogram(HIGHEST_NANOS, 3);
        for (int slice = 0; slice < SLICES_A_BLOCK; slice++) {
          with.slice(sliceNanos, tookWith);
          without.slice(sliceNanos, tookWithout);
        }
        if (block >= 0) {
          p99.add(ratio(tookWith, tookWithout, P99));
          p50.add(ratio(tookWith, tookWithout, P50));
          on.add(tookWith.getValueAtPercentile(P99) / NANOS_PER_US);
          off.add(tookWithout.getValueAtPercentile(P99) / NANOS_PER_US);
        }
      }
    } finally {
      Folders.delete(folder);
    }
    double onUs = on.quantile(LOWER_QUARTILE);
    double offUs = off.quantile(LOWER_QUARTILE);
    return List.of(
        BenchFigure.atMost("loopP99Ratio", onUs / offUs, "1", 1.1),
        BenchFigure.info("loopP99RatioMedian", p99.median(), "1"),
        BenchFigure.info("loopP99RatioSpread", p99.spread(), "1"),
        BenchFigure.info("loopP50Ratio", p50.median(), "1"),
        BenchFigure.info("loopP99On", onUs, "us"),
        BenchFigure.info("loopP99Off", offUs, "us"));
  }

  private static double ratio(Histogram with, Histogram without, double percentile) {
    return with.getValueAtPercentile(percentile)
        / (double) without.getValueAtPercentile(percentile);
  }
}
