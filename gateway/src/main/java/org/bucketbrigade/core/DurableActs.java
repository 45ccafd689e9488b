package org.bucketbrigade.core;

import java.util.ArrayDeque;
import org.bucketbrigade.mission.Person;
import org.bucketbrigade.wire.v1.Reason;

/**
 * Permissive acts of leads and the pilot in command, waiting until the journal has them on the
 * disk; what the disk does not take in time is refused.
 */
final class DurableActs {
  /** An act that is not durable by then is refused. */
  static final long LIMIT_NANOS = 500_000_000L;

  /** Acts that may wait at a time. */
  static final int MOST = 64;

  /** What is done once the act is durable, or told if it is not to be. */
  interface Act {
    void carryOut(long nowNanos);

    void refuse(Reason reason);
  }

  private record Waiting(Person person, long high, long low, long event, long since, Act act) {}

  private final CoreOutput output;
  private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();

  DurableActs(CoreOutput output) {
    this.output = output;
  }

  /** Whether an act of a person waits already: what comes now is a retry. */
  boolean holds(Person person, long high, long low) {
    for (Waiting other : waiting) {
      if (other.person() == person && other.high() == high && other.low() == low) {
        return true;
      }
    }
    return false;
  }

  /** Whether any act of a person waits. */
  boolean holdsAny(Person person) {
    for (Waiting other : waiting) {
      if (other.person() == person) {
        return true;
      }
    }
    return false;
  }

  /**
   * Takes an act, or refuses it if too many wait.
   *
   * @param event number of the journaled event that carried it
   */
  void add(Person person, long high, long low, long event, long nowNanos, Act act) {
    if (waiting.size() == MOST) {
      act.refuse(Reason.REASON_GATEWAY_FULL);
      return;
    }
    waiting.add(new Waiting(person, high, low, event, nowNanos, act));
    output.awaitDurable();
  }

  /** Refuses everything that waits. */
  void refuseAll(Reason reason) {
    for (Waiting next = waiting.poll(); next != null; next = waiting.poll()) {
      next.act().refuse(reason);
    }
  }

  /** Everything up to an event is on the disk. */
  void durable(long event, long nowNanos) {
    tick(nowNanos);
    for (Waiting next = waiting.peek(); next != null && next.event() <= event; ) {
      waiting.poll();
      next.act().carryOut(nowNanos);
      next = waiting.peek();
    }
  }

  /** Refuses what the disk has not taken in time. */
  void tick(long nowNanos) {
    for (Waiting next = waiting.peek(); next != null && nowNanos - next.since() > LIMIT_NANOS; ) {
      waiting.poll();
      next.act().refuse(Reason.REASON_NOT_DURABLE);
      next = waiting.peek();
    }
  }

  /** Whether nothing waits. */
  boolean isEmpty() {
    return waiting.isEmpty();
  }
}
