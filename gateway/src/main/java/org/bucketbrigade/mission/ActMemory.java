package org.bucketbrigade.mission;

import static java.util.Objects.requireNonNull;

import org.bucketbrigade.state.State;
import org.bucketbrigade.wire.v1.Ack;
import org.bucketbrigade.wire.v1.Reason;

/**
 * The last acts of one person and how they ended, so that a retry is answered the same and never
 * counts twice.
 */
public final class ActMemory {
  /** Acts remembered; a person has far fewer open at a time. */
  static final int CAPACITY = 16;

  private static final int NOTHING = -1;

  private final long[] high = new long[CAPACITY];
  private final long[] low = new long[CAPACITY];
  private final Ack.Outcome[] outcome = new Ack.Outcome[CAPACITY];
  private final Reason[] reason = new Reason[CAPACITY];
  private final AckDetail[] detail = new AckDetail[CAPACITY];
  private int next;

  /** Index of a remembered act, or -1. */
  public int find(long idHigh, long idLow) {
    for (int i = 0; i < CAPACITY; i++) {
      if (outcome[i] != null && high[i] == idHigh && low[i] == idLow) {
        return i;
      }
    }
    return -1;
  }

  /** Remembers an act's latest answer; the oldest act is forgotten if there is no room. */
  public void put(
      long idHigh, long idLow, Ack.Outcome newOutcome, Reason newReason, AckDetail newDetail) {
    int at = find(idHigh, idLow);
    if (at < 0) {
      at = next;
      next = (next + 1) % CAPACITY;
      high[at] = idHigh;
      low[at] = idLow;
    }
    outcome[at] = newOutcome;
    reason[at] = newReason;
    detail[at] = newDetail;
  }

  public Ack.Outcome outcome(int index) {
    return outcome[index];
  }

  public Reason reason(int index) {
    return reason[index];
  }

  public AckDetail detail(int index) {
    return detail[index];
  }

  /** Visits all that is remembered. */
  void state(State s) {
    next = s.i32(next);
    for (int i = 0; i < CAPACITY; i++) {
      int known = s.i32(outcome[i] == null ? NOTHING : outcome[i].getNumber());
      if (known == NOTHING) {
        continue;
      }
      outcome[i] = requireNonNull(Ack.Outcome.forNumber(known));
      high[i] = s.i64(high[i]);
      low[i] = s.i64(low[i]);
      Reason why = reason[i] == null ? Reason.REASON_OK : reason[i];
      reason[i] = requireNonNull(Reason.forNumber(s.i32(why.getNumber())));
      detail[i] = (detail[i] == null ? AckDetail.NONE : detail[i]).state(s);
    }
  }
}
