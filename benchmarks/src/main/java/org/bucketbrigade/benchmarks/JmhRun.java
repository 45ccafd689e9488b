package org.bucketbrigade.benchmarks;

import static java.util.Objects.requireNonNull;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs JMH benchmarks, each in a JVM of its own, and reads their results.
 *
 * <p>A score is the lower quartile of several iterations: whatever else the machine does can only
 * add to a time.
 */
public final class JmhRun {
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  /** As good as none: JMH's own bookkeeping is counted too, and the least object has 16 bytes. */
  public static final double NO_BYTES = 0.1;

  private static final double LOWER_QUARTILE = 25;

  private final Collection<RunResult> results;

  private JmhRun(Collection<RunResult> results) {
    this.results = results;
  }

  /**
   * Runs the benchmarks whose full name matches a regular expression. Forks inherit this JVM's
   * flags, which are the ones that the product runs with.
   */
  public static JmhRun of(String include, boolean quick) {
    Options options =
        new OptionsBuilder()
            .include(include)
            .forks(1)
            .warmupIterations(quick ? 1 : 5)
            .warmupTime(TimeValue.milliseconds(quick ? 50 : 200))
            .measurementIterations(quick ? 1 : 8)
            .measurementTime(TimeValue.milliseconds(quick ? 50 : 400))
            .addProfiler(GCProfiler.class)
            .shouldFailOnError(true)
            .build();
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    try {
      return new JmhRun(
          new Runner(options, OutputFormatFactory.createFormatInstance(nowhere, VerboseMode.SILENT))
              .run());
    } catch (RunnerException e) {
      throw new IllegalStateException("JMH could not run " + include, e);
    }
  }

  /** The largest score of the benchmarks whose name starts so, in the benchmark's own unit. */
  public double score(String nameStart) {
    return most(results.stream().filter(named(nameStart)).mapToDouble(JmhRun::score));
  }

  /** The same of those that ran with one value of a parameter. */
  public double score(String nameStart, String parameter, String value) {
    return most(
        results.stream()
            .filter(named(nameStart))
            .filter(result -> result.getParams().getParam(parameter).equals(value))
            .mapToDouble(JmhRun::score));
  }

  private static Predicate<RunResult> named(String nameStart) {
    return result -> result.getPrimaryResult().getLabel().startsWith(nameStart);
  }

  private static double score(RunResult result) {
    return result.getPrimaryResult().getStatistics().getPercentile(LOWER_QUARTILE);
  }

  /** Bytes that an operation allocates, of all benchmarks the most. */
  public double bytesPerOp() {
    return most(
        results.stream()
            .mapToDouble(
                result -> requireNonNull(result.getSecondaryResults().get(ALLOCATED)).getScore()));
  }

  private static double most(DoubleStream values) {
    return values.max().orElseThrow();
  }
}
