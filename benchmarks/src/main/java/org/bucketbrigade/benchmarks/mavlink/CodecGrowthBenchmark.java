package org.bucketbrigade.benchmarks.mavlink;

import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.mavlink.FrameEncoder;
import org.bucketbrigade.mavlink.FrameScanner;
import org.bucketbrigade.mavlink.FrameView;
import org.bucketbrigade.mavlink.GlobalPositionInt;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Frames of one vehicle after another, each in a place of its own in memory. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CodecGrowthBenchmark {
  private static final int NUMBERS = 256;

  /** How many vehicles. */
  @Param({"1", "1000"})
  public int vehicles;

  private final GlobalPositionInt position = SampleFrames.positionMessage();
  private final GlobalPositionInt received = new GlobalPositionInt();
  private final FrameScanner scanner = new FrameScanner();
  private final FrameScanner.Handler reader = this::read;
  private UnsafeBuffer[] frames = {};
  private int next;
  private double sum;

  /** Writes a frame of each vehicle. */
  @Setup
  public void write() {
    frames = new UnsafeBuffer[vehicles];
    for (int i = 0; i < vehicles; i++) {
      frames[i] = new UnsafeBuffer(SampleFrames.position(1 + i % NUMBERS));
    }
  }

  private UnsafeBuffer next() {
    next = next + 1 == frames.length ? 0 : next + 1;
    return frames[next];
  }

  /** The next vehicle's position written. */
  @Benchmark
  public int encode() {
    UnsafeBuffer frame = next();
    position.timeBootMs(0x0100_0000 | next).lat(493_000_000 + next);
    return FrameEncoder.encode(position, next, next, 1, frame, 0);
  }

  /** The next vehicle's frame found, checked and read. */
  @Benchmark
  public double decode() {
    UnsafeBuffer frame = next();
    scanner.scan(frame, 0, frame.capacity(), reader);
    return sum;
  }

  private void read(FrameView frame) {
    received.wrap(frame);
    sum = received.lat() + received.lon() + received.alt() + received.vx() + received.hdg();
  }
}
