package org.bucketbrigade.benchmarks.fuzz;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bucketbrigade.app.Cli;
import org.bucketbrigade.app.Failure;
import org.bucketbrigade.app.Report;
import org.bucketbrigade.app.ReportOption;
import org.bucketbrigade.app.WrongUsage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./brigade fuzz}: searches for input that breaks what strangers can reach. */
@Command(
    name = "fuzz",
    description =
        "Searches for input that breaks what strangers can reach, one target after another.")
public final class FuzzCommand implements Callable<Integer> {
  private static final String FUZZER = "com.code_intelligence.jazzer.Jazzer";
  private static final Pattern PROGRESS = Pattern.compile("#(\\d+)\\s+\\S+ cov: (\\d+) .*");
  private static final Duration SAY_EVERY = Duration.ofSeconds(10);

  @Option(names = "--for", paramLabel = "TIME", description = "How long in all; default: 1m.")
  private Duration time = Duration.ofMinutes(1);

  @Option(
      names = "--target",
      paramLabel = "NAME",
      description = "Only this one: scanner, flyweights, signing or core.")
  private @Nullable String only;

  @Option(
      names = "--input",
      paramLabel = "FILE",
      description = "Gives the target this input once and does not search.")
  private @Nullable Path input;

  @Option(
      names = "--corpus",
      paramLabel = "DIR",
      description = "Where inputs that reach something new are kept for the next time.")
  private Path corpus = Path.of("target", "fuzz");

  @Mixin private final ReportOption reportOption = new ReportOption();

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  /** Called by the launcher. */
  public static void main(String[] args) {
    Cli.main(new FuzzCommand(), args);
  }

  @Override
  public Integer call() throws Exception {
    List<Targets.Target> targets = targets();
    if (input != null) {
      return once(targets, input);
    }
    Report report = reportOption.begin("fuzz");
    report.condition("seconds", time.toSeconds());
    long each = Math.max(1, time.toSeconds() / targets.size());
    for (Targets.Target target : targets) {
      long inputs = search(target, each);
      report.figure(target.name() + "Inputs", (double) inputs, "1");
    }
    report.print(spec.commandLine().getOut());
    reportOption.write(report);
    return Cli.OK;
  }

  private List<Targets.Target> targets() {
    if (only == null) {
      return Targets.ALL;
    }
    return List.of(
        Targets.named(only)
            .orElseThrow(
                () ->
                    new WrongUsage(
                        "--target "
                            + only
                            + ": there is "
                            + String.join(
                                ", ", Targets.ALL.stream().map(Targets.Target::name).toList()))));
  }

  private Integer once(List<Targets.Target> targets, Path file) throws IOException {
    if (targets.size() != 1) {
      throw new WrongUsage("--input needs the --target that it is for");
    }
    targets.getFirst().once().accept(Files.readAllBytes(file));
    spec.commandLine().getOut().println("nothing breaks");
    return Cli.OK;
  }

  /** Runs the fuzzer on one target as a process of its own; returns the inputs that it tried. */
  private long search(Targets.Target target, long seconds)
      throws IOException, InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    Path known = Files.createDirectories(corpus.resolve(target.name()));
    Path broken = Files.createDirectories(corpus.resolve(target.name() + "-broken"));
    plant(known);
    Process process =
        new ProcessBuilder(command(target, seconds, known, broken))
            .redirectErrorStream(true)
            .start();
    List<String> trouble = new ArrayList<>();
    long inputs = 0;
    long said = System.nanoTime();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher progress = PROGRESS.matcher(line);
        if (progress.matches()) {
          inputs = Long.parseLong(progress.group(1));
          if (System.nanoTime() - said > SAY_EVERY.toNanos()) {
            said = System.nanoTime();
            err.printf(
                "%s: %,d inputs, %s places reached%n", target.name(), inputs, progress.group(2));
            err.flush();
          }
        } else if (!trouble.isEmpty() || line.startsWith("== ")) {
          trouble.add(line);
        }
      }
    } finally {
      process.destroy();
    }
    if (process.waitFor() != 0) {
      trouble.stream().limit(20).forEach(err::println);
      throw new Failure(
          target.name()
              + " breaks; once more with: ./brigade fuzz --target "
              + target.name()
              + " --input "
              + newest(broken));
    }
    err.printf("%s: %,d inputs, nothing breaks%n", target.name(), inputs);
    return inputs;
  }

  private static void plant(Path folder) throws IOException {
    List<byte[]> seeds = Seeds.all();
    for (int i = 0; i < seeds.size(); i++) {
      Files.write(folder.resolve("seed-" + i), seeds.get(i));
    }
  }

  private static String newest(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .max((a, b) -> Long.compare(a.toFile().lastModified(), b.toFile().lastModified()))
          .map(Path::toString)
          .orElse("FILE (none was written: the process ended by itself)");
    }
  }

  private static List<String> command(
      Targets.Target target, long seconds, Path known, Path broken) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String flag : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (!flag.startsWith("-agentlib") && !flag.startsWith("-javaagent")) {
        command.add(flag);
      }
    }
    command.addAll(
        List.of(
            "-XX:+EnableDynamicAgentLoading",
            "-cp",
            System.getProperty("java.class.path"),
            FUZZER,
            "--target_class=" + target.type().getName(),
            "--instrumentation_includes=org.bucketbrigade.**",
            "--reproducer_path=" + broken,
            "-artifact_prefix=" + broken + "/",
            "-max_total_time=" + seconds,
            "-max_len=4096",
            "-timeout=60",
            "-rss_limit_mb=4096",
            known.toString()));
    return command;
  }
}
