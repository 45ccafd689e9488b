package org.bucketbrigade.benchmarks.arbiter;

import java.util.concurrent.TimeUnit;
import org.bucketbrigade.wire.v1.Reason;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The arbiter through its own front door. One operation is one input, or one drone's share of a
 * round in which every drone is reported, steered and evaluated.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ArbiterBenchmark {
  /** 3,000 people over 300 drones. */
  @State(Scope.Thread)
  public static class Accepting {
    final Fleet fleet = new Fleet(300, 10);
  }

  /** The same; every input is merged and passes the envelope at once. */
  @State(Scope.Thread)
  public static class Merging {
    final Fleet fleet = new Fleet(300, 10);

    /** Opens the gate. */
    @Setup
    public void openGate() {
      fleet.openGate();
      fleet.round();
    }
  }

  /** One drone and 9 people. */
  @State(Scope.Thread)
  public static class Nine {
    final Fleet fleet = new Fleet(1, 9);

    /** Opens the gate. */
    @Setup
    public void openGate() {
      fleet.openGate();
      fleet.round();
    }
  }

  /** One drone and 30 people. */
  @State(Scope.Thread)
  public static class Thirty {
    final Fleet fleet = new Fleet(1, 30);

    /** Opens the gate. */
    @Setup
    public void openGate() {
      fleet.openGate();
      fleet.round();
    }
  }

  /** Small fleet. */
  @State(Scope.Thread)
  public static class Small {
    final Fleet fleet = new Fleet(300, 9);
  }

  /** Large fleet. */
  @State(Scope.Thread)
  public static class Large {
    final Fleet fleet = new Fleet(1_000, 9);
  }

  /** One input taken. */
  @Benchmark
  public Reason accept(Accepting state) {
    return state.fleet.accept();
  }

  /** One input taken and merged. */
  @Benchmark
  public void merge(Merging state) {
    state.fleet.accept();
    state.fleet.merge();
  }

  /** One input of a crew of 9 taken, all merged, envelope included. */
  @Benchmark
  public void crewOf9(Nine state) {
    state.fleet.accept();
    state.fleet.merge();
  }

  /** One input of a crew of 30 taken, all merged, envelope included. */
  @Benchmark
  public void crewOf30(Thirty state) {
    state.fleet.accept();
    state.fleet.merge();
  }

  /** A round of 300 drones, a drone's share. */
  @Benchmark
  @OperationsPerInvocation(300)
  public void tick300(Small state) {
    state.fleet.round();
  }

  /** A round of 1,000 drones, a drone's share. */
  @Benchmark
  @OperationsPerInvocation(1_000)
  public void tick1000(Large state) {
    state.fleet.round();
  }
}
