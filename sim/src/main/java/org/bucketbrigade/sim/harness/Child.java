package org.bucketbrigade.sim.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bucketbrigade.app.Failure;

/**
 * A command of the product running as a process of its own. It ends when its standard input closes,
 * so that it never outlives this process.
 */
final class Child implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long STOP_S = 20;
  private static final List<String> POLITELY = List.of("nice", "-n", "10");

  private final String name;
  private final Process process;
  private final Path report;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>(64);

  private Child(String name, Process process, Path report) {
    this.name = name;
    this.process = process;
    this.report = report;
  }

  /** Starts a command with the same Java, flags and class path as this process. */
  static Child start(
      String name, Class<?> main, Path folder, Consumer<String> eachLine, List<String> options)
      throws IOException {
    return launch(List.of(), name, main, List.of(), folder, eachLine, options);
  }

  /** The same for one that gives way to the others when there are not enough cores for all. */
  static Child startPolitely(
      String name, Class<?> main, Path folder, Consumer<String> eachLine, List<String> options)
      throws IOException {
    return launch(POLITELY, name, main, List.of(), folder, eachLine, options);
  }

  /**
   * Starts a command with the same Java, flags and class path as this process.
   *
   * @param how what comes before the command
   * @param jvmFlags further ones
   * @param folder for its report
   * @param eachLine called with every line it prints, on a thread of its own
   */
  static Child launch(
      List<String> how,
      String name,
      Class<?> main,
      List<String> jvmFlags,
      Path folder,
      Consumer<String> eachLine,
      List<String> options)
      throws IOException {
    Path report = folder.resolve(name + ".json");
    List<String> command = new ArrayList<>(how);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String flag : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (!flag.startsWith("-agentlib") && !flag.startsWith("-javaagent")) {
        command.add(flag);
      }
    }
    command.addAll(jvmFlags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(options);
    command.addAll(List.of("--until-stdin-closes", "--report", report.toString()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    Child child = new Child(name, process, report);
    Thread.ofPlatform().name("read-" + name).daemon().start(() -> child.read(eachLine));
    return child;
  }

  private void read(Consumer<String> eachLine) {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        boolean _ = lines.offer(line);
        eachLine.accept(line);
      }
    } catch (IOException e) {
      // the process has ended
    }
  }

  /** Waits for its first line. */
  String firstLine(long seconds) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (System.nanoTime() < deadline) {
      String line = lines.poll(100, TimeUnit.MILLISECONDS);
      if (line != null) {
        return line;
      }
      checkAlive();
    }
    throw new Failure(name + " did not start within " + seconds + " s");
  }

  /** Fails if the process has ended; what it said stands on standard error already. */
  void checkAlive() {
    if (!process.isAlive()) {
      throw new Failure(name + " ended with exit code " + process.exitValue());
    }
  }

  /** Processor time that it has taken, seconds; 0 if the system does not tell. */
  double cpuSeconds() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
  }

  /** Kills it, as a crash or a power cut would. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Ends it in good order and returns the figures of its report. */
  JsonNode stop() throws IOException, InterruptedException {
    close();
    if (!Files.exists(report)) {
      throw new Failure(name + " left no report (exit code " + process.exitValue() + ")");
    }
    return JSON.readTree(report.toFile()).path("figures");
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(STOP_S, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
