package org.bucketbrigade.sim.harness;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bucketbrigade.app.Failure;
import org.bucketbrigade.app.GatewayCommand;
import org.bucketbrigade.app.MergeOption;
import org.bucketbrigade.app.ParentWatch;
import org.bucketbrigade.app.Report;
import org.bucketbrigade.app.ReportOption;
import org.bucketbrigade.app.WrongUsage;
import org.bucketbrigade.net.Tokens;
import org.bucketbrigade.sim.app.ScenarioOptions;
import org.bucketbrigade.sim.scenario.AutopilotKind;
import org.bucketbrigade.sim.stage.Stage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Gateway, simulator and crowd as three processes, over real UDP and real WebSockets, as they would
 * run apart.
 */
abstract class LiveCommand implements Callable<Integer> {
  private static final int MAX_OPERATORS = 16_000;
  private static final int MAX_DRONES = 960;
  private static final int MAX_PORT = 65_535;
  private static final long START_S = 30;
  private static final long DISCOVERY_S = 60;
  private static final long FLYING_S = 180;

  /** Over a crowded base a drone may wait long for its turn; so few may miss the beginning. */
  private static final double ENOUGH = 0.95;

  /** Of a journal that is thrown away in the end; 3,000 people fill 14 GB in 75 minutes. */
  private static final String JOURNAL_KEEP = "2GiB";

  private static final long SECOND_MS = 1_000;

  @Option(names = "--drones", paramLabel = "N", description = "How many drones.")
  private int drones;

  @Option(names = "--operators", paramLabel = "N", description = "How many simulated people.")
  private int operators;

  @Option(names = "--seed", paramLabel = "N", description = "Everything random comes from it.")
  private long seed = 1;

  @Option(names = "--port", paramLabel = "PORT", description = "TCP port of the gateway's pages.")
  private int port = 8080;

  @Option(names = "--merge", paramLabel = "POLICY", description = MergeOption.DESCRIPTION)
  private String merge = "median";

  @Option(
      names = "--for",
      paramLabel = "TIME",
      description =
          "How long to fly, from the moment all drones are in the air; default: until Ctrl-C, or as"
              + " the command is made for.")
  private @Nullable Duration length;

  @Mixin private final ScenarioOptions scenario;
  @Mixin private final ReportOption reportOption = new ReportOption();
  @Mixin private final ParentWatch watch = new ParentWatch();

  private final Preset preset;
  private final Progress progress = new Progress();
  private AutopilotKind autopilot = AutopilotKind.ARDUCOPTER;
  private double operatorSeconds;
  private int mostFlying;

  /**
   * What such a command does without options.
   *
   * @param length of the flight; null: until stopped
   * @param goals by the name of the figure, besides those of every such command
   */
  record Preset(
      String command,
      String scenario,
      int drones,
      int operators,
      @Nullable Duration length,
      Map<String, String> goals) {}

  LiveCommand(Preset preset) {
    this.preset = preset;
    scenario = new ScenarioOptions(preset.scenario);
    drones = preset.drones;
    operators = preset.operators;
    length = preset.length;
  }

  @Override
  public Integer call() throws Exception {
    checkOptions();
    return watch.during(this::run);
  }

  private int run() throws Exception {
    Report report = reportOption.begin(preset.command);
    Path folder = Files.createTempDirectory("brigade-" + preset.command);
    try {
      run(folder, report);
      report.print(new PrintWriter(System.out, true, System.out.charset()));
      reportOption.write(report);
      return report.exitCode();
    } finally {
      Processes.delete(folder);
    }
  }

  private void checkOptions() {
    if (drones < 1 || drones > MAX_DRONES) {
      throw new WrongUsage("--drones " + drones + ": 1 to " + MAX_DRONES);
    }
    if (operators < 0 || operators > MAX_OPERATORS) {
      throw new WrongUsage("--operators " + operators + ": 0 to " + MAX_OPERATORS);
    }
    if (port < 0 || port > MAX_PORT) {
      throw new WrongUsage("--port " + port + ": 0 (any free one) to " + MAX_PORT);
    }
    MergeOption.parse(merge);
    autopilot = scenario.open().drones().autopilot();
  }

