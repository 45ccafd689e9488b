package org.bucketbrigade.pipeline;

import java.nio.ByteOrder;
import org.agrona.DirectBuffer;

/**
 * What travels on an {@link Outlet}: a kind, a head of numbers and a payload.
 *
 * <pre>
 * FRAME      network (int32), peer (int32), time of merge (int64), n (int32),
 *            n x [service so far (int64), read at (int64)], then the MAVLink frame
 * OWN        session (int32), then a wire message
 * CREW       drone (int32), tier (int32), keyframe (int32), then a wire message
 * FLEET      then a wire message
 * SITUATION  key (int32), then a wire message
 * ROUTE      session (int32), drone (int32), tier (int32), fleet (int32)
 * CLOSE      session (int32), reason (int32)
 * MALFORMED  session (int32)
 * </pre>
 */
public final class RoadRecord {
  public static final int FRAME = 1;
  public static final int OWN = 2;
  public static final int CREW = 3;
  public static final int FLEET = 4;
  public static final int SITUATION = 5;
  public static final int ROUTE = 6;
  public static final int CLOSE = 7;
  public static final int MALFORMED = 8;

  static final int FRAME_MERGED = 8;
  static final int FRAME_COUNT = 16;
  static final int FRAME_TIMES = 20;
  static final int TIME_BYTES = 16;
  static final int HEAD = 24;
  static final int MAX_TIMES = LatencyMeter.MAX_PENDING * TIME_BYTES;

  private RoadRecord() {}

  /** Number at a place of a record's head, places counted from 0. */
  public static int int32(DirectBuffer buffer, int recordOffset, int place) {
    return buffer.getInt(recordOffset + place * Integer.BYTES, ByteOrder.LITTLE_ENDIAN);
  }

  /** Bytes of the head of a kind whose head has a fixed number of int32. */
  public static int headLength(int kind) {
    return switch (kind) {
      case OWN, SITUATION, MALFORMED -> 4;
      case CLOSE -> 8;
      case CREW -> 12;
      case ROUTE -> 16;
      case FLEET -> 0;
      default -> throw new IllegalArgumentException("no fixed head: " + kind);
    };
  }

  /** Offset of the MAVLink frame in a FRAME record. */
  public static int frameOffset(DirectBuffer buffer, int recordOffset) {
    int count = buffer.getInt(recordOffset + FRAME_COUNT, ByteOrder.LITTLE_ENDIAN);
    return recordOffset + FRAME_TIMES + count * TIME_BYTES;
  }

  /** Tells the meter that the frame of a FRAME record was sent. */
  public static void sent(
      DirectBuffer buffer, int recordOffset, LatencyMeter meter, long nowNanos) {
    int count = buffer.getInt(recordOffset + FRAME_COUNT, ByteOrder.LITTLE_ENDIAN);
    long merged = buffer.getLong(recordOffset + FRAME_MERGED, ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      int at = recordOffset + FRAME_TIMES + i * TIME_BYTES;
      meter.sent(
          buffer.getLong(at, ByteOrder.LITTLE_ENDIAN),
          merged,
          buffer.getLong(at + Long.BYTES, ByteOrder.LITTLE_ENDIAN),
          nowNanos);
    }
  }
}
