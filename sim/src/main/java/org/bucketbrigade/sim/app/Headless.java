package org.bucketbrigade.sim.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bucketbrigade.app.Failure;
import org.bucketbrigade.app.ParentWatch;
import org.bucketbrigade.app.Report;
import org.bucketbrigade.app.WrongUsage;
import org.bucketbrigade.sim.crowd.CrowdSettings;
import org.bucketbrigade.sim.harness.VirtualBrigade;
import org.bucketbrigade.sim.report.CsvFiles;
import org.bucketbrigade.sim.report.HtmlReport;
import org.bucketbrigade.sim.report.Moment;
import org.bucketbrigade.sim.report.RunLog;
import org.bucketbrigade.sim.scenario.Scenario;
import org.bucketbrigade.sim.world.World;
import org.jspecify.annotations.Nullable;

/**
 * Plays a scenario as fast as it goes, without sockets and clock, and writes what became of it: the
 * fire alone, or with drones that a gateway's core and a simulated crowd fly.
 */
final class Headless {
  static final int MAX_OPERATORS = 20_000;

  private static final Duration LONGEST = Duration.ofDays(2);
  private static final long SECOND_NANOS = 1_000_000_000L;
  private static final int TICKS_PER_SECOND = 1_000 / World.TICK_MILLIS;
  private static final long PROGRESS_NANOS = 2 * SECOND_NANOS;

  /** Maps in a report, the first and the last included. */
  private static final int MAPS = 13;

  /** Moments in a report at most. */
  private static final int MOMENTS = 3_600;

  private final Scenario scenario;
  private final int drones;
  private final int operators;
  private final long seed;
  private final long seconds;
  private final Path folder;
  private final ParentWatch watch;
  private final long beganNanos = System.nanoTime();
  private long saidNanos = beganNanos;

  Headless(
      Scenario scenario,
      int drones,
      int operators,
      long seed,
      Duration length,
      Path folder,
      ParentWatch watch) {
    if (operators < 0 || operators > MAX_OPERATORS) {
      throw new WrongUsage("--operators " + operators + ": 0 to " + MAX_OPERATORS);
    }
    if (length.toSeconds() < 1 || length.compareTo(LONGEST) > 0) {
      throw new WrongUsage("--for: 1s to " + LONGEST.toHours() + "h");
    }
    this.scenario = scenario;
    this.drones = operators > 0 ? drones : 0;
    this.operators = operators;
    this.seed = seed;
    this.folder = folder;
    this.watch = watch;
    seconds = length.toSeconds();
  }

  /** Plays, writes the files and adds figures to a report. */
  void run(Report report) throws IOException, InterruptedException {
    makeFolder();
    VirtualBrigade brigade =
        operators > 0
            ? new VirtualBrigade(
                scenario,
                drones,
                CrowdSettings.of(operators, seed),
                seed,
                VirtualBrigade.EventLog.NONE)
            : null;
    World alone = new World(scenario, seed);
    World world = brigade == null ? alone : brigade.stage().world();
    RunLog log = new RunLog(world, alone);
    log.note();
    log.draw();
    long played = play(brigade, alone, log);
    write(report, log, played);
    if (brigade != null) {
      report
          .figure("violations", (double) brigade.stage().referee().violations(), "1", "<= 0")
          .figure("closestM", brigade.stage().referee().closestM(), "m");
      brigade.stage().referee().stories().forEach(System.err::println);
    }
  }

  private long play(@Nullable VirtualBrigade brigade, World alone, RunLog log)
      throws InterruptedException {
    long noteEvery = Math.max(1, Math.ceilDiv(seconds, MOMENTS));
    long second = 0;
    int drawn = 1;
    while (second < seconds && !watch.await(0, TimeUnit.MILLISECONDS)) {
      second++;
      if (brigade != null) {
        brigade.run(SECOND_NANOS);
      }
      alone.tick(second * TICKS_PER_SECOND);
      log.look();
      if (second % noteEvery == 0 || second == seconds) {
        log.note();
      }
      if (second * (MAPS - 1) >= drawn * seconds) {
        log.draw();
        drawn++;
      }
      progress(second, log.last());
    }
    return second;
  }

  private void progress(long second, Moment last) {
    long now = System.nanoTime();
    if (now - saidNanos < PROGRESS_NANOS && second < seconds) {
      return;
    }
    saidNanos = now;
    double realS = (now - beganNanos) / 1e9;
    System.out.println(
        String.format(
            Locale.ROOT,
            "%s of %s  %.0fx, %s left | %.1f ha | %d houses burnt, %d without drones | %d drops,"
                + " %.0f l",
            clock(second),
            clock(seconds),
            second / realS,
            clock(Math.round(realS / second * (seconds - second))),
            last.fireHa(),
            last.houses(),
            last.housesAlone(),
            last.drops(),
            last.droppedL()));
    System.out.flush();
  }

  private void write(Report report, RunLog log, long played) throws IOException {
    double speedup = played / ((System.nanoTime() - beganNanos) / 1e9);
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("simulated", clock(played));
    if (operators > 0) {
      facts.put("drones", String.valueOf(drones));
      facts.put("operators", String.valueOf(operators));
    }
    facts.put("seed", String.valueOf(seed));
    facts.put("played at", String.format(Locale.ROOT, "%.0fx", speedup));
    CsvFiles.write(log, folder);
    Path page = folder.resolve("index.html");
    HtmlReport.write(log, facts, page);
    Moment last = log.last();
    report
        .condition("scenario", scenario.name())
        .condition("seed", seed)
        .figure("drones", drones, "1")
        .figure("operators", operators, "1")
        .figure("simSeconds", (double) played, "s")
        .figure("speedup", speedup, "1")
        .figure("fireHa", last.fireHa(), "ha")
        .figure("fireHaWithout", last.fireAloneHa(), "ha")
        .figure("drops", last.drops(), "1")
        .figure("litresDropped", last.droppedL(), "l")
        .figure("litresOnFire", last.onFireL(), "l")
        .figure("housesLost", last.houses(), "1")
        .figure("housesSaved", last.housesAlone() - last.houses(), "1");
    System.out.println("written: " + page);
  }

  private void makeFolder() {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new WrongUsage("--out " + folder + ": cannot be made (" + e.getMessage() + ")");
    }
    if (!Files.isWritable(folder)) {
      throw new Failure("--out " + folder + ": no permission to write there");
    }
  }

  private static String clock(long seconds) {
    return String.format(
        Locale.ROOT, "%d:%02d:%02d", seconds / 3_600, seconds / 60 % 60, seconds % 60);
  }
}
