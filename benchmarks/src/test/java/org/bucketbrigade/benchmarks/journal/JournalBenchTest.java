package org.bucketbrigade.benchmarks.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.bucketbrigade.benchmarks.BenchFigure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalBenchTest {
  @Test
  void givesEveryPromisedFigureEvenWhenQuick() throws Exception {
    System.setProperty("jmh.ignoreLock", "true"); // several builds may share this machine
    List<BenchFigure> figures =
        JournalBench.run(true, new PrintWriter(new StringWriter())).figures();
    assertThat(figures)
        .extracting(BenchFigure::name)
        .contains(
            "eventsPerSecond",
            "bytesPerOp",
            "loopP99Ratio",
            "journalAppendP50",
            "journalDurableP99",
            "archiveAppendP50",
            "archiveDurableP99",
            "archiveIdleCores",
            "archiveThreads");
    assertThat(figures).allMatch(figure -> figure.value() < 1e12);
  }

  @Test
  void measuresInputsThatTheCoreTakes(@TempDir Path folder) throws Exception {
    try (SteeredCore core = new SteeredCore(folder, 1 << 20)) {
      long before = core.taken();
      for (int i = 0; i < 1_000; i++) {
        core.next();
      }
      assertThat(core.taken()).isEqualTo(before + 1_000);
    }
  }
}
