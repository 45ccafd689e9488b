package org.bucketbrigade.sim.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.agrona.CloseHelper;
import org.bucketbrigade.app.Cli;
import org.bucketbrigade.app.Failure;
import org.bucketbrigade.app.ParentWatch;
import org.bucketbrigade.app.Report;
import org.bucketbrigade.app.ReportOption;
import org.bucketbrigade.app.TokenFile;
import org.bucketbrigade.app.WrongUsage;
import org.bucketbrigade.sim.crowd.socket.CrowdSockets;
import org.bucketbrigade.sim.crowd.socket.SocketSettings;
import org.bucketbrigade.sim.feed.FeedClient;
import org.bucketbrigade.sim.net.VehicleLinks;
import org.bucketbrigade.sim.recording.InputRecorder;
import org.bucketbrigade.sim.recording.RunSettings;
import org.bucketbrigade.sim.scenario.Scenario;
import org.bucketbrigade.sim.stage.Stage;
import org.bucketbrigade.sim.world.World;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./brigade sim}: drones and a burning forest in real time, for a gateway elsewhere. */
@Command(
    name = "sim",
    description = "Simulates drones and a burning forest, in real time, for a gateway.")
public final class SimCommand implements Callable<Integer> {
  private static final double SLOWEST = 0.1;
  private static final double FASTEST = 20;
  private static final int MAX_LOCKSTEP_TICKS = 250;
  private static final int MAX_THREADS = 64;
  private static final long LOOK_MILLIS = 20;

  @Option(names = "--drones", paramLabel = "N", description = "Default: as the scenario says.")
  private @Nullable Integer drones;

  @Option(names = "--seed", paramLabel = "N", description = "Everything random comes from it.")
  private long seed = 1;

  @Option(
      names = "--gateway",
      paramLabel = "URL",
      description = "The gateway's WebSocket, to which the incident is fed.")
  private URI gateway = URI.create("ws://127.0.0.1:8080/ws");

