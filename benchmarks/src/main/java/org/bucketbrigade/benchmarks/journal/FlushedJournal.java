package org.bucketbrigade.benchmarks.journal;

import org.agrona.DirectBuffer;
import org.bucketbrigade.journal.Journal;
import org.bucketbrigade.journal.JournalCondition;

/**
 * Asks to be made durable twice a second, as votes and orders do: 300 drones whose crews drop every
 * two minutes ask as often.
 */
final class FlushedJournal implements Journal {
  private static final int EVENTS_A_FLUSH = 4_000;

  private final Journal journal;
  private boolean wanted;

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
    wanted |= event % EVENTS_A_FLUSH == 0;
    return journal.append(
        event, nowNanos, type, source, endOfBatch, digest, buffer, offset, length);
  }

  /** Asked for at each tick, when what was ready has left: then acts ask for it, too. */
  @Override
  public JournalCondition condition() {
    if (wanted) {
      wanted = false;
      journal.requestDurable();
    }
    return journal.condition();
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
