package org.bucketbrigade.sim.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.bucketbrigade.app.Cli;
import org.bucketbrigade.app.VehicleCommand;

/** The command {@code vehicle} as a process of its own, with somebody who types and reads. */
final class PilotConsole implements AutoCloseable {
  private static final long LIMIT_S = 100;

  private final BlockingQueue<String> printed = new LinkedBlockingQueue<>();
  private final Process process;
  private final BufferedReader out;
  private final BufferedWriter in;
  private int endsWith = Cli.OK;

  /**
   * @param pages where the gateway's pages are
   * @param token file with the pilot's token
   */
  PilotConsole(String pages, Path token) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            VehicleCommand.class.getName(),
            "--gateway",
            pages,
            "--token-file",
            token.toString());
    process = new ProcessBuilder(command).redirectErrorStream(true).start();
    out = process.inputReader();
    in = process.outputWriter();
    Thread.ofVirtual().start(() -> out.lines().forEach(printed::add));
  }

  void say(String line) throws IOException {
    in.write(line);
    in.newLine();
    in.flush();
  }

  /** Lists vehicles until one is ready. */
  void awaitReady() throws IOException, InterruptedException {
    for (String line = ""; !line.contains("ready"); line = next()) {
      if (printed.isEmpty()) {
        say("list");
      }
    }
  }

  /** Waits for a line with a word; one that tells of a refusal fails the test. */
  void await(String word) throws InterruptedException {
    for (String line = next(); !line.contains(word); line = next()) {
      assertThat(line).doesNotContain("refused").doesNotContain("did not get there");
    }
  }

  /** Waits for the line that tells why an order is refused. */
  void awaitRefusal(String why) throws InterruptedException {
    String line = next();
    while (!line.contains("refused")) {
      line = next();
    }
    assertThat(line).contains(why);
    endsWith = Cli.FAILED;
  }

  private String next() throws InterruptedException {
    String line = printed.poll(LIMIT_S, TimeUnit.SECONDS);
    assertThat(line).as("something is printed").isNotNull();
    System.out.println(line);
    return line;
  }

  /** Signs out; fails if the command does not say by its exit code how its orders went. */
  @Override
  public void close() throws IOException {
    in.close();
    assertThat(process.onExit().orTimeout(20, TimeUnit.SECONDS).join().exitValue())
        .isEqualTo(endsWith);
    out.close();
  }
}
