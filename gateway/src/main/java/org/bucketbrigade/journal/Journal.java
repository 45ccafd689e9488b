package org.bucketbrigade.journal;

import org.agrona.DirectBuffer;

/**
 * Where the core's thread writes each event before it is applied. Never waits: what cannot be
 * written is a returned value.
 */
public interface Journal extends AutoCloseable {
  /**
   * Appends one event; when this returns true it survives the death of the process.
   *
   * @param event its number, rising by one
   * @param nowNanos its core time
   * @param endOfBatch whether dirty drones are evaluated after it
   * @param digest of all that left the core before it
   * @return false if there is no room: the event is not acknowledged and no permissive act may
   *     follow
   */
  boolean append(
      long event,
      long nowNanos,
      int type,
      int source,
      boolean endOfBatch,
      int digest,
      DirectBuffer buffer,
      int offset,
      int length);

  /** Asks for everything appended so far to be made durable soon. */
  void requestDurable();

  /** All events up to this number are on the disk; -1: none. */
  long durableEvent();

  /** How it fares; asked by who appends. */
  default JournalCondition condition() {
    return JournalCondition.WRITES;
  }

  /** Makes everything durable and closes the files. */
  @Override
  void close();
}
