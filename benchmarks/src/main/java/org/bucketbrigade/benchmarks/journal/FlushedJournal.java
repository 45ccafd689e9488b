package org.bucketbrigade.benchmarks.journal;

import org.agrona.DirectBuffer;
import org.bucketbrigade.journal.Journal;

/** Asks to be made durable now and then, as votes and orders do. */
final class FlushedJournal implements Journal {
  private static final int EVENTS_A_FLUSH = 500;

  private final Journal journal;

  FlushedJournal(Journal journal) {
    this.journal = journal;
  }

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
    boolean kept =
        journal.append(event, nowNanos, type, source, endOfBatch, digest, buffer, offset, length);
    if (event % EVENTS_A_FLUSH == 0) {
      journal.requestDurable();
    }
    return kept;
  }

  @Override
  public void requestDurable() {
    journal.requestDurable();
  }

  @Override
  public long durableEvent() {
    return journal.durableEvent();
  }

  @Override
  public void close() {
    journal.close();
  }
}
