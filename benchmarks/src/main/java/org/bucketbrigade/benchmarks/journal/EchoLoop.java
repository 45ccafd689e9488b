package org.bucketbrigade.benchmarks.journal;

import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.core.CoreConfig;
import org.bucketbrigade.core.EventType;
import org.bucketbrigade.core.SignIn;
import org.bucketbrigade.journal.Journal;
import org.bucketbrigade.pipeline.Pipeline;
import org.bucketbrigade.pipeline.RoadRecord;
import org.bucketbrigade.wire.v1.ClientMessage;
import org.bucketbrigade.wire.v1.Role;
import org.bucketbrigade.wire.v1.TimeEcho;

/**
 * The loop from a message published to its answer on the road out: ring, journal, core. Messages
 * come in small bursts, as from many sockets; their answers leave in the same order.
 */
final class EchoLoop implements AutoCloseable {
  /** Messages of a burst. */
  static final int BURST = 8;

  private static final int EPOCH = 3;
  private static final long PAUSE_NANOS = 1_000_000L;
  private static final long PATIENCE_NANOS = 1_000_000_000L;

  private final Pipeline pipeline;
  private final UnsafeBuffer message = new UnsafeBuffer(new byte[64]);
  private final long[] sentNanos = new long[BURST];
  private final long[] tookNanos = new long[BURST];
  private int sequence;
  private volatile int answered = BURST; // nobody waits for what comes before the first burst

  EchoLoop(Journal journal) {
    pipeline = new Pipeline(CoreConfig.DEFAULT, 1, journal);
    pipeline.start();
    pipeline.toPeople(0).connect(Runnable::run, () -> pipeline.toPeople(0).drain(this::left));
    SignIn.write(message, 0, 77, EPOCH, Role.ROLE_OPERATOR.getNumber(), 1);
    pipeline.inlet().publish(EventType.SESSION_OPENED, 0, 0, message, 0, SignIn.LENGTH);
    LockSupport.parkNanos(10 * PAUSE_NANOS);
  }

  /** On the core's thread, which drains what it has written itself: no thread is waited for. */
  private void left(int kind, MutableDirectBuffer buffer, int offset, int length) {
    int at = answered;
    if (kind == RoadRecord.OWN && at < BURST) {
      tookNanos[at] = System.nanoTime() - sentNanos[at];
      answered = at + 1;
    }
  }

  /** Bursts for some time, and notes how long each message took, nanoseconds. */
  void slice(long nanos, Histogram took) {
    long end = System.nanoTime() + nanos;
    while (System.nanoTime() < end) {
      burst();
      for (long each : tookNanos) {
        took.recordValue(each);
      }
    }
  }

  private void burst() {
    answered = 0;
    for (int i = 0; i < BURST; i++) {
      byte[] bytes =
          ClientMessage.newBuilder()
              .setSequence(++sequence)
              .setSessionEpoch(EPOCH)
              .setTimeEcho(TimeEcho.newBuilder().setClientTimeUs(i))
              .build()
              .toByteArray();
      message.putBytes(0, bytes);
      sentNanos[i] = System.nanoTime();
      if (!pipeline.inlet().publish(EventType.MESSAGE, 0, 0, message, 0, bytes.length)) {
        throw new IllegalStateException("the ring is full");
      }
    }
    long end = System.nanoTime() + PATIENCE_NANOS;
    do {
      LockSupport.parkNanos(PAUSE_NANOS); // no core is taken from those who are measured
      if (System.nanoTime() > end) {
        throw new IllegalStateException("only " + answered + " of " + BURST + " were answered");
      }
    } while (answered < BURST);
  }

  @Override
  public void close() {
    pipeline.close();
  }
}