  @Option(
      names = "--tokens",
      paramLabel = "FILE",
      description = "Lines of ROLE:NAME TOKEN; feed:sim is used. Without it nothing is fed.")
  private @Nullable Path tokens;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      description = "How much simulated time; default: until Ctrl-C.")
  private @Nullable Duration length;

  @Option(
      names = "--speed",
      paramLabel = "X",
      description = "Simulated seconds a second, 0.1 to 20; a gateway needs 1.")
  private double speed = 1;

  @Option(
      names = "--lockstep",
      paramLabel = "TIME",
      description =
          "For test programs: time goes on by this much whenever the first drone is sent something,"
              + " not by the clock.")
  private @Nullable Duration lockstep;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads that move the drones, 1 to 64; the result is the same.")
  private int threads = 1;

  @Option(
      names = "--record",
      paramLabel = "FILE",
      description = "Write everything that drones are sent to FILE, for --play.")
  private @Nullable Path recordFile;

  @Option(
      names = "--play",
      paramLabel = "FILE",
      description =
          "Play a recorded run once more, without sockets, and compare how it ends; scenario,"
              + " drones and seed are the recording's.")
  private @Nullable Path playFile;

  @Option(
      names = "--headless",
      description =
          "Play without gateway, sockets and clock, as fast as it goes, and write a report to"
              + " --out: the fire alone, or flown by --operators.")
  private boolean headless;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where --headless writes index.html and its tables.")
  private @Nullable Path outFolder;

  @Option(
      names = "--operators",
      paramLabel = "N",
      description = "With --headless: simulated people who fly the drones; 0: nobody flies.")
  private int operators;

  @Option(
      names = "--valves",
      paramLabel = "FILE",
      description =
          "Write down each opening of a drone's valve, a line each: microseconds since 1970 and the"
              + " drone's id.")
  private @Nullable Path valvesFile;

  @Option(names = "--map", description = "Print a map of the fire every 2 seconds.")
  private boolean map;

  @Mixin private final ScenarioOptions scenario = new ScenarioOptions();
  @Mixin private final LinkOptions links = new LinkOptions();
  @Mixin private final ReportOption reportOption = new ReportOption();
  @Mixin private final ParentWatch watch = new ParentWatch();

  /** Called by the launcher. */
  public static void main(String[] args) {
    Cli.main(new SimCommand(), args);
  }

  @Override
  public Integer call() throws Exception {
    return watch.during(this::run);
  }

  private int run() throws Exception {
    Report report = reportOption.begin("sim");
    checkNumbers();
    if (playFile != null) {
      return new Playback(playFile, speed, threads, watch).run(report, reportOption);
    }
    Scenario place = scenario.open();
    int count = drones == null ? place.drones().count() : drones;
    if (headless) {
      return runHeadless(report, place, count);
    }
    checkCount(count);
    FeedClient feed = tokens == null ? null : new FeedClient(new TokenFile(tokens).get("feed:sim"));
    List<VehicleLinks> sockets = new ArrayList<>();
    Stage stage =
        new Stage(
            place,
            count,
            seed,
            (network, systemId, buffer, offset, bytes) ->
                sockets.get(network).send(systemId, buffer, offset, bytes),
            threads);
    try (stage;
        InputRecorder recorder = recorder(place, count);
        ValveLog valves =
            valvesFile == null ? null : new ValveLog(valvesFile, stage, Clock.systemUTC());
        CrowdSockets link = feedLink(feed)) {
      sockets.addAll(links.open(stage, seed));
      if (recorder != null) {
        stage.log(recorder);
      }
      if (link != null) {
        link.start();
      }
      RealTime realTime =
          new RealTime(
              stage,
              endTick(),
              sockets,
              feed,
              map ? new MapPrinter(stage) : null,
              valves,
              pace(stage, sockets));
      System.out.println("sim: " + count + " drones, scenario " + place.name());
      System.out.flush();
      Thread thread = Thread.ofPlatform().name("sim").start(realTime);
      waitForTheEnd(realTime);
      realTime.stop();
      thread.join();
      if (realTime.failure() != null) {
        throw new IllegalStateException("the simulation broke off", realTime.failure());
      }
      if (recorder != null) {
        recorder.end(stage.ticks(), stage.stateHash());
      }
      String refusal = feed == null ? null : feed.refusal();
      if (refusal != null) {
        throw new Failure("the gateway refuses the feed: " + refusal);
      }
      addFigures(report, stage, realTime, sockets);
      System.out.println(StateHash.line(stage));
    } finally {
      CloseHelper.closeAll(sockets);
    }
    reportOption.write(report);
    return Cli.OK;
  }

  private int runHeadless(Report report, Scenario place, int count) throws Exception {
    if (length == null || outFolder == null) {
      throw new WrongUsage("--headless needs --for TIME and --out DIR");
    }
    new Headless(place, count, operators, seed, length, outFolder, watch).run(report);
    report.print(new PrintWriter(System.out, true, System.out.charset()));
    reportOption.write(report);
    return report.exitCode();
  }

  private Pace pace(Stage stage, List<VehicleLinks> sockets) {
    if (lockstep == null) {
      return new WallClock(speed);
    }
    long ticks = lockstep.toMillis() / World.TICK_MILLIS;
    if (ticks < 1 || ticks > MAX_LOCKSTEP_TICKS) {
      throw new WrongUsage("--lockstep " + lockstep.toMillis() + "ms: from 4ms to 1s");
    }
    return new Lockstep((int) ticks, stage, sockets.get(0));
  }

  private void checkCount(int count) {
    if (count < 1) {
      throw new WrongUsage("--drones " + count + ": at least 1");
    }
    links.check(count);
  }

  private @Nullable CrowdSockets feedLink(@Nullable FeedClient feed) {
    return feed == null
        ? null
        : new CrowdSockets(gateway, List.of(feed), SocketSettings.ordinary());
  }

  private void waitForTheEnd(RealTime realTime) throws InterruptedException {
    while (!watch.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)
        && !realTime.await(0, TimeUnit.MILLISECONDS)) {
      // neither told to stop nor at the end
    }
  }

  private long endTick() {
    return length == null ? Long.MAX_VALUE : length.toMillis() / World.TICK_MILLIS;
  }

  private @Nullable InputRecorder recorder(Scenario place, int count) throws IOException {
    return recordFile == null
        ? null
        : new InputRecorder(
            recordFile,
            new RunSettings(scenario.name(), count, seed, place.drones().autopilot().word()));
  }

  private void checkNumbers() {
    if (!(speed >= SLOWEST && speed <= FASTEST)) {
      throw new WrongUsage("--speed " + speed + ": " + SLOWEST + " to " + FASTEST);
    }
    if (threads < 1 || threads > MAX_THREADS) {
      throw new WrongUsage("--threads " + threads + ": 1 to " + MAX_THREADS);
    }
    if (!headless && (operators != 0 || outFolder != null)) {
      throw new WrongUsage("--operators and --out go with --headless");
    }
    if (recordFile != null && playFile != null) {
      throw new WrongUsage("--record and --play: one of them");
    }
  }

  private void addFigures(Report report, Stage stage, RealTime realTime, List<VehicleLinks> sockets)
      throws IOException {
    World world = stage.world();
    World alone = World.withoutHelp(world.scenario(), seed, world.tick());
    long lost = 0;
    long lostToWeather = 0;
    long refused = 0;
    long flooded = stage.overflowed() + stage.droppedFrames();
    for (VehicleLinks each : sockets) {
      flooded += each.flooded();
      lost += each.lost();
      lostToWeather += each.lostToWeather();
      refused += each.refused();
    }
    report
        .condition("scenario", world.scenario().name())
        .condition("seed", seed)
        .figure("drones", stage.drones().size(), "1")
        .figure("simSeconds", stage.nanos() / 1e9, "s")
        .figure("realTimeFactor", realTime.factor(), "1")
        .figure("drops", stage.drones().stream().mapToInt(drone -> drone.drops()).sum(), "1")
        .figure("litresDropped", world.water().releasedL(), "l")
        .figure("litresOnFire", world.drops().onFireL(), "l")
        .figure("houses", world.houses().count(), "1")
        .figure("housesLost", world.houses().burnt(), "1")
        .figure("housesSaved", alone.houses().burnt() - world.houses().burnt(), "1")
        .figure("violations", (double) stage.referee().violations(), "1", "<= 0")
        .figure("closestM", stage.referee().closestM(), "m")
        .condition("stateHash", StateHash.text(stage))
        .condition("threads", threads)
        .figure("ticks", (double) stage.ticks(), "1")
        .figure("framesRefused", (double) refused, "1")
        .figure("framesBad", (double) stage.nonsense(), "1")
        .figure("framesFlooded", (double) flooded, "1")
        .figure("datagramsLost", (double) lost, "1")
        .figure("datagramsLostToWeather", (double) lostToWeather, "1");
    stage.referee().stories().forEach(System.err::println);
  }
}
