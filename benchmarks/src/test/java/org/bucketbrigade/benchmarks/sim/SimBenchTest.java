package org.bucketbrigade.benchmarks.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.bucketbrigade.benchmarks.BenchFigure;
import org.bucketbrigade.benchmarks.BenchResult;
import org.junit.jupiter.api.Test;

class SimBenchTest {
  @Test
  void measuresAllThatIsPromisedByName() throws IOException {
    StringWriter progress = new StringWriter();
    BenchResult result = SimBench.run(true, new PrintWriter(progress));
    assertThat(result.figures())
        .extracting(BenchFigure::name)
        .contains(
            "dronesRealTimeWithStreams",
            "dronesPhysicsPerCore",
            "headlessSpeedup100",
            "fireCellsPerSecond",
            "bytesPerDrone");
    assertThat(result.figures()).allSatisfy(figure -> assertThat(figure.value()).isFinite());
    assertThat(progress.toString()).contains("100 in the air");
  }
}
