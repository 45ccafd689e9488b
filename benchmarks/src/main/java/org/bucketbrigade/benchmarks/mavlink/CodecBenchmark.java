package org.bucketbrigade.benchmarks.mavlink;

import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.mavlink.FrameEncoder;
import org.bucketbrigade.mavlink.FrameScanner;
import org.bucketbrigade.mavlink.FrameView;
import org.bucketbrigade.mavlink.GlobalPositionInt;
import org.bucketbrigade.mavlink.MavFrame;
import org.bucketbrigade.mavlink.PositionTargetMask;
import org.bucketbrigade.mavlink.SetPositionTargetLocalNed;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Our flyweights: a message's fields set and written as a frame, a frame found, checked and all its
 * fields read.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CodecBenchmark {
  private final UnsafeBuffer target = new UnsafeBuffer(new byte[FrameEncoder.MAX_FRAME_LENGTH]);
  private final GlobalPositionInt position = new GlobalPositionInt();
  private final SetPositionTargetLocalNed setpoint = new SetPositionTargetLocalNed();
  private final UnsafeBuffer positionFrame = new UnsafeBuffer(SampleFrames.position(17));
  private final UnsafeBuffer setpointFrame = new UnsafeBuffer(SampleFrames.setpoint(17));
  private final GlobalPositionInt receivedPosition = new GlobalPositionInt();
  private final SetPositionTargetLocalNed receivedSetpoint = new SetPositionTargetLocalNed();
  private final FrameScanner scanner = new FrameScanner();
  private final FrameScanner.Handler positionReader = this::readPosition;
  private final FrameScanner.Handler setpointReader = this::readSetpoint;
  private int tick;
  private double sum;

  @Benchmark
  public int encodePosition() {
    tick++;
    position.clear();
    position
        .timeBootMs(tick)
        .lat(493_000_000 + tick)
        .lon(-1_231_000_000 + tick)
        .alt(400_000 + tick)
        .relativeAlt(60_000)
        .vx(tick)
        .vy(-tick)
        .vz(3)
        .hdg(tick);
    return FrameEncoder.encode(position, tick, 17, 1, target, 0);
  }

  @Benchmark
  public int encodeSetpoint() {
    tick++;
    setpoint.clear();
    setpoint
        .timeBootMs(tick)
        .targetSystem(17)
        .targetComponent(1)
        .coordinateFrame(MavFrame.LOCAL_NED)
        .typeMask(PositionTargetMask.VELOCITY_AND_YAW)
        .vx(tick)
        .vy(-tick)
        .vz(0.5f)
        .yaw(1.25f);
    return FrameEncoder.encode(setpoint, tick, 245, 190, target, 0);
  }

  @Benchmark
  public double decodePosition() {
    scanner.scan(positionFrame, 0, positionFrame.capacity(), positionReader);
    return sum;
  }

  @Benchmark
  public double decodeSetpoint() {
    scanner.scan(setpointFrame, 0, setpointFrame.capacity(), setpointReader);
    return sum;
  }

  /** The frame that was written last, and zeros behind it. */
  byte[] written() {
    return target.byteArray();
  }

  private void readPosition(FrameView frame) {
    GlobalPositionInt message = receivedPosition;
    message.wrap(frame);
    long fields = message.timeBootMs() + message.lat() + message.lon() + message.alt();
    sum = fields + message.relativeAlt() + message.vx() + message.vy() + message.vz();
    sum += message.hdg();
  }

  private void readSetpoint(FrameView frame) {
    SetPositionTargetLocalNed message = receivedSetpoint;
    message.wrap(frame);
    long header = message.timeBootMs() + message.targetSystem() + message.targetComponent();
    sum = header + message.coordinateFrame() + message.typeMask();
    sum += message.x() + message.y() + message.z() + message.vx() + message.vy() + message.vz();
    sum += message.afx() + message.afy() + message.afz() + message.yaw() + message.yawRate();
  }
}
