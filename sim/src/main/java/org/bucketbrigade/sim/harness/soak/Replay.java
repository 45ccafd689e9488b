package org.bucketbrigade.sim.harness.soak;

import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.core.BrigadeCore;
import org.bucketbrigade.core.CoreConfig;
import org.bucketbrigade.sim.harness.HashingOutput;

/** Invariant 7: the recorded events of a flight give the same bytes once more. */
final class Replay implements Flight.EventLog {
  static final String NAME = "replay";

  private record Event(long nowNanos, int type, int source, UnsafeBuffer bytes) {}

  private final List<Event> events = new ArrayList<>();
  private final HashingOutput first = new HashingOutput();

  /** What is given to the flight so that it is recorded. */
  HashingOutput output() {
    return first;
  }

  @Override
  public void append(long nowNanos, int type, int source, UnsafeBuffer bytes, int length) {
    byte[] copy = new byte[length];
    bytes.getBytes(0, copy);
    events.add(new Event(nowNanos, type, source, new UnsafeBuffer(copy)));
  }

  /** Whether another core, given the same events, says the same. */
  boolean repeats(CoreConfig config) {
    HashingOutput second = new HashingOutput();
    BrigadeCore core = new BrigadeCore(config, second);
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      core.onEvent(
          event.type,
          event.source,
          true,
          event.bytes,
          0,
          event.bytes.capacity(),
          i,
          event.nowNanos);
    }
    return second.hash() == first.hash();
  }
}
