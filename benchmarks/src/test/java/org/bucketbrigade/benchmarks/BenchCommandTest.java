package org.bucketbrigade.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bucketbrigade.app.Cli;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchCommandTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    BenchCommand command =
        new BenchCommand(
            new TreeMap<>(
                Map.of(
                    "fast",
                    (quick, progress) -> {
                      progress.println("measuring " + (quick ? "quickly" : "at length"));
                      GrowthPlot plot = new GrowthPlot("growth", "Growth", "drones", "us");
                      plot.add("tick", 10, 0.5);
                      plot.add("tick", 1_000, 52);
                      return new BenchResult(
                          List.of(
                              BenchFigure.atMost("encodeNs", 41.5, "ns", 100),
                              BenchFigure.info("decodeNs", 12, "ns")),
                          List.of(plot));
                    },
                    "slow",
                    (quick, progress) ->
                        new BenchResult(BenchFigure.atMost("encodeNs", 4150, "ns", 100)))));
    return Cli.run(command, new PrintWriter(out, true), new PrintWriter(err, true), args);
  }

  @Test
  void printsAndReportsTheFigures() {
    Path file = folder.resolve("out.json");
    assertThat(run("fast", "--report", file.toString())).isEqualTo(Cli.OK);
    assertThat(out.toString())
        .contains("encodeNs  41.5 ns  (goal <= 100.0: holds)", "decodeNs  12 ns");
    assertThat(file).content().contains("\"command\" : \"bench fast\"", "\"quick\" : false");
    assertThat(err.toString()).contains("measuring at length");
  }

  @Test
  void drawsHowFiguresGrow() {
    assertThat(run("fast", "--plot", folder.toString())).isEqualTo(Cli.OK);
    assertThat(folder.resolve("growth.svg")).content().startsWith("<svg").contains("polyline");
  }

  @Test
  void refusesAFolderForPlotsThatIsNone() {
    assertThat(run("fast", "--plot", folder.resolve("none").toString())).isEqualTo(Cli.WRONG_USAGE);
    assertThat(err.toString()).contains("make it first").doesNotContain("measuring");
  }

  @Test
  void tellsTheBenchmarkToBeQuick() {
    assertThat(run("fast", "--quick")).isEqualTo(Cli.OK);
    assertThat(err.toString()).contains("measuring quickly");
  }

  @Test
  void failsWhenAGoalDoesNotHold() {
    assertThat(run("slow")).isEqualTo(Cli.FAILED);
    assertThat(out.toString()).contains("DOES NOT HOLD");
  }

  @Test
  void namesTheBenchmarksThereAre() {
    assertThat(run("arbitre")).isEqualTo(Cli.WRONG_USAGE);
    assertThat(run()).isEqualTo(Cli.WRONG_USAGE);
    assertThat(err.toString().lines()).hasSize(2).allMatch(line -> line.contains("fast, slow"));
  }
}
