package org.bucketbrigade.sim.harness;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.bucketbrigade.app.Cli;
import org.bucketbrigade.app.Failure;
import org.bucketbrigade.app.ParentWatch;
import org.bucketbrigade.app.ReplayCommand;
import org.bucketbrigade.app.Report;
import org.bucketbrigade.app.ReportOption;
import org.bucketbrigade.app.WrongUsage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code ./brigade crashtest}: a gateway that is killed again and again with drones in the air, and
 * started again on its journal, while simulator and crowd go on.
 */
@Command(
    name = "crashtest",
    description = {
      "Kills the gateway at random moments while a crowd flies simulated drones, starts it again on"
          + " its journal, and looks whether anything was lost, repeated or violated."
    })
public final class CrashTestCommand implements Callable<Integer> {
  private static final int MAX_ROUNDS = 10_000;
  private static final int MAX_DRONES = 240;
  private static final long FLYING_S = 180;
  private static final long RECOVERY_S = 30;
  private static final long LEAST_MS = 4_000;
  private static final int MORE_MS = 6_000;
  private static final double NANOS_PER_MS = 1e6;

  @Option(names = "--rounds", paramLabel = "N", description = "How often it is killed.")
  private int rounds = 10;

  @Option(names = "--drones", paramLabel = "N", description = "How many drones.")
  private int drones = 3;

  @Option(names = "--operators", paramLabel = "N", description = "How many simulated people.")
  private int operators = 15;

  @Option(names = "--seed", paramLabel = "N", description = "The moments of death come from it.")
  private long seed = 1;

  @Mixin private final ReportOption reportOption = new ReportOption();
  @Mixin private final ParentWatch watch = new ParentWatch();

  private final List<Double> recoveriesMs = new ArrayList<>();

  /** Called by the launcher. */
  public static void main(String[] args) {
    Cli.main(new CrashTestCommand(), args);
  }

  @Override
  public Integer call() throws Exception {
    if (rounds < 1 || rounds > MAX_ROUNDS) {
      throw new WrongUsage("--rounds " + rounds + ": 1 to " + MAX_ROUNDS);
    }
    if (drones < 1 || drones > MAX_DRONES) {
      throw new WrongUsage("--drones " + drones + ": 1 to " + MAX_DRONES);
    }
    return watch.during(this::run);
  }

  private int run() throws Exception {
    Report report = reportOption.begin("crashtest");
    Path folder = Files.createTempDirectory("brigade-crash");
    try {
      fly(folder, report);
      report.print(new PrintWriter(System.out, true, System.out.charset()));
      reportOption.write(report);
      return report.exitCode();
    } finally {
      Processes.delete(folder);
    }
  }

  private void fly(Path folder, Report report) throws IOException, InterruptedException {
    try (LiveBrigade brigade =
        new LiveBrigade(folder, drones, operators, seed, StartCache.reading(), watch)) {
      brigade.awaitFlying(FLYING_S);
      Random random = new Random(seed);
      for (int round = 1; round <= rounds; round++) {
        if (watch.await(LEAST_MS + random.nextInt(MORE_MS), TimeUnit.MILLISECONDS)) {
          throw new Failure("stopped after " + (round - 1) + " rounds");
        }
        long began = System.nanoTime();
        brigade.crash();
        brigade.awaitFlying(RECOVERY_S);
        recoveriesMs.add((System.nanoTime() - began) / NANOS_PER_MS);
        System.err.printf(
            Locale.ROOT,
            "round %d of %d: all fly after %.0f ms%n",
            round,
            rounds,
            recoveriesMs.getLast());
      }
      boolean _ = watch.await(LEAST_MS, TimeUnit.MILLISECONDS);
      addFigures(report, folder, brigade, brigade.end());
    }
  }

  private void addFigures(
      Report report, Path folder, LiveBrigade brigade, LiveBrigade.Figures figures)
      throws IOException {
    Path replayed = folder.resolve("replay.json");
    Path export = folder.resolve("export");
    int exit =
        Cli.run(
            new ReplayCommand(),
            new PrintWriter(System.out, true, System.out.charset()),
            new PrintWriter(System.err, true, System.err.charset()),
            brigade.journal().toString(),
            "--verify",
            "--export",
            export.toString(),
            "--report",
            replayed.toString());
    long lost = Evidence.lostActs(brigade.answers(), brigade.journal());
    long repeated =
        Evidence.openingsWithoutDecision(brigade.valves(), export.resolve("outcomes.csv"));
    report
        .condition("seed", seed)
        .condition("drones", drones)
        .condition("operators", operators)
        .figure("rounds", rounds, "1")
        .figure("lost", lost + missing(replayed), "1", "<= 0")
        .figure("repeated", (double) repeated, "1", "<= 0")
        .figure("violations", Processes.value(figures.sim(), "violations"), "1", "<= 0")
        .figure("differences", exit == Cli.OK ? 0 : 1, "1", "<= 0")
        .figure("drops", Processes.value(figures.sim(), "drops"), "1")
        .figure("seated", Processes.value(figures.crowd(), "seated"), "1", ">= " + operators)
        .figure("recoveryP50", percentile(0.5), "ms")
        .figure("recoveryP95", percentile(0.95), "ms", "<= 2000");
  }

  private static double missing(Path replayed) {
    try {
      return Processes.value(
          new ObjectMapper().readTree(replayed.toFile()).path("figures"), "missing");
    } catch (IOException e) {
      throw new Failure("the replay left no report: " + e.getMessage(), e);
    }
  }

  private double percentile(double share) {
    double[] sorted = recoveriesMs.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return sorted[(int) Math.ceil(share * sorted.length) - 1];
  }
}
