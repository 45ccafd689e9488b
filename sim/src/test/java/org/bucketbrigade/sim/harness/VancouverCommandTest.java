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

/** The great fire, with far too few people to do what it asks for. */
class VancouverCommandTest {
  @Test
  @Timeout(value = 150, unit = TimeUnit.SECONDS)
  void failsUnlessItsHousesAreSavedAndItsHoursFlown(@TempDir Path folder) throws Exception {
    StringWriter err = new StringWriter();
    String report = folder.resolve("out.json").toString();
    String[] args = {
      "--drones", "2", "--operators", "6", "--port", "0", "--for", "5s", "--report", report
    };
    int exit =
        Cli.run(
            new VancouverCommand(),
            new PrintWriter(new StringWriter()),
            new PrintWriter(err, true),
            args);
    assertThat(err.toString()).isEmpty();
    assertThat(exit).isEqualTo(Cli.FAILED);
    JsonNode written = new ObjectMapper().readTree(Path.of(report).toFile());
    assertThat(written.path("command").asText()).isEqualTo("vancouver");
    assertThat(written.path("conditions").path("scenario").asText()).isEqualTo("vancouver-2030");
    JsonNode figures = written.path("figures");
    assertThat(figures.path("housesSaved").path("holds").booleanValue()).isFalse();
    assertThat(figures.path("operatorHours").path("holds").booleanValue()).isFalse();
    assertThat(figures.path("operators").path("holds").booleanValue()).isTrue();
    assertThat(figures.path("dronesFlying").path("value").asInt()).isEqualTo(2);
    assertThat(figures.path("violations").path("value").asInt()).isZero();
  }
}
