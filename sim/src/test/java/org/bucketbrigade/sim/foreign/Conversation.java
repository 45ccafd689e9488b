package org.bucketbrigade.sim.foreign;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bucketbrigade.sim.app.SimCommand;

/**
 * The other library's ground station and the simulator, each in a process of its own, over UDP: one
 * line for each thing that the station measured.
 */
final class Conversation {
  /** One line of a table: what was measured in one of its rows. */
  record Line(boolean holds, String row, String what, String measured, String expected) {}

  private static final Pattern PORT = Pattern.compile("port (\\d+) drones (\\d+)");
  private static final Pattern SEPARATOR = Pattern.compile(" \\| ");
  private static final Path FOLDER = Path.of("src/test/resources/org/bucketbrigade/sim/foreign");
  private static final Path LOGS = Path.of("target");

  private Conversation() {}

  /** Goes through a table; ends when it does, or when its own limit has passed. */
  static List<Line> hold(String table, String... simulatorOptions) throws IOException {
    Process station =
        new ProcessBuilder("node", "foreign/table.js", table)
            .redirectError(LOGS.resolve(table + ".log").toFile())
            .start();
    List<Line> lines = new ArrayList<>();
    try (BufferedReader out = station.inputReader()) {
      Matcher port = PORT.matcher(String.valueOf(out.readLine()));
      if (!port.matches()) {
        throw new IOException("the station did not start; see target/" + table + ".log");
      }
      Process simulator = simulator(table, port.group(1), port.group(2), simulatorOptions);
      try {
        out.lines().peek(System.out::println).forEach(line -> add(line, lines));
      } finally {
        end(simulator);
      }
    } finally {
      end(station);
    }
    return lines;
  }

  private static void add(String text, List<Line> lines) {
    String[] parts = SEPARATOR.split(text, -1);
    if (parts.length == 5) {
      lines.add(new Line(parts[0].equals("ok"), parts[1], parts[2], parts[3], parts[4]));
    }
  }

  private static Process simulator(String table, String port, String drones, String... options)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(flag -> !flag.startsWith("-agentlib") && !flag.startsWith("-javaagent"))
            .toList());
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            SimCommand.class.getName(),
            "--scenario",
            FOLDER.resolve("flat.yaml").toString(),
            "--mavlink",
            "127.0.0.1:" + port,
            "--drones",
            drones,
            "--lockstep",
            "20ms",
            "--until-stdin-closes"));
    command.addAll(List.of(options));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(LOGS.resolve(table + "-sim.log").toFile())
        .start();
  }

  private static void end(Process process) throws IOException {
    process.getOutputStream().close();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
