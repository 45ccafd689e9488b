package org.bucketbrigade.sim.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
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
import org.bucketbrigade.app.GatewayCommand;
import org.bucketbrigade.app.ParentWatch;
import org.bucketbrigade.app.ReplayCommand;
import org.bucketbrigade.app.Report;
import org.bucketbrigade.app.ReportOption;
import org.bucketbrigade.app.WrongUsage;
import org.bucketbrigade.net.Tokens;
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
  private static final long START_S = 60;
  private static final long FLYING_S = 180;
  private static final long RECOVERY_S = 30;
  private static final long LOOK_MS = 20;
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
    Tokens tokens = Tokens.random();
    tokens.toFile(folder.resolve("key"));
    Path tokenFile = TokenFiles.write(folder, tokens, operators);
    Child gateway = gateway(folder, "0", "0");
    List<Child> others = new ArrayList<>();
    try {
      Addresses addresses = Addresses.parse(gateway.firstLine(START_S));
      others.addFirst(Processes.sim(folder, tokenFile, addresses, drones, seed, _ -> {}));
      others.addFirst(Processes.crowd(folder, tokenFile, addresses, operators, drones, seed));
      try (StatusPage status = new StatusPage(addresses.pages())) {
        awaitFlying(status, others, FLYING_S);
        Random random = new Random(seed);
        for (int round = 1; round <= rounds; round++) {
          if (watch.await(LEAST_MS + random.nextInt(MORE_MS), TimeUnit.MILLISECONDS)) {
            throw new Failure("stopped after " + (round - 1) + " rounds");
          }
          gateway.kill();
          long began = System.nanoTime();
          gateway = gateway(folder, port(addresses.pages()), ports(addresses.mavlink()));
          String line = gateway.firstLine(RECOVERY_S);
          awaitFlying(status, others, RECOVERY_S);
          double tookMs = (System.nanoTime() - began) / NANOS_PER_MS;
          recoveriesMs.add(tookMs);
          System.err.printf(
              Locale.ROOT,
              "round %d of %d: %s, all fly after %.0f ms%n",
              round,
              rounds,
              line,
              tookMs);
        }
        boolean _ = watch.await(LEAST_MS, TimeUnit.MILLISECONDS);
      }
      JsonNode crowd = others.get(0).stop();
      JsonNode sim = others.get(1).stop();
      JsonNode end = gateway.stop();
      addFigures(report, folder, end, sim, crowd);
    } finally {
      others.forEach(Child::close);
      gateway.close();
    }
  }

  private Child gateway(Path folder, String port, String mavlink) throws IOException {
    return Child.start(
        "gateway",
        GatewayCommand.class,
        folder,
        _ -> {},
        List.of(
            "--port",
            port,
            "--mavlink",
            mavlink,
            "--key",
            folder.resolve("key").toString(),
            "--journal",
            folder.resolve("journal").toString()));
  }

  private static String port(String pages) {
    return String.valueOf(URI.create(pages).getPort());
  }

  private static String ports(String mavlink) {
    return mavlink.replaceAll("[^,:]*:", "");
  }

  /** Waits until all drones are in the air and steered by us, which is when setpoints leave. */
  private void awaitFlying(StatusPage status, List<Child> others, long limitS)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(limitS);
    int flying = 0;
    while (System.nanoTime() < deadline) {
      others.forEach(Child::checkAlive);
      flying = status.read().path("dronesFlying").asInt();
      if (flying >= drones) {
        return;
      }
      boolean _ = watch.await(LOOK_MS, TimeUnit.MILLISECONDS);
    }
    throw new Failure("only " + flying + " of " + drones + " drones fly after " + limitS + " s");
  }

  private void addFigures(
      Report report, Path folder, JsonNode gateway, JsonNode sim, JsonNode crowd) {
    Path replayed = folder.resolve("replay.json");
    int exit =
        Cli.run(
            new ReplayCommand(),
            new PrintWriter(System.out, true, System.out.charset()),
            new PrintWriter(System.err, true, System.err.charset()),
            folder.resolve("journal").toString(),
            "--verify",
            "--report",
            replayed.toString());
    // Each release that was told is answered once, or counts as unanswered.
    double told = Processes.value(gateway, "drops") + Processes.value(gateway, "dropsFailed");
    report
        .condition("seed", seed)
        .condition("drones", drones)
        .condition("operators", operators)
        .figure("rounds", rounds, "1")
        .figure("lost", missing(replayed), "1", "<= 0")
        .figure("repeated", Math.max(0, Processes.value(sim, "drops") - told), "1", "<= 0")
        .figure("violations", Processes.value(sim, "violations"), "1", "<= 0")
        .figure("differences", exit == Cli.OK ? 0 : 1, "1", "<= 0")
        .figure("drops", Processes.value(sim, "drops"), "1")
        .figure("seated", Processes.value(crowd, "seated"), "1", ">= " + operators)
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
