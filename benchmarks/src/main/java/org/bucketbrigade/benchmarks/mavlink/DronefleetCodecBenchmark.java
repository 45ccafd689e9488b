package org.bucketbrigade.benchmarks.mavlink;

import io.dronefleet.mavlink.MavlinkConnection;
import io.dronefleet.mavlink.common.GlobalPositionInt;
import io.dronefleet.mavlink.common.MavFrame;
import io.dronefleet.mavlink.common.SetPositionTargetLocalNed;
import io.dronefleet.mavlink.util.EnumValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import org.bucketbrigade.mavlink.PositionTargetMask;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The same work as {@link CodecBenchmark}, method by method, done by dronefleet's library. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DronefleetCodecBenchmark {
  private final MavlinkConnection sender =
      MavlinkConnection.create(InputStream.nullInputStream(), OutputStream.nullOutputStream());
  private final MavlinkConnection positions = endless(SampleFrames.position(17));
  private final MavlinkConnection setpoints = endless(SampleFrames.setpoint(17));
  private int tick;

  @Benchmark
  public void encodePosition() throws IOException {
    tick++;
    GlobalPositionInt position =
        GlobalPositionInt.builder()
            .timeBootMs(tick)
            .lat(493_000_000 + tick)
            .lon(-1_231_000_000 + tick)
            .alt(400_000 + tick)
            .relativeAlt(60_000)
            .vx(tick)
            .vy(-tick)
            .vz(3)
            .hdg(tick)
            .build();
    sender.send2(17, 1, position);
  }

  @Benchmark
  public void encodeSetpoint() throws IOException {
    tick++;
    SetPositionTargetLocalNed setpoint =
        SetPositionTargetLocalNed.builder()
            .timeBootMs(tick)
            .targetSystem(17)
            .targetComponent(1)
            .coordinateFrame(MavFrame.MAV_FRAME_LOCAL_NED)
            .typeMask(EnumValue.create(PositionTargetMask.VELOCITY_AND_YAW))
            .vx(tick)
            .vy(-tick)
            .vz(0.5f)
            .yaw(1.25f)
            .build();
    sender.send2(245, 190, setpoint);
  }

  @Benchmark
  public Object decodePosition() throws IOException {
    return positions.next().getPayload();
  }

  @Benchmark
  public Object decodeSetpoint() throws IOException {
    return setpoints.next().getPayload();
  }

  private static MavlinkConnection endless(byte[] frame) {
    return MavlinkConnection.create(new Endless(frame), OutputStream.nullOutputStream());
  }

  /** The same frame again and again. */
  private static final class Endless extends InputStream {
    private final byte[] frame;
    private int at;

    Endless(byte[] frame) {
      this.frame = frame;
    }

    @Override
    public int read() {
      int b = frame[at] & 0xFF;
      at = (at + 1) % frame.length;
      return b;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      int count = Math.min(length, frame.length - at);
      System.arraycopy(frame, at, target, offset, count);
      at = (at + count) % frame.length;
      return count;
    }
  }
}
