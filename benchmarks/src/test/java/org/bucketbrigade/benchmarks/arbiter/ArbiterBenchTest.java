package org.bucketbrigade.benchmarks.arbiter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.bucketbrigade.benchmarks.BenchFigure;
import org.bucketbrigade.benchmarks.BenchResult;
import org.bucketbrigade.wire.v1.Reason;
import org.junit.jupiter.api.Test;

final class ArbiterBenchTest {
  @Test
  void givesEveryPromisedFigureEvenWhenQuick() {
    System.setProperty("jmh.ignoreLock", "true"); // several builds may share this machine
    StringWriter progress = new StringWriter();

    BenchResult result = ArbiterBench.run(true, new PrintWriter(progress));

    List<BenchFigure> figures = result.figures();
    assertThat(figures)
        .extracting(BenchFigure::name)
        .containsExactly(
            "inputsPerSecond",
            "mergedPerSecond",
            "mergeCrew9",
            "mergeCrew30",
            "tick300",
            "tick1000",
            "bytesPerOp",
            "tickDrones10",
            "tickDrones100",
            "tickDrones1000",
            "tickDrones10000");
    assertThat(result.plots()).hasSize(1);
    assertThat(figures).allMatch(figure -> figure.value() >= 0 && figure.value() < 1e12);
    assertThat(progress.toString()).contains("JMH");
  }

  @Test
  void measuresDronesThatReallyFly() {
    Fleet fleet = new Fleet(49, 9);
    for (int round = 0; round < 600; round++) {
      fleet.round();
    }
    assertThat(fleet.accept()).isEqualTo(Reason.REASON_OK);
    assertThat(fleet.meanSpeedMps()).isGreaterThan(5);
  }
}
