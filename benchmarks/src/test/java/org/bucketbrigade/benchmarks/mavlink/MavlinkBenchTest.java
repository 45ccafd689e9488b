package org.bucketbrigade.benchmarks.mavlink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bucketbrigade.benchmarks.BenchFigure;
import org.bucketbrigade.benchmarks.BenchResult;
import org.junit.jupiter.api.Test;

final class MavlinkBenchTest {
  private static final Set<String> PROMISED =
      Set.of(
          "forwardRateRatio",
          "forwardP50Ratio",
          "forwardP99Ratio",
          "encodeNs",
          "decodeNs",
          "bytesPerOp",
          "plainEncodeRatio",
          "plainDecodeRatio",
          "dronefleetEncodeRatio",
          "dronefleetDecodeRatio",
          "decodeNsVehicles1000");

  @Test
  void givesEveryPromisedFigureEvenWhenQuick() {
    System.setProperty("jmh.ignoreLock", "true"); // several builds may share this machine
    StringWriter progress = new StringWriter();

    BenchResult result = MavlinkBench.run(true, new PrintWriter(progress));

    Map<String, BenchFigure> byName =
        result.figures().stream().collect(Collectors.toMap(BenchFigure::name, Function.identity()));
    assertTrue(byName.keySet().containsAll(PROMISED), () -> "only " + byName.keySet());
    for (String vehicles : List.of("1", "10", "100", "1000")) {
      for (String ratio : List.of("RateRatio", "P50Ratio", "P99Ratio")) {
        assertTrue(byName.containsKey("forward" + ratio + "Vehicles" + vehicles), vehicles);
        assertTrue(byName.containsKey("gatewayForward" + ratio + "Vehicles" + vehicles), vehicles);
      }
    }
    assertEquals(1, result.plots().size());
    for (BenchFigure figure : result.figures()) {
      assertTrue(figure.value() >= 0 && Double.isFinite(figure.value()), figure::toString);
    }
    assertTrue(progress.toString().contains("JMH"), progress::toString);
  }
}
