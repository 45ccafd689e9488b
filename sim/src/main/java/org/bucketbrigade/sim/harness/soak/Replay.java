package org.bucketbrigade.sim.harness.soak;

import java.util.ArrayList;
import java.util.List;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.core.BrigadeCore;
import org.bucketbrigade.core.CoreConfig;
import org.bucketbrigade.core.EventType;
import org.bucketbrigade.sim.harness.HashingOutput;
import org.bucketbrigade.state.LoadingState;
import org.bucketbrigade.state.SavingState;

/**
 * Invariant 7: the recorded events of a flight give the same bytes once more, snapshots on the way
 * or not.
 */
final class Replay implements Flight.EventLog {
  static final String NAME = "replay";
  static final String SNAPSHOTS = "snapshots";

  private static final long SNAPSHOT_NANOS = 10_000_000_000L;
  private static final UnsafeBuffer NOTHING = new UnsafeBuffer(new byte[0]);

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
      apply(core, i);
    }
    return second.hash() == first.hash();
  }

  /**
   * What goes wrong if every few seconds the core is given up for a new one that gets to know the
   * other's state only; empty if nothing.
   */
  String breachBySnapshots(CoreConfig config) {
    HashingOutput straight = new HashingOutput();
    HashingOutput relayed = new HashingOutput();
    BrigadeCore core = new BrigadeCore(config, straight);
    BrigadeCore heir = new BrigadeCore(config, relayed);
    long next = events.getFirst().nowNanos + SNAPSHOT_NANOS;
    for (int i = 0; i < events.size(); i++) {
      long nowNanos = events.get(i).nowNanos;
      if (nowNanos >= next && core.isAtRest()) {
        next = nowNanos + SNAPSHOT_NANOS;
        core.onEvent(EventType.SNAPSHOT, 0, true, NOTHING, 0, 0, i, nowNanos);
        ExpandableArrayBuffer saved = save(heir);
        heir = new BrigadeCore(config, relayed);
        heir.state(new LoadingState(saved, 0));
        heir.onEvent(EventType.SNAPSHOT, 0, true, NOTHING, 0, 0, i, nowNanos);
      }
      apply(core, i);
      apply(heir, i);
      if (straight.hash() != relayed.hash()) {
        return "event %d, %s, does something else after a snapshot"
            .formatted(i, EventType.word(events.get(i).type));
      }
    }
    return save(core).equals(save(heir)) ? "" : "another state in the end";
  }

  private static ExpandableArrayBuffer save(BrigadeCore core) {
    ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
    core.state(new SavingState(buffer, 0));
    return buffer;
  }

  private void apply(BrigadeCore core, int i) {
    Event event = events.get(i);
    core.onEvent(
        event.type, event.source, true, event.bytes, 0, event.bytes.capacity(), i, event.nowNanos);
  }
}
