package org.bucketbrigade.benchmarks.mavlink;

import static java.util.Objects.requireNonNull;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import org.bucketbrigade.benchmarks.BenchFigure;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the JMH benchmarks of reading and writing frames, each in a JVM of its own. */
final class CodecMeasurement {
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  /** As good as none: JMH's own bookkeeping is counted too, and the least object has 16 bytes. */
  private static final double NO_BYTES = 0.1;

  private CodecMeasurement() {}

  /** Quick measures one of the two messages, and not long enough to mean much. */
  static List<BenchFigure> run(boolean quick) {
    Collection<RunResult> ours = results(CodecBenchmark.class, quick);
    Collection<RunResult> dronefleets = results(DronefleetCodecBenchmark.class, quick);
    double encode = slowestNs(ours, "encode");
    double decode = slowestNs(ours, "decode");
    return List.of(
        BenchFigure.info("encodeNs", encode, "ns"),
        BenchFigure.info("decodeNs", decode, "ns"),
        BenchFigure.atMost("bytesPerOp", mostBytes(ours), "B", NO_BYTES),
        BenchFigure.info("dronefleetEncodeRatio", slowestNs(dronefleets, "encode") / encode, "1"),
        BenchFigure.info("dronefleetDecodeRatio", slowestNs(dronefleets, "decode") / decode, "1"),
        BenchFigure.info("dronefleetBytesPerOp", mostBytes(dronefleets), "B"));
  }

  /** Forks inherit this JVM's flags, which are the ones that the product runs with. */
  private static Collection<RunResult> results(Class<?> benchmark, boolean quick) {
    Options options =
        new OptionsBuilder()
            .include("\\b" + benchmark.getSimpleName() + (quick ? ".+Position" : "\\."))
            .forks(1)
            .warmupIterations(quick ? 1 : 3)
            .warmupTime(TimeValue.milliseconds(quick ? 100 : 500))
            .measurementIterations(quick ? 1 : 4)
            .measurementTime(TimeValue.milliseconds(quick ? 100 : 400))
            .addProfiler(GCProfiler.class)
            .shouldFailOnError(true)
            .build();
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    try {
      return new Runner(
              options, OutputFormatFactory.createFormatInstance(nowhere, VerboseMode.SILENT))
          .run();
    } catch (RunnerException e) {
      throw new IllegalStateException("JMH could not run " + benchmark.getSimpleName(), e);
    }
  }

  /** Of the two messages the one that takes longer. */
  private static double slowestNs(Collection<RunResult> results, String work) {
    return results.stream()
        .filter(result -> result.getPrimaryResult().getLabel().startsWith(work))
        .mapToDouble(result -> result.getPrimaryResult().getScore())
        .max()
        .orElseThrow();
  }

  private static double mostBytes(Collection<RunResult> results) {
    return results.stream()
        .mapToDouble(
            result -> requireNonNull(result.getSecondaryResults().get(ALLOCATED)).getScore())
        .max()
        .orElseThrow();
  }
}
