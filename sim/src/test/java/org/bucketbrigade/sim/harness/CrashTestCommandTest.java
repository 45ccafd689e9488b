package org.bucketbrigade.sim.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.bucketbrigade.app.Cli;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real gateway, killed with drones in the air and started again on its journal. */
class CrashTestCommandTest {
  @TempDir Path folder;

  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    return Cli.run(
        new CrashTestCommand(),
        new PrintWriter(new StringWriter(), true),
        new PrintWriter(err, true),
        args);
  }

  @Test
  @Timeout(value = 240, unit = TimeUnit.SECONDS)
  void nothingIsLostRepeatedOrViolatedWhenTheGatewayIsKilled() throws Exception {
    Path report = folder.resolve("out.json");
    // How fast it comes back depends on the machine; the rest must hold on any.
    run("--rounds", "3", "--report", report.toString());
    assertThat(err.toString()).isEmpty();
    JsonNode figures = new ObjectMapper().readTree(report.toFile()).path("figures");
    assertThat(value(figures, "rounds")).isEqualTo(3);
    assertThat(value(figures, "lost")).isZero();
    assertThat(value(figures, "repeated")).isZero();
    assertThat(value(figures, "violations")).isZero();
    assertThat(value(figures, "differences")).isZero();
    assertThat(value(figures, "seated")).isEqualTo(15);
  }

  private static double value(JsonNode figures, String name) {
    return figures.path(name).path("value").asDouble(Double.NaN);
  }

  @Test
  void refusesNumbersThatMakeNoSense() {
    assertThat(run("--rounds", "0")).isEqualTo(Cli.WRONG_USAGE);
    assertThat(err.toString()).contains("--rounds 0");
    assertThat(run("--drones", "241")).isEqualTo(Cli.WRONG_USAGE);
  }
}
