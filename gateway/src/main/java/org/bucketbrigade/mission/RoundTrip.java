package org.bucketbrigade.mission;

import org.bucketbrigade.state.State;

/**
 * The shortest round trip of a session, as the gateway itself has measured it: by how soon a number
 * came back that the client could not know before. It can be answered late, never early.
 */
public final class RoundTrip {
  /** An input of somebody who has never answered counts as this old: it has just not expired. */
  static final long UNMEASURED_NANOS = 1_400_000_000L;

  /** The first few are asked as soon as may be, so that one slow answer does not count for long. */
  private static final int FIRST = 3;

  private static final long EVERY_NANOS = 8_000_000_000L;

  /** An answer that has not come by then is not waited for. */
  private static final long LOST_NANOS = 5_000_000_000L;

  private static final long UNKNOWN = Long.MAX_VALUE;

  private long open;
  private long askedNanos;
  private int answers;
  private long leastNanos = UNKNOWN;

  /** A new session: nothing is known of its way. */
  void begin() {
    open = 0;
    answers = 0;
    leastNanos = UNKNOWN;
  }

  /** Whether the client is to be asked again. */
  public boolean isDue(long nowNanos) {
    long since = nowNanos - askedNanos;
    return open != 0 ? since >= LOST_NANOS : answers < FIRST || since >= EVERY_NANOS;
  }

  /**
   * The client is asked to send a number back.
   *
   * @param challenge not 0
   */
  public void asked(long challenge, long nowNanos) {
    open = challenge;
    askedNanos = nowNanos;
  }

  /** Something was sent back; what was not asked for ends the question, so that none is guessed. */
  public void answered(long challenge, long nowNanos) {
    if (open != 0 && challenge == open) {
      leastNanos = Math.min(leastNanos, nowNanos - askedNanos);
      answers = Math.min(FIRST, answers + 1);
    }
    open = 0;
  }

  /** Least age of an input, given half the interval of the telemetry that it answers. */
  long leastAgeNanos(long halfIntervalNanos) {
    return leastNanos == UNKNOWN ? UNMEASURED_NANOS : leastNanos / 2 + halfIntervalNanos;
  }

  /** Visits all that is remembered. */
  void state(State s) {
    open = s.i64(open);
    askedNanos = s.i64(askedNanos);
    answers = s.i32(answers);
    leastNanos = s.i64(leastNanos);
  }
}
