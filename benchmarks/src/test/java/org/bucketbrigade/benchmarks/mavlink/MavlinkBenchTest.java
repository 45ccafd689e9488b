package org.bucketbrigade.benchmarks.mavlink;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bucketbrigade.benchmarks.BenchFigure;
import org.junit.jupiter.api.Test;

final class MavlinkBenchTest {
  private static final Set<String> PROMISED =
      Set.of(
          "forwardRateRatio",
          "forwardP50Ratio",
          "forwardP99Ratio",
          "encodeNs",
          "decodeNs",
          "bytesPerOp");

  @Test
  void givesEveryPromisedFigureEvenWhenQuick() {
    System.setProperty("jmh.ignoreLock", "true"); // several builds may share this machine
    StringWriter progress = new StringWriter();

    List<BenchFigure> figures = MavlinkBench.run(true, new PrintWriter(progress));

    Map<String, BenchFigure> byName =
        figures.stream().collect(Collectors.toMap(BenchFigure::name, Function.identity()));
    assertTrue(byName.keySet().containsAll(PROMISED), () -> "only " + byName.keySet());
    for (BenchFigure figure : figures) {
      assertTrue(figure.value() >= 0 && Double.isFinite(figure.value()), figure::toString);
    }
    assertTrue(progress.toString().contains("JMH"), progress::toString);
  }
}
