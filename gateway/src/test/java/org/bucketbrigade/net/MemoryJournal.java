package org.bucketbrigade.net;

import java.util.concurrent.ConcurrentLinkedQueue;
import org.agrona.DirectBuffer;
import org.bucketbrigade.core.EventType;
import org.bucketbrigade.journal.Journal;

/** Keeps what tests look for: all events but ticks. Everything is durable at once. */
final class MemoryJournal implements Journal {
  /** One event. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Event(int type, int source, byte[] payload) {}

  final ConcurrentLinkedQueue<Event> events = new ConcurrentLinkedQueue<>();
  private volatile long last = -1;

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
    last = event;
    if (type != EventType.TICK && type != EventType.START) {
      byte[] payload = new byte[length];
      buffer.getBytes(offset, payload);
      events.add(new Event(type, source, payload));
    }
    return true;
  }

  long count(int type) {
    return events.stream().filter(event -> event.type() == type).count();
  }

  @Override
  public void requestDurable() {}

  @Override
  public long durableEvent() {
    return last;
  }

  @Override
  public void close() {}
}
