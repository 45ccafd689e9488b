package org.bucketbrigade.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.bucketbrigade.app.Cli;
import org.bucketbrigade.app.Failure;
import org.bucketbrigade.app.Report;
import org.bucketbrigade.app.ReportOption;
import org.bucketbrigade.app.WrongUsage;
import org.bucketbrigade.benchmarks.arbiter.ArbiterBench;
import org.bucketbrigade.benchmarks.journal.JournalBench;
import org.bucketbrigade.benchmarks.mavlink.MavlinkBench;
import org.bucketbrigade.benchmarks.sim.SimBench;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./brigade bench NAME}: runs a benchmark and compares its figures with their goals. */
@Command(
    name = "bench",
    description = "Runs a benchmark and compares its figures with their goals.")
public final class BenchCommand implements Callable<Integer> {
  /** One benchmark of the command. */
  interface Bench {
    /**
     * Measures.
     *
     * @param quick seconds only, to see that it runs; the figures mean little
     * @param progress takes a line now and then while it runs
     */
    BenchResult run(boolean quick, PrintWriter progress) throws Exception;
  }

  private static final SortedMap<String, Bench> BENCHES =
      new TreeMap<>(
          Map.of(
              "arbiter",
              ArbiterBench::run,
              "journal",
              JournalBench::run,
              "mavlink",
              MavlinkBench::run,
              "sim",
              SimBench::run));

  /** The names, for the help. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return BENCHES.keySet().iterator();
    }
  }

  private final SortedMap<String, Bench> benches;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      completionCandidates = Names.class,
      description = "Which one: ${COMPLETION-CANDIDATES}.")
  private @Nullable String name;

  @Option(
      names = "--quick",
      description = "Takes seconds only, to see that it runs; the figures mean little.")
  private boolean quick;

  @Option(
      names = "--plot",
      paramLabel = "DIR",
      description = "Draw how figures grow, as SVG files in DIR.")
  private @Nullable Path plotFolder;

  @Mixin private final ReportOption reportOption = new ReportOption();

  BenchCommand(SortedMap<String, Bench> benches) {
    this.benches = benches;
  }

  /** Called by the launcher. */
  public static void main(String[] args) {
    Cli.main(new BenchCommand(BENCHES), args);
  }

  @Override
  public Integer call() throws Exception {
    String names = String.join(", ", benches.keySet());
    if (name == null) {
      throw new WrongUsage("which benchmark? There is: " + names);
    }
    Bench bench = benches.get(name);
    if (bench == null) {
      throw new WrongUsage("there is no benchmark '" + name + "', but there is: " + names);
    }
    Path folder = plotFolder;
    if (folder != null) {
      makeWritable(folder);
    }
    Report report = reportOption.begin("bench " + name);
    report.condition("quick", quick);
    BenchResult result = bench.run(quick, spec.commandLine().getErr());
    result.figures().forEach(figure -> add(figure, report));
    report.print(spec.commandLine().getOut());
    reportOption.write(report);
    if (folder != null) {
      draw(result.plots(), folder);
    }
    return report.exitCode();
  }

  private static void makeWritable(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new WrongUsage("--plot " + folder + ": cannot be made (" + e.getMessage() + ")");
    }
    if (!Files.isWritable(folder)) {
      throw new WrongUsage("--plot " + folder + ": is no folder to write to");
    }
  }

  private void draw(List<GrowthPlot> plots, Path folder) {
    for (GrowthPlot plot : plots) {
      try {
        spec.commandLine().getErr().println("drawn: " + plot.write(folder));
      } catch (IOException e) {
        throw new Failure("cannot draw into " + folder + " (" + e + ")", e);
      }
    }
  }

  private static void add(BenchFigure figure, Report report) {
    String goal = figure.goal();
    if (goal == null) {
      report.figure(figure.name(), figure.value(), figure.unit());
    } else {
      report.figure(figure.name(), figure.value(), figure.unit(), goal);
    }
  }
}
