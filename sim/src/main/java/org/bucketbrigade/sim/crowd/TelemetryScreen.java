package org.bucketbrigade.sim.crowd;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The telemetry that one person has seen: the newest picture, and a short memory of earlier ones,
 * because people act on what they saw a moment ago.
 */
final class TelemetryScreen {
  /** 1.6 s at 10 frames a second: more than the slowest reaction. */
  private static final int MEMORY = 16;

  private final @Nullable TelemetryFrame[] frames = new @Nullable TelemetryFrame[MEMORY];
  private final long[] arrivedNanos = new long[MEMORY];
  private @Nullable TelemetryPayload keyframe;
  private int count;

  /** What became of a telemetry message. */
  enum Result {
    SHOWN,
    /** Older than what is on the screen. */
    LATE,
    /** A delta whose keyframe is not at hand. */
    NO_KEYFRAME
  }

  /** Takes a message of the own drone over. */
  Result accept(TelemetryPayload payload, long nowNanos) {
    TelemetryPayload base = keyframe;
    if (payload.isKeyframe()) {
      if (base == null || payload.frame() - base.frame() > 0) {
        keyframe = payload;
      }
      base = payload;
    } else if (base == null || base.frame() != payload.keyframe()) {
      return Result.NO_KEYFRAME;
    }
    TelemetryFrame newest = newest();
    if (newest != null && payload.frame() - newest.frame() <= 0) {
      return Result.LATE;
    }
    int slot = count++ % MEMORY;
    frames[slot] = payload.resolve(base);
    arrivedNanos[slot] = nowNanos;
    return Result.SHOWN;
  }

  /** The newest picture, or null. */
  @Nullable TelemetryFrame newest() {
    return count == 0 ? null : frames[(count - 1) % MEMORY];
  }

  /** Its frame number; 0 if there is none. */
  int newestFrame() {
    TelemetryFrame newest = newest();
    return newest == null ? 0 : newest.frame();
  }

  /** Since when the newest picture stands, nanoseconds; only if there is one. */
  long ageNanos(long nowNanos) {
    return nowNanos - arrivedNanos[(count - 1) % MEMORY];
  }

  /** The newest picture that had arrived at a moment, or null if none of that age is remembered. */
  @Nullable TelemetryFrame seenAt(long atNanos) {
    for (int back = 1; back <= Math.min(count, MEMORY); back++) {
      int slot = (count - back) % MEMORY;
      if (atNanos - arrivedNanos[slot] >= 0) {
        return frames[slot];
      }
    }
    return null;
  }

  /** Another drone, or another session. */
  void clear() {
    Arrays.fill(frames, null);
    keyframe = null;
    count = 0;
  }
}