  private void run(Path folder, Report report) throws IOException, InterruptedException {
    Tokens tokens = Tokens.random();
    Path key = folder.resolve("key");
    tokens.toFile(key);
    Path tokenFile = TokenFiles.write(folder, tokens, operators);
    int networks = Stage.networksFor(drones);
    List<Child> children = new ArrayList<>();
    try {
      Child gateway =
          Child.start(
              "gateway",
              GatewayCommand.class,
              folder,
              this::sayLink,
              List.of(
                  "--port",
                  String.valueOf(port),
                  "--mavlink",
                  String.join(",", Stream.generate(() -> "0").limit(networks).toList()),
                  "--key",
                  key.toString(),
                  "--journal",
                  folder.resolve("journal").toString(),
                  "--journal-keep",
                  JOURNAL_KEEP,
                  "--merge",
                  merge,
                  "--valve",
                  autopilot.valve(),
                  "--pump",
                  autopilot.pump(),
                  "--link",
                  "operator:visitor",
                  "--link",
                  "lead:visiting-lead"));
      children.addFirst(gateway);
      Addresses addresses = Addresses.parse(gateway.firstLine(START_S));
      Child sim =
          Processes.sim(
              folder,
              tokenFile,
              addresses,
              drones,
              seed,
              progress::line,
              "--scenario",
              scenario.name(),
              "--autopilot",
              autopilot.word(),
              "--map");
      children.addFirst(sim);
      try (StatusPage status = new StatusPage(addresses.pages())) {
        fly(folder, tokenFile, addresses, status, children, report);
      }
    } finally {
      children.forEach(Child::close);
    }
  }

  /** Shows a link that the gateway prints: at the start, and the next one whenever one is used. */
  private void sayLink(String line) {
    String[] words = line.split(" ", -1);
    if (words.length == 3 && words[0].equals("link")) {
      progress.say((words[1].equals("lead") ? "lead:          " : "watch and fly: ") + words[2]);
    }
  }

  private void fly(
      Path folder,
      Path tokenFile,
      Addresses addresses,
      StatusPage status,
      List<Child> children,
      Report report)
      throws IOException, InterruptedException {
    if (!waitUntil(status, "drones", DISCOVERY_S, drones, children, "drones are heard")) {
      return;
    }
    children.addFirst(Processes.crowd(folder, tokenFile, addresses, operators, drones, seed));
    if (!waitUntil(status, "dronesFlying", FLYING_S, enough(), children, "drones fly")) {
      return;
    }
    Child crowd = children.get(0);
    Child sim = children.get(1);
    Child gateway = children.get(2);
    double crowdCpuS = crowd.cpuSeconds();
    double simCpuS = sim.cpuSeconds();
    double seconds = watchFlight(status, children);
    crowdCpuS = crowd.cpuSeconds() - crowdCpuS;
    simCpuS = sim.cpuSeconds() - simCpuS;
    progress.end();
    JsonNode crowdFigures = crowd.stop();
    JsonNode simFigures = sim.stop();
    addFigures(report, gateway.stop(), simFigures, crowdFigures);
    report
        .figure("simCpuCores", simCpuS / seconds, "cores")
        .figure("crowdCpuCores", crowdCpuS / seconds, "cores");
  }

  private int enough() {
    return (int) Math.ceil(drones * ENOUGH);
  }

  /**
   * Waits for all drones, and no longer than to a limit for at least so many of them. False if it
   * is time to end before that.
   */
  private boolean waitUntil(
      StatusPage status, String figure, long limitS, int least, List<Child> children, String what)
      throws IOException, InterruptedException {
    int now = 0;
    for (long second = 0; second <= limitS; second++) {
      children.forEach(Child::checkAlive);
      now = status.read().path(figure).asInt();
      if (now >= drones) {
        return true;
      }
      if (second % 5 == 0) {
        progress.say("waiting: " + now + " of " + drones + " " + what);
      }
      if (watch.await(SECOND_MS, TimeUnit.MILLISECONDS)) {
        return false;
      }
    }
    if (now < least) {
      throw new Failure("only " + now + " of " + drones + " " + what + " after " + limitS + " s");
    }
    progress.say("going on with " + now + " of " + drones + "; the others wait for a free sky");
    return true;
  }

