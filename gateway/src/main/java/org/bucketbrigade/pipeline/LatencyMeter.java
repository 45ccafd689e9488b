package org.bucketbrigade.pipeline;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * Measures how long accepted inputs take to become datagrams.
 *
 * <p>Service time of an input: from the read of its bytes until its drone's setpoint was sent,
 * without the wait for the drone's 25 Hz gate. If the setpoint came of the same batch there was no
 * wait; else the wait lasts from the input's acceptance to the merge. The core's thread notes
 * inputs and merges, the thread that sends completes them.
 */
public final class LatencyMeter {
  /** Inputs of one drone that can wait for one setpoint; further ones are not measured. */
  static final int MAX_PENDING = 64;

  private static final long HIGHEST_NANOS = 60_000_000_000L;
  private static final int DIGITS = 3;

  private final long[][] readNanos;
  private final long[][] acceptedNanos;
  private final long[][] batch;
  private final int[] pending;
  private final Recorder service = new Recorder(HIGHEST_NANOS, DIGITS);
  private final Recorder gateWait = new Recorder(HIGHEST_NANOS, DIGITS);
  private final Recorder total = new Recorder(HIGHEST_NANOS, DIGITS);

  LatencyMeter(int maxDrones) {
    readNanos = new long[maxDrones][];
    acceptedNanos = new long[maxDrones][];
    batch = new long[maxDrones][];
    pending = new int[maxDrones];
  }

  /** An input was accepted for a drone. Core's thread. */
  void accepted(int drone, long read, long now, long inBatch) {
    if (readNanos[drone] == null) {
      readNanos[drone] = new long[MAX_PENDING];
      acceptedNanos[drone] = new long[MAX_PENDING];
      batch[drone] = new long[MAX_PENDING];
    }
    int at = pending[drone];
    if (at < MAX_PENDING) {
      readNanos[drone][at] = read;
      acceptedNanos[drone][at] = now;
      batch[drone][at] = inBatch;
      pending[drone] = at + 1;
    }
  }

  int pending(int drone) {
    return pending[drone];
  }

  /**
   * The drone's inputs were merged at {@code now}: gives the service time that an input had up to
   * now and records its wait. Core's thread; call for each pending index, then {@link #taken}.
   */
  long merged(int drone, int index, long now, long inBatch) {
    long accepted = acceptedNanos[drone][index];
    boolean waited = batch[drone][index] != inBatch;
    gateWait.recordValue(bounded(waited ? now - accepted : 0));
    return (waited ? accepted : now) - readNanos[drone][index];
  }

  long readNanos(int drone, int index) {
    return readNanos[drone][index];
  }

  void taken(int drone) {
    pending[drone] = 0;
  }

  /** The setpoint was sent. Sender's thread. */
  void sent(long serviceSoFarNanos, long mergedNanos, long readAtNanos, long now) {
    service.recordValue(bounded(serviceSoFarNanos + now - mergedNanos));
    total.recordValue(bounded(now - readAtNanos));
  }

  private static long bounded(long nanos) {
    return Math.max(0, Math.min(HIGHEST_NANOS, nanos));
  }

  /** Service times since the last call, nanoseconds. */
  public Histogram takeService() {
    return service.getIntervalHistogram();
  }

  /** Waits for the gate since the last call, nanoseconds. */
  public Histogram takeGateWait() {
    return gateWait.getIntervalHistogram();
  }

  /** Service and wait together since the last call, nanoseconds. */
  public Histogram takeTotal() {
    return total.getIntervalHistogram();
  }
}
