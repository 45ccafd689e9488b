package org.bucketbrigade.benchmarks.mavlink;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.TimeUnit;
import org.bucketbrigade.mavlink.FrameEncoder;
import org.bucketbrigade.mavlink.MavFrame;
import org.bucketbrigade.mavlink.PositionTargetMask;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * The same work as {@link CodecBenchmark}, method by method, as one writes it by hand for these two
 * messages alone: a ByteBuffer, fixed places, and a checksum by table.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PlainCodecBenchmark {
  private static final int HEADER = 10;
  private static final int POSITION_ID = 33;
  private static final int POSITION_LENGTH = 28;
  private static final int POSITION_EXTRA = 104;
  private static final int SETPOINT_ID = 84;
  private static final int SETPOINT_LENGTH = 53;
  private static final int SETPOINT_EXTRA = 143;

  private final char[] table = new char[256];
  private final byte[] bytes = new byte[FrameEncoder.MAX_FRAME_LENGTH];
  private final ByteBuffer target = buffer(bytes);
  private final ByteBuffer positionFrame = buffer(SampleFrames.position(17));
  private final ByteBuffer setpointFrame = buffer(SampleFrames.setpoint(17));
  private int tick;
  private double sum;

  /** Fills the checksum's table. */
  public PlainCodecBenchmark() {
    for (int b = 0; b < table.length; b++) {
      int crc = b;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) == 0 ? crc >>> 1 : crc >>> 1 ^ 0x8408;
      }
      table[b] = (char) crc;
    }
  }

  private static ByteBuffer buffer(byte[] frame) {
    return ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** GLOBAL_POSITION_INT written. */
  @Benchmark
  public int encodePosition() {
    tick++;
    target.putInt(HEADER, tick);
    target.putInt(HEADER + 4, 493_000_000 + tick);
    target.putInt(HEADER + 8, -1_231_000_000 + tick);
    target.putInt(HEADER + 12, 400_000 + tick);
    target.putInt(HEADER + 16, 60_000);
    target.putShort(HEADER + 20, (short) tick);
    target.putShort(HEADER + 22, (short) -tick);
    target.putShort(HEADER + 24, (short) 3);
    target.putShort(HEADER + 26, (short) tick);
    return finish(POSITION_ID, POSITION_LENGTH, POSITION_EXTRA, 17, 1);
  }

  /** SET_POSITION_TARGET_LOCAL_NED written. */
  @Benchmark
  public int encodeSetpoint() {
    tick++;
    target.putInt(HEADER, tick);
    target.putFloat(HEADER + 4, 0);
    target.putFloat(HEADER + 8, 0);
    target.putFloat(HEADER + 12, 0);
    target.putFloat(HEADER + 16, tick);
    target.putFloat(HEADER + 20, -tick);
    target.putFloat(HEADER + 24, 0.5f);
    target.putFloat(HEADER + 28, 0);
    target.putFloat(HEADER + 32, 0);
    target.putFloat(HEADER + 36, 0);
    target.putFloat(HEADER + 40, 1.25f);
    target.putFloat(HEADER + 44, 0);
    target.putShort(HEADER + 48, (short) PositionTargetMask.VELOCITY_AND_YAW);
    target.put(HEADER + 50, (byte) 17);
    target.put(HEADER + 51, (byte) 1);
    target.put(HEADER + 52, (byte) MavFrame.LOCAL_NED);
    return finish(SETPOINT_ID, SETPOINT_LENGTH, SETPOINT_EXTRA, 245, 190);
  }

  private int finish(int id, int fullLength, int extra, int system, int component) {
    int length = fullLength;
    while (length > 1 && target.get(HEADER + length - 1) == 0) {
      length--;
    }
    target.put(0, (byte) 0xFD);
    target.put(1, (byte) length);
    target.putShort(2, (short) 0);
    target.put(4, (byte) tick);
    target.put(5, (byte) system);
    target.put(6, (byte) component);
    target.put(7, (byte) id);
    target.putShort(8, (short) (id >>> 8));
    target.putShort(HEADER + length, (short) checksum(target, length, extra));
    return HEADER + length + 2;
  }

  private int checksum(ByteBuffer frame, int length, int extra) {
    int crc = 0xFFFF;
    for (int at = 1; at < HEADER + length; at++) {
      crc = crc >>> 8 ^ table[(crc ^ frame.get(at)) & 0xFF];
    }
    return crc >>> 8 ^ table[(crc ^ extra) & 0xFF];
  }

  /** GLOBAL_POSITION_INT checked and read. */
  @Benchmark
  public double decodePosition() {
    ByteBuffer frame = positionFrame;
    if (isGood(frame, POSITION_ID, POSITION_EXTRA)) {
      long fields = uint32(frame, 0) + frame.getInt(HEADER + 4) + frame.getInt(HEADER + 8);
      sum = fields + frame.getInt(HEADER + 12) + frame.getInt(HEADER + 16);
      sum +=
          frame.getShort(HEADER + 20) + frame.getShort(HEADER + 22) + frame.getShort(HEADER + 24);
      sum += frame.getShort(HEADER + 26) & 0xFFFF;
    }
    return sum;
  }

  /** SET_POSITION_TARGET_LOCAL_NED checked and read; its last fields are not zero. */
  @Benchmark
  public double decodeSetpoint() {
    ByteBuffer frame = setpointFrame;
    if (isGood(frame, SETPOINT_ID, SETPOINT_EXTRA)) {
      long header = uint32(frame, 0) + (frame.get(HEADER + 50) & 0xFF);
      sum = header + (frame.get(HEADER + 51) & 0xFF) + (frame.get(HEADER + 52) & 0xFF);
      sum += frame.getShort(HEADER + 48) & 0xFFFF;
      for (int at = 4; at < 48; at += Float.BYTES) {
        sum += frame.getFloat(HEADER + at);
      }
    }
    return sum;
  }

  /** The frame that was written last, and zeros behind it. */
  byte[] written() {
    return bytes;
  }

  private static long uint32(ByteBuffer frame, int at) {
    return frame.getInt(HEADER + at) & 0xFFFF_FFFFL;
  }

  private boolean isGood(ByteBuffer frame, int id, int extra) {
    int length = frame.get(1) & 0xFF;
    return frame.get(0) == (byte) 0xFD
        && frame.get(2) == 0
        && frame.capacity() >= HEADER + length + 2
        && ((frame.get(7) & 0xFF) | (frame.getShort(8) & 0xFFFF) << 8) == id
        && (frame.getShort(HEADER + length) & 0xFFFF) == checksum(frame, length, extra);
  }
}