  /** Returns after how many seconds it was time to end. */
  private double watchFlight(StatusPage status, List<Child> children)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    long last = start;
    while (true) {
      children.forEach(Child::checkAlive);
      JsonNode now = status.read();
      long time = System.nanoTime();
      mostFlying = Math.max(mostFlying, now.path("dronesFlying").asInt());
      // The feed and the pilot in command are signed in too.
      operatorSeconds += Math.max(0, now.path("people").asInt() - 2) * (time - last) / 1e9;
      last = time;
      progress.show(TimeUnit.NANOSECONDS.toSeconds(time - start), now);
      long left =
          length == null
              ? SECOND_MS
              : Math.min(
                  SECOND_MS, length.toMillis() - TimeUnit.NANOSECONDS.toMillis(time - start));
      if (left <= 0 || watch.await(left, TimeUnit.MILLISECONDS)) {
        return (System.nanoTime() - start) / 1e9;
      }
    }
  }

  private void addFigures(Report report, JsonNode gateway, JsonNode sim, JsonNode crowd) {
    report
        .condition("scenario", scenario.name())
        .condition("autopilot", autopilot.word())
        .condition("seed", seed)
        .condition("drones", drones)
        .condition("operators", operators)
        .condition("seconds", length == null ? "until stopped" : length.toSeconds())
        .figure("operators", Processes.value(crowd, "seated"), "1", ">= " + operators)
        .figure("drones", Processes.value(gateway, "drones"), "1", ">= " + drones)
        .figure("dronesFlying", mostFlying, "1", ">= " + enough())
        .figure("operatorHours", operatorSeconds / 3_600, "h")
        .figure("inputsReceived", Processes.value(gateway, "inputsReceived"), "1")
        .figure("setpointsSent", Processes.value(gateway, "setpointsSent"), "1")
        .figure("drops", Processes.value(sim, "drops"), "1")
        .figure("litresDropped", Processes.value(sim, "litresDropped"), "l")
        .figure("litresOnFire", Processes.value(sim, "litresOnFire"), "l")
        .figure("houses", Processes.value(sim, "houses"), "1")
        .figure("housesLost", Processes.value(sim, "housesLost"), "1")
        .figure("housesSaved", Processes.value(sim, "housesSaved"), "1")
        .figure("latencyP50", Processes.value(gateway, "latencyP50"), "us")
        .figure("latencyP99", Processes.value(gateway, "latencyP99"), "us")
        .figure("latencyP999", Processes.value(gateway, "latencyP999"), "us")
        .figure("gateWaitP99", Processes.value(gateway, "gateWaitP99"), "us")
        .figure("totalP99", Processes.value(gateway, "totalP99"), "us")
        .figure("refused", Processes.value(gateway, "refused"), "1")
        .figure("framesBad", Processes.value(gateway, "framesBad"), "1")
        .figure("lost", Processes.value(gateway, "lost"), "1", "<= 0")
        .figure("violations", Processes.value(sim, "violations"), "1", "<= 0")
        .figure("closestM", Processes.value(sim, "closestM"), "m")
        .figure("realTimeFactor", Processes.value(sim, "realTimeFactor"), "1")
        .figure("gatewayCpuCores", Processes.value(gateway, "gatewayCpuCores"), "cores")
        .figure("gatewayHeapMiB", Processes.value(gateway, "gatewayHeapMiB"), "MiB")
        .figure("gatewayAllocMiB", Processes.value(gateway, "gatewayAllocMiB"), "MiB/s")
        .figure("gatewayPauseMs", Processes.value(gateway, "gatewayPauseMs"), "ms");
    preset.goals.forEach(report::goal);
  }
}
