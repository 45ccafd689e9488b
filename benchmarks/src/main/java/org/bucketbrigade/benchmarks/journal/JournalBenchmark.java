package org.bucketbrigade.benchmarks.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One operation is a steer of one person, appended to the journal and applied to the core. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class JournalBenchmark {
  /** A flight, and a journal in a temporary folder. */
  @State(Scope.Thread)
  public static class Flight {
    private static final int SEGMENT_BYTES = 512 << 20;

    private Path folder = Path.of("");

    @SuppressWarnings("NullAway.Init") // by JMH, before anything else
    private SteeredCore core;

    /** Flies for a while. */
    @Setup
    public void fly() throws IOException {
      folder = Files.createTempDirectory("brigade-bench-journal");
      core = new SteeredCore(folder, SEGMENT_BYTES);
    }

    /** Removes the journal. */
    @TearDown
    public void land() throws IOException {
      core.close();
      Folders.delete(folder);
    }
  }

  /** One event. */
  @Benchmark
  public void appendAndApply(Flight flight) {
    flight.core.next();
  }
}
