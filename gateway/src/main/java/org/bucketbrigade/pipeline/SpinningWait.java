package org.bucketbrigade.pipeline;

import com.lmax.disruptor.AlertException;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.SequenceBarrier;
import com.lmax.disruptor.TimeoutException;
import com.lmax.disruptor.WaitStrategy;

/**
 * Waits for the ring without ever sleeping, and says so when nothing came for some time. The
 * library's own busy spin has no such limit, and the core's clock must go on without events, too.
 */
final class SpinningWait implements WaitStrategy {
  private final long limitNanos;

  /**
   * @param limitNanos the longest wait for an event
   */
  SpinningWait(long limitNanos) {
    this.limitNanos = limitNanos;
  }

  @Override
  public long waitFor(
      long sequence, Sequence cursor, Sequence dependentSequence, SequenceBarrier barrier)
      throws AlertException, TimeoutException {
    long began = System.nanoTime();
    long available = dependentSequence.get();
    while (available < sequence) {
      barrier.checkAlert();
      if (System.nanoTime() - began >= limitNanos) {
        throw TimeoutException.INSTANCE;
      }
      Thread.onSpinWait();
      available = dependentSequence.get();
    }
    return available;
  }

  @Override
  public void signalAllWhenBlocking() {}
}
