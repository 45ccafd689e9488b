package org.bucketbrigade.benchmarks.journal;

import org.agrona.DirectBuffer;
import org.bucketbrigade.journal.Journal;

/** Keeps nothing: what the loop costs without a journal. */
final class NoJournal implements Journal {
  @Override
  public boolean append(
      long event,
      long nowNanos,
      int type,
      int source,
      boolean endOfBatch,
      int digest,
      DirectBuffer buffer,
      int offset,
      int length) {
    return true;
  }

  @Override
  public void requestDurable() {}

  @Override
  public long durableEvent() {
    return -1;
  }

  @Override
  public void close() {}
}
