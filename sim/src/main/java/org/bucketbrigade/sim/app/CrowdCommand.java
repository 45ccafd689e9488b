package org.bucketbrigade.sim.app;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.bucketbrigade.app.Cli;
import org.bucketbrigade.app.ParentWatch;
import org.bucketbrigade.app.Report;
import org.bucketbrigade.app.ReportOption;
import org.bucketbrigade.app.TokenFile;
import org.bucketbrigade.app.WrongUsage;
import org.bucketbrigade.sim.crowd.Crowd;
import org.bucketbrigade.sim.crowd.CrowdFigures;
import org.bucketbrigade.sim.crowd.CrowdSettings;
import org.bucketbrigade.sim.crowd.PersonClient;
import org.bucketbrigade.sim.crowd.PicSettings;
import org.bucketbrigade.sim.crowd.socket.CrowdSockets;
import org.bucketbrigade.sim.crowd.socket.SocketSettings;
import org.bucketbrigade.wire.v1.Ack;
import org.bucketbrigade.wire.v1.Act;
import org.bucketbrigade.wire.v1.Reason;
import org.bucketbrigade.wire.v1.Role;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./brigade crowd}: simulated people, each on a WebSocket of their own. */
@Command(
    name = "crowd",
    description = "Simulates operators, and a pilot in command, on WebSockets of their own.")
public final class CrowdCommand implements Callable<Integer> {
  @Option(names = "--operators", paramLabel = "N", description = "How many people fly.")
  private int operators = 60;

  @Option(
      names = "--pic-for",
      paramLabel = "DRONES",
      description = "Also a pilot in command, who arms once this many drones are ready.")
  private @Nullable Integer picFor;

  @Option(names = "--seed", paramLabel = "N", description = "Everything random comes from it.")
  private long seed = 1;

  @Option(names = "--gateway", paramLabel = "URL", description = "The gateway's WebSocket.")
  private URI gateway = URI.create("ws://127.0.0.1:8080/ws");

  @Option(
      names = "--tokens",
      paramLabel = "FILE",
      required = true,
      description = "Lines of ROLE:NAME TOKEN, names 1 to N, pic:0 for the pilot in command.")
  private @Nullable Path tokens;

  @Option(
      names = "--inputs-per-second",
      paramLabel = "N",
      description = "Inputs of a person who steers.")
  private double inputsPerSecond = 10;

  @Option(
      names = "--answers",
      paramLabel = "FILE",
      description =
          "Write down each answer to an act, a line each: the act's id and what came of it.")
  private @Nullable Path answersFile;

  @Option(names = "--for", paramLabel = "TIME", description = "How long; default: until Ctrl-C.")
  private @Nullable Duration length;

  @Mixin private final ReportOption reportOption = new ReportOption();
  @Mixin private final ParentWatch watch = new ParentWatch();

  /** Called by the launcher. */
  public static void main(String[] args) {
    Cli.main(new CrowdCommand(), args);
  }

  @Override
  public Integer call() throws Exception {
    return watch.during(this::run);
  }

  private int run() throws Exception {
    Report report = reportOption.begin("crowd");
    if (operators < 0 || tokens == null) {
      throw new WrongUsage("--operators " + operators + ": at least 0");
    }
    TokenFile file = new TokenFile(tokens);
    CrowdSettings ordinary = CrowdSettings.of(operators, seed);
    Crowd crowd =
        new Crowd(
            new CrowdSettings(
                operators,
                seed,
                inputsPerSecond,
                ordinary.aimShare(),
                ordinary.lightShare(),
                ordinary.silentShare()),
            (number, role) -> file.get(name(role) + ":" + number));
    List<PersonClient> people = new ArrayList<>();
    AnswerLog answers = answersFile == null ? null : new AnswerLog(answersFile);
    if (answers != null) {
      crowd.figures().answersTo(answers);
    }
    if (picFor != null) {
      people.add(crowd.pilotInCommand(PicSettings.of(picFor)));
    }
    people.addAll(crowd.operators());
    try (answers;
        CrowdSockets sockets = new CrowdSockets(gateway, people, SocketSettings.ordinary())) {
      sockets.start();
      System.out.println("crowd: " + operators + " operators");
      System.out.flush();
      if (length == null) {
        watch.await();
      } else {
        boolean _ = watch.await(length.toMillis(), TimeUnit.MILLISECONDS);
      }
      addFigures(report, crowd.figures());
    }
    reportOption.write(report);
    return Cli.OK;
  }

  private static String name(Role role) {
    return role.name().substring("ROLE_".length()).toLowerCase(Locale.ROOT);
  }

  private static void addFigures(Report report, CrowdFigures figures) {
    report
        .figure("connected", (double) figures.connected(), "1")
        .figure("seated", (double) figures.seated(), "1")
        .figure("reconnects", (double) figures.reconnects(), "1")
        .figure("inputsSent", (double) figures.inputsSent(), "1")
        .figure("notSent", (double) figures.notSent(), "1")
        .figure("telemetryShown", (double) figures.telemetryShown(), "1")
        .figure("deltasSkipped", (double) figures.deltasSkipped(), "1")
        .figure("malformedReceived", (double) figures.malformed(), "1")
        .figure("fillVotes", (double) figures.votes(Act.ACT_FILL), "1")
        .figure("dropVotes", (double) figures.votes(Act.ACT_DROP), "1")
        .figure("echoP50", figures.echoUs().getValueAtPercentile(50) / 1.0, "us")
        .figure("echoP99", figures.echoUs().getValueAtPercentile(99) / 1.0, "us");
    for (Ack.Outcome outcome : Ack.Outcome.values()) {
      if (outcome != Ack.Outcome.UNRECOGNIZED && figures.acks(outcome) > 0) {
        report.figure("acks." + outcome.name(), (double) figures.acks(outcome), "1");
      }
    }
    for (Reason reason : Reason.values()) {
      if (reason == Reason.UNRECOGNIZED) {
        continue;
      }
      if (figures.actsRefused(reason) > 0) {
        report.figure("refused." + reason.name(), (double) figures.actsRefused(reason), "1");
      }
      if (figures.notices(reason) > 0) {
        report.figure("notices." + reason.name(), (double) figures.notices(reason), "1");
      }
    }
  }
}
