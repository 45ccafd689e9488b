package org.bucketbrigade.pipeline;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.BufferUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/**
 * One-way road from the core's thread to a socket thread: a byte ring, and one wake-up for
 * everything that was written since the last.
 */
public final class Outlet {
  private static final int DRAIN_LIMIT = 512;

  private final OneToOneRingBuffer ring;
  private final UnsafeBuffer head =
      new UnsafeBuffer(new byte[RoadRecord.HEAD + RoadRecord.MAX_TIMES]);
  private final UnsafeBuffer scratch = new UnsafeBuffer(new byte[4_096]);
  private final AtomicBoolean awake = new AtomicBoolean();
  private final AtomicLong dropped = new AtomicLong();
  private volatile Runnable wake = () -> {};
  private boolean written;

  /**
   * @param capacity bytes, a power of two
   */
  Outlet(int capacity) {
    ring =
        new OneToOneRingBuffer(
            new UnsafeBuffer(
                BufferUtil.allocateDirectAligned(
                    capacity + RingBufferDescriptor.TRAILER_LENGTH, 64)));
  }

  /** Names the thread that drains and what it does there. */
  public void connect(Executor executor, Runnable drain) {
    wake =
        () -> {
          try {
            executor.execute(drain);
          } catch (RejectedExecutionException e) {
            dropped.incrementAndGet(); // the socket thread has ended: a shutdown
          }
        };
    // What was written before may have called a wake that reached nobody.
    awake.set(true);
    wake.run();
  }

  /** Header to fill in before {@link #write}. Core's thread. */
  UnsafeBuffer head() {
    return head;
  }

  /** Writes a header of some bytes and a payload; drops and counts when full. Core's thread. */
  void write(int kind, int headLength, DirectBuffer payload, int offset, int length) {
    scratch.putBytes(0, head, 0, headLength);
    if (length > 0) {
      scratch.putBytes(headLength, payload, offset, length);
    }
    if (ring.write(kind, scratch, 0, headLength + length)) {
      written = true;
    } else {
      dropped.incrementAndGet();
    }
  }

  /** Wakes the other side if there is something new. Core's thread, at the end of a batch. */
  void flush() {
    if (written) {
      written = false;
      if (awake.compareAndSet(false, true)) {
        wake.run();
      }
    }
  }

  /**
   * Reads everything there is. Socket thread.
   *
   * @return how many records were read
   */
  public int drain(MessageHandler handler) {
    awake.set(false);
    int total = 0;
    int read;
    do {
      read = ring.read(handler, DRAIN_LIMIT);
      total += read;
    } while (read > 0);
    return total;
  }

  /** Records that found no room. */
  public long dropped() {
    return dropped.get();
  }
}
