package org.bucketbrigade.sim.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bucketbrigade.app.Cli;
import org.bucketbrigade.sim.recording.InputRecorder;
import org.bucketbrigade.sim.recording.RunSettings;
import org.bucketbrigade.sim.scenario.Scenarios;
import org.bucketbrigade.sim.stage.ScriptedStation;
import org.bucketbrigade.sim.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The same inputs at the same ticks give the same state, however they are played. */
@Timeout(60)
class PlaybackTest {
  private static final long SEED = 9;
  private static final int DRONES = 40;

  @TempDir Path folder;

  private static Process simulator(String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            SimCommand.class.getName()));
    command.addAll(List.of(args));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static List<String> lines(Process process) throws IOException, InterruptedException {
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(text).isZero();
    return text.lines().toList();
  }

  private static String hashIn(List<String> lines) {
    return lines.stream().filter(line -> line.startsWith("stateHash ")).findFirst().orElseThrow();
  }

  @Test
  void twoProcessesAtOneAndTwentyTimesTheSpeedWithOneAndTwoThreadsEndInOneState()
      throws IOException, InterruptedException {
    System.out.println("seed " + SEED);
    Path file = folder.resolve("run.inputs");
    String here;
    try (Stage stage = new Stage(Scenarios.open("demo"), DRONES, SEED, (_, _, _, _, _) -> {});
        InputRecorder recorder =
            new InputRecorder(file, new RunSettings("demo", DRONES, SEED, "arducopter"))) {
      stage.log(recorder);
      ScriptedStation station = new ScriptedStation(SEED);
      while (stage.ticks() < ScriptedStation.FLYING) {
        station.speak(stage);
        stage.tick();
      }
      recorder.end(stage.ticks(), stage.stateHash());
      here = StateHash.line(stage);
    }
    Process slow = simulator("--play", file.toString(), "--threads", "2");
    Process fast = simulator("--play", file.toString(), "--speed", "20");
    List<String> ofFast = lines(fast);
    List<String> ofSlow = lines(slow);
    assertThat(hashIn(ofFast)).isEqualTo(here);
    assertThat(hashIn(ofSlow)).isEqualTo(here);
    assertThat(ofFast).contains("as recorded");
    assertThat(ofSlow).contains("as recorded");
  }

  @Test
  void aRunWithARestlessPeerAttachedPlaysToTheSameStateInAnotherProcess()
      throws IOException, InterruptedException {
    Path file = folder.resolve("live.inputs");
    try (RestlessPeer peer = new RestlessPeer(1)) {
      live(peer, "--for", "20s", "--speed", "5", "--record", file.toString(), "--threads", "2");
    }
    assertThat(Files.size(file)).isGreaterThan(100_000);
    assertThat(lines(simulator("--play", file.toString(), "--speed", "20")))
        .contains("as recorded");
  }

  @Test
  void aFloodOfNonsenseSlowsNobodyAndIsCounted() throws IOException, InterruptedException {
    Path report = folder.resolve("report.json");
    try (RestlessPeer peer = new RestlessPeer(20)) {
      live(peer, "--for", "6s", "--report", report.toString());
    }
    JsonNode figures = new ObjectMapper().readTree(report.toFile()).path("figures");
    assertThat(figures.path("framesBad").path("value").asLong()).isGreaterThan(10_000);
    assertThat(figures.path("framesFlooded").path("value").asLong()).isPositive();
    assertThat(figures.path("realTimeFactor").path("value").asDouble()).isGreaterThan(0.7);
  }

  private static void live(RestlessPeer peer, String... more) throws IOException {
    StringWriter err = new StringWriter();
    List<String> args = new ArrayList<>(List.of(more));
    args.addAll(List.of("--drones", "4", "--mavlink", peer.address()));
    int code =
        Cli.run(
            new SimCommand(),
            new PrintWriter(new StringWriter(), true),
            new PrintWriter(err, true),
            args.toArray(String[]::new));
    assertThat(code).as(err.toString()).isZero();
  }
}
