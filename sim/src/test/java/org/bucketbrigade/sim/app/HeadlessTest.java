package org.bucketbrigade.sim.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.bucketbrigade.app.Cli;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HeadlessTest {
  private final StringWriter err = new StringWriter();
  @TempDir private Path folder;

  private int run(String... more) {
    String[] args =
        Stream.concat(
                Stream.of("--headless", "--out", folder.resolve("out").toString(), "--seed", "3"),
                Stream.of(more))
            .toArray(String[]::new);
    PrintWriter out = new PrintWriter(new StringWriter(), true);
    return Cli.run(new SimCommand(), out, new PrintWriter(err, true), args);
  }

  private List<String> table(String name) throws IOException {
    return Files.readAllLines(folder.resolve("out").resolve(name));
  }

  private String page() throws IOException {
    return Files.readString(folder.resolve("out/index.html"));
  }

  @Test
  void theFireAloneIsToldByAPageThatNeedsNothingButItself() throws IOException {
    assertThat(run("--for", "20m")).as(err.toString()).isZero();
    String page = page();
    assertThat(page)
        .contains("North Shore demo", "the fire by itself", "data:image/png;base64,")
        .doesNotContain("{{", "http://", "https://", "src=", "without drones");
    List<String> series = table("series.csv");
    assertThat(series).hasSize(1 + 1 + 20 * 60);
    assertThat(series.getFirst()).startsWith("seconds,fireHa,burningHa,");
    assertThat(series.getLast()).startsWith("1200,");
    assertThat(table("houses.csv")).hasSize(1 + 60).anyMatch(line -> line.contains(",lost,"));
    assertThat(table("drops.csv")).hasSize(1);
  }

  @Test
  void aCrowdsFlightIsComparedWithTheSameFireWithoutDrones() throws IOException {
    Path report = folder.resolve("report.json");
    assertThat(
            run(
                "--for",
                "90s",
                "--drones",
                "4",
                "--operators",
                "12",
                "--report",
                report.toString()))
        .as(err.toString())
        .isZero();
    assertThat(page()).contains("houses saved", "without drones", "class=\"drop\"");
    JsonNode figures = new ObjectMapper().readTree(report.toFile()).path("figures");
    double drops = figures.path("drops").path("value").asDouble();
    assertThat(drops).isPositive();
    assertThat(table("drops.csv")).hasSize(1 + (int) drops);
    double litres = 0;
    for (String line : table("drops.csv").subList(1, 1 + (int) drops)) {
      litres += Double.parseDouble(line.split(",", -1)[3]);
    }
    assertThat(litres)
        .isCloseTo(figures.path("litresDropped").path("value").asDouble(), within(drops));
    assertThat(figures.path("simSeconds").path("value").asDouble()).isEqualTo(90);
  }

  @Test
  void theSameSeedWritesTheSameTables() throws IOException {
    assertThat(run("--for", "60s", "--drones", "2", "--operators", "6")).isZero();
    List<String> first = table("series.csv");
    assertThat(run("--for", "60s", "--drones", "2", "--operators", "6")).isZero();
    assertThat(table("series.csv")).isEqualTo(first);
  }

  @Test
  void aRunWithoutAnEndIsRefused() {
    assertThat(run()).isEqualTo(Cli.WRONG_USAGE);
    assertThat(err.toString()).contains("--headless needs --for TIME and --out DIR");
  }

  @Test
  void aFolderThatCannotBeMadeIsRefusedBeforeAnythingIsPlayed() throws IOException {
    Files.createFile(folder.resolve("out"));
    assertThat(run("--for", "48h")).isEqualTo(Cli.WRONG_USAGE);
    assertThat(err.toString()).contains("cannot be made");
  }
}
