package org.bucketbrigade.sim.autopilot;

import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.mavlink.FrameEncoder;
import org.bucketbrigade.mavlink.FrameView;
import org.bucketbrigade.sim.chance.Chance;

/**
 * Received frames that wait for the autopilot's main loop: a frame is worked on 2 to 7 ms after it
 * came, which is when a real one answers.
 */
final class Inbox {
  /** Frames that wait at most; ArduCopter's serial buffers are no larger. The newest is dropped. */
  static final int CAPACITY = 64;

  private static final long MIN_LATENCY_NANOS = 2_000_000;

  /** With up to one tick of 4 ms until the next loop, the sum stays below 7 ms. */
  private static final long LATENCY_SPREAD_NANOS = 900_000;

  private final int systemId;
  private final UnsafeBuffer frames =
      new UnsafeBuffer(new byte[CAPACITY * FrameEncoder.MAX_FRAME_LENGTH]);
  private final long[] dueNanos = new long[CAPACITY];
  private final FrameView view = new FrameView();
  private long arrived;
  private long taken;
  private long dropped;
  private boolean silent;

  Inbox(int systemId) {
    this.systemId = systemId;
  }

  /** Copies a frame in. */
  void put(FrameView frame, long nowNanos) {
    if (silent) {
      return;
    }
    if (arrived - taken == CAPACITY) {
      dropped++;
      return;
    }
    int slot = slot(arrived);
    frames.putBytes(offset(slot), frame.buffer(), frame.offset(), frame.length());
    double spread = Chance.uniform(systemId, 0, arrived, 0) * LATENCY_SPREAD_NANOS;
    dueNanos[slot] = nowNanos + MIN_LATENCY_NANOS + (long) spread;
    arrived++;
  }

  /** Hands on, in their order, all frames whose time has come. */
  void drain(long nowNanos, FrameHandler handler) {
    while (taken < arrived && dueNanos[slot(taken)] <= nowNanos) {
      view.wrap(frames, offset(slot(taken)));
      taken++;
      handler.onFrame(view);
    }
  }

  void clear() {
    taken = arrived;
  }

  /** Lets nothing in, and loses what waits, or lets frames in again. */
  void silence(boolean newSilent) {
    silent = newSilent;
    if (silent) {
      clear();
    }
  }

  /** Frames that did not fit. */
  long dropped() {
    return dropped;
  }

  private static int slot(long number) {
    return (int) (number % CAPACITY);
  }

  private static int offset(int slot) {
    return slot * FrameEncoder.MAX_FRAME_LENGTH;
  }

  /** Takes one frame; the view is good until this returns. */
  interface FrameHandler {
    void onFrame(FrameView frame);
  }
}
