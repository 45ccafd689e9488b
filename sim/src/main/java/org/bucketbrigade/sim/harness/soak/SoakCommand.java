package org.bucketbrigade.sim.harness.soak;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.bucketbrigade.app.Cli;
import org.bucketbrigade.app.Report;
import org.bucketbrigade.app.ReportOption;
import org.bucketbrigade.app.WrongUsage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./brigade soak}: flies under hostile crowds for long and judges every invariant. */
@Command(
    name = "soak",
    description =
        "Flies small brigades under hostile crowds in virtual time and judges every invariant.")
public final class SoakCommand implements Callable<Integer> {
  private static final long SAY_EVERY_NANOS = 5_000_000_000L;
  private static final double NANOS = 1e-9;
  private static final int MINUTE_S = 60;
  private static final int HOUR_S = 3_600;

  @Option(
      names = "--drone-minutes",
      paramLabel = "N",
      description = "How much to fly, in minutes of single drones in the air; default: 2000.")
  private double droneMinutes = 2_000;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of the first flight; each further one has the next.")
  private long seed = 1;

  @Option(
      names = "--only",
      paramLabel = "SEED",
      description = "Flies this seed alone, with its twin and its replay.")
  private @Nullable Long only;

  @Option(
      names = "--hostile",
      paramLabel = "SHARE",
      description = "Part of each crew that is hostile, 0 to 0.45; default: drawn.")
  private double hostile = Plan.Wanted.NOTHING.hostileShare();

  @Option(
      names = "--crew",
      paramLabel = "N",
      description = "People of each drone, 3 to 30; default: drawn.")
  private int crew = Plan.Wanted.NOTHING.crew();

  @Mixin private final ReportOption reportOption = new ReportOption();

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  private final long startNanos = System.nanoTime();
  private long saidNanos = startNanos;

  /** Called by the launcher. */
  public static void main(String[] args) {
    Cli.main(new SoakCommand(), args);
  }

  @Override
  public Integer call() throws Exception {
    Plan.Wanted wanted = wanted();
    Report report = reportOption.begin("soak");
    Long alone = only;
    Soak soak =
        alone == null
            ? new Soak(seed, droneMinutes, wanted, this::done)
                .run(Runtime.getRuntime().availableProcessors())
            : Soak.single(alone, wanted, this::done);
    tell(report, soak);
    report.print(spec.commandLine().getOut());
    reportOption.write(report);
    return report.exitCode();
  }

  private Plan.Wanted wanted() {
    if (!(droneMinutes > 0)) {
      throw new WrongUsage("--drone-minutes " + droneMinutes + ": more than 0");
    }
    boolean drawsShare = hostile == Plan.Wanted.NOTHING.hostileShare();
    if (!drawsShare && !(hostile >= 0 && hostile <= Plan.MOST_HOSTILE)) {
      throw new WrongUsage("--hostile " + hostile + ": 0 to " + Plan.MOST_HOSTILE);
    }
    boolean drawsCrew = crew == Plan.Wanted.NOTHING.crew();
    if (!drawsCrew && (crew < Plan.LEAST_CREW || crew > Plan.MOST_CREW)) {
      throw new WrongUsage("--crew " + crew + ": " + Plan.LEAST_CREW + " to " + Plan.MOST_CREW);
    }
    return new Plan.Wanted(hostile, crew, Plan.Wanted.NOTHING.seconds());
  }

  private void done(Trial.Result result, double minutes) {
    PrintWriter err = spec.commandLine().getErr();
    long now = System.nanoTime();
    if (result.docket().count() > 0) {
      result.docket().stories().stream()
          .limit(3)
          .forEach(story -> err.println("seed " + result.seed() + ", " + story));
      err.println("once more with: " + again(result.seed()));
      err.flush();
    } else if (only == null && now - saidNanos >= SAY_EVERY_NANOS) {
      saidNanos = now;
      double rate = minutes / ((now - startNanos) * NANOS);
      Duration left = Duration.ofSeconds((long) Math.max(0, (droneMinutes - minutes) / rate));
      err.printf(
          Locale.ROOT,
          "%,.0f of %,.0f drone-minutes, %s left%n",
          minutes,
          droneMinutes,
          words(left));
      err.flush();
    }
  }

  private static String words(Duration left) {
    return left.toHours() > 0
        ? left.toHours() + " h " + left.toMinutesPart() + " min"
        : left.toMinutes() + " min " + left.toSecondsPart() + " s";
  }

  /** The command that flies one seed of this run once more. */
  private String again(long failed) {
    return "./brigade soak --only "
        + failed
        + (hostile == Plan.Wanted.NOTHING.hostileShare() ? "" : " --hostile " + hostile)
        + (crew == Plan.Wanted.NOTHING.crew() ? "" : " --crew " + crew);
  }

  private void tell(Report report, Soak soak) {
    double wallS = (System.nanoTime() - startNanos) * NANOS;
    report.condition("seed", only == null ? seed : only);
    report.condition("flights", soak.seeds());
    if (hostile != Plan.Wanted.NOTHING.hostileShare()) {
      report.condition("hostile", hostile);
    }
    if (crew != Plan.Wanted.NOTHING.crew()) {
      report.condition("crew", crew);
    }
    report.figure("hours", soak.droneMinutes() / MINUTE_S, "h");
    report.figure("droneMinutes", soak.droneMinutes(), "min");
    report.figure("virtualHours", soak.seconds() / HOUR_S, "h");
    report.figure("speedup", soak.seconds() / wallS, "1");
    report.figure("violations", (double) soak.docket().count(), "1", "<= 0");
    for (Map.Entry<String, Long> each : soak.looked().entrySet()) {
      String name = each.getKey();
      report.figure(name + "Looked", (double) each.getValue(), "1");
      report.figure(name + "Violations", (double) soak.docket().count(name), "1");
    }
    soak.pushes().forEach((name, count) -> report.figure(name, (double) count, "1"));
  }
}
