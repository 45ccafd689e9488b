package org.bucketbrigade.sim.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bucketbrigade.app.Cli;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The demo with real processes, real UDP and real WebSockets. */
class DemoCommandTest {
  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    return Cli.run(new DemoCommand(), new PrintWriter(out, true), new PrintWriter(err, true), args);
  }

  @Test
  @Timeout(value = 150, unit = TimeUnit.SECONDS)
  void threeProcessesFlyTogetherAndWriteAReport() throws Exception {
    Path report = folder.resolve("out.json");
    int exit =
        run(
            "--drones",
            "3",
            "--operators",
            "15",
            "--port",
            "0",
            "--for",
            "25s",
            "--report",
            report.toString());
    assertThat(err.toString()).isEmpty();
    assertThat(exit).isZero();
    JsonNode figures = new ObjectMapper().readTree(report.toFile()).path("figures");
    for (String name :
        List.of(
            "operators",
            "drones",
            "operatorHours",
            "inputsReceived",
            "setpointsSent",
            "drops",
            "litresDropped",
            "litresOnFire",
            "housesLost",
            "housesSaved",
            "latencyP50",
            "latencyP99",
            "latencyP999",
            "gateWaitP99",
            "refused",
            "framesBad",
            "lost",
            "violations",
            "gatewayCpuCores",
            "gatewayHeapMiB")) {
      assertThat(figures.path(name).path("value").isNumber()).as(name).isTrue();
    }
    assertThat(figures.path("operators").path("value").asInt()).isEqualTo(15);
    assertThat(figures.path("inputsReceived").path("value").asInt()).isGreaterThan(1_000);
    assertThat(figures.path("setpointsSent").path("value").asInt()).isGreaterThan(500);
    assertThat(figures.path("violations").path("value").asInt()).isZero();
    assertThat(figures.path("framesBad").path("value").asInt()).isZero();
    assertThat(noChildIsLeft()).isTrue();
  }

  private static boolean noChildIsLeft() {
    return ProcessHandle.current()
        .descendants()
        .noneMatch(child -> child.info().commandLine().orElse("").contains("org.bucketbrigade"));
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void aPortInUseIsSaidInOneLineAndNothingIsLeftRunning() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int exit = run("--port", String.valueOf(taken.getLocalPort()), "--for", "1s");
      assertThat(exit).isEqualTo(Cli.FAILED);
    }
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(noChildIsLeft()).isTrue();
  }

  @Test
  void wrongOptionsAreRefusedBeforeAnythingStarts() throws Exception {
    Path bad = Files.writeString(folder.resolve("bad.yaml"), "name: x\nnonsense: 1\n");
    assertThat(run("--drones", "0")).isEqualTo(Cli.WRONG_USAGE);
    assertThat(run("--operators", "-1")).isEqualTo(Cli.WRONG_USAGE);
    assertThat(run("--scenario", bad.toString())).isEqualTo(Cli.WRONG_USAGE);
    assertThat(run("--scenario", "nowhere.yaml")).isEqualTo(Cli.WRONG_USAGE);
    assertThat(run("--dorns", "3")).isEqualTo(Cli.WRONG_USAGE);
    assertThat(err.toString().lines()).hasSize(5);
    assertThat(err.toString()).contains("bad.yaml:1").contains("nowhere.yaml").contains("--drones");
  }
}
