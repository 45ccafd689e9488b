package org.bucketbrigade.sim.autopilot;

import java.util.Arrays;
import org.bucketbrigade.mavlink.FrameView;
import org.bucketbrigade.mavlink.MavResult;
import org.bucketbrigade.mavlink.RequestDataStream;
import org.bucketbrigade.sim.airframe.StateHash;
import org.bucketbrigade.sim.airframe.Ticks;
import org.jspecify.annotations.Nullable;

/**
 * Messages sent at regular intervals.
 *
 * <p>Asked for by SET_MESSAGE_INTERVAL one by one, or in groups by the old REQUEST_DATA_STREAM,
 * which is never acknowledged.
 */
final class Streams {
  private static final float MICROS_PER_TICK = 1000f * Ticks.MILLIS;

  private static final int STREAM_ALL = 0;
  private static final int STREAM_EXTENDED_STATUS = 2;
  private static final int STREAM_POSITION = 6;
  private static final int STREAM_EXTRA1 = 10;
  private static final int STREAM_EXTRA2 = 11;
  private static final int STREAM_EXTRA3 = 12;

  private final FlightStatus status;
  private final Downlink downlink;
  private final int[] intervalTicks = new int[MessageKind.count()];
  private final long[] nextTick = new long[MessageKind.count()];
  private final RequestDataStream request = new RequestDataStream();
  private int running;

  Streams(FlightStatus status, Downlink downlink) {
    this.status = status;
    this.downlink = downlink;
  }

  /** The kind with a message id, or null if it is not supported. */
  static @Nullable MessageKind kindOf(float messageId) {
    return Float.isNaN(messageId) ? null : MessageKind.of((int) messageId);
  }

  /**
   * Answers SET_MESSAGE_INTERVAL; returns one of {@link MavResult}.
   *
   * @param intervalMicros above 0, or 0 or -1 for never
   */
  int setInterval(MessageKind kind, float intervalMicros) {
    if (!(intervalMicros >= -1)) {
      return MavResult.DENIED;
    }
    // The heartbeat has its own clock.
    if (kind != MessageKind.HEARTBEAT) {
      set(kind, intervalMicros > 0 ? Math.max(1, Math.round(intervalMicros / MICROS_PER_TICK)) : 0);
    }
    return MavResult.ACCEPTED;
  }

  void onRequestDataStream(FrameView frame) {
    request.wrap(frame);
    if (request.targetSystem() != 0 && request.targetSystem() != downlink.systemId()) {
      return;
    }
    boolean start = request.startStop() == 1 && request.reqMessageRate() > 0;
    int ticks = start ? Math.max(1, Ticks.PER_SECOND / request.reqMessageRate()) : 0;
    int group = request.reqStreamId();
    boolean all = group == STREAM_ALL;
    if (all || group == STREAM_EXTENDED_STATUS) {
      set(MessageKind.SYS_STATUS, ticks);
      set(MessageKind.GPS_RAW_INT, ticks);
      set(MessageKind.FENCE_STATUS, ticks);
    }
    if (all || group == STREAM_POSITION) {
      set(MessageKind.GLOBAL_POSITION_INT, ticks);
      set(MessageKind.LOCAL_POSITION_NED, ticks);
    }
    if (all || group == STREAM_EXTRA1) {
      set(MessageKind.ATTITUDE, ticks);
    }
    if (all || group == STREAM_EXTRA2) {
      set(MessageKind.VFR_HUD, ticks);
    }
    if (all || group == STREAM_EXTRA3) {
      set(MessageKind.BATTERY_STATUS, ticks);
      set(MessageKind.SYSTEM_TIME, ticks);
    }
  }

  /** Sends a kind of message at an interval from now on; 0 for never. */
  void set(MessageKind kind, int ticks) {
    int i = kind.index;
    intervalTicks[i] = ticks;
    nextTick[i] = status.tick + ticks;
    running = ticks > 0 ? running | 1 << i : running & ~(1 << i);
  }

  /** Sends what is due. */
  void tick(Reports reports) {
    if (running == 0) {
      return;
    }
    for (int i = 0; i < intervalTicks.length; i++) {
      if (intervalTicks[i] > 0 && nextTick[i] <= status.tick) {
        nextTick[i] += intervalTicks[i];
        reports.send(MessageKind.at(i));
      }
    }
  }

  /** Stops all, as a boot does. */
  void reset() {
    running = 0;
    Arrays.fill(intervalTicks, 0);
  }

  long hash(long start) {
    long hash = start;
    for (int i = 0; i < intervalTicks.length; i++) {
      hash = StateHash.add(hash, intervalTicks[i]);
      hash = StateHash.add(hash, intervalTicks[i] > 0 ? nextTick[i] : 0);
    }
    return hash;
  }
}
