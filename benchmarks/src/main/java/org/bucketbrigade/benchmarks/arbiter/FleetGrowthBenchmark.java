package org.bucketbrigade.benchmarks.arbiter;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A round in fleets of different sizes: its time divided by the number of drones tells whether the
 * cost is linear.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class FleetGrowthBenchmark {
  /** A fleet in the air. */
  @State(Scope.Thread)
  public static class Flying {
    /** How many drones. */
    @Param({"10", "100", "1000", "10000"})
    public int drones;

    private Fleet fleet = new Fleet(1, 1);

    /** Lets them take up speed. */
    @Setup
    public void takeUpSpeed() {
      fleet = new Fleet(drones, 9);
      for (int i = 0; i < 50; i++) {
        fleet.round();
      }
    }
  }

  /** One round of all drones. */
  @Benchmark
  public void round(Flying state) {
    state.fleet.round();
  }
}
