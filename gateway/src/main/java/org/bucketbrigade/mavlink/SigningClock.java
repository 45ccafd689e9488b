package org.bucketbrigade.mavlink;

/**
 * The present timestamp of a party to signed links: it follows the clock, never goes back, and is
 * moved on by what others have signed.
 *
 * <p>Timestamps are 48 bits in 10 microseconds since 2015-01-01 UTC. One clock serves all links of
 * a key, senders and checkers, and belongs to one thread. Store {@link #timestamp()} at least once
 * a minute and start from it again: then, even if the machine's clock is lost, receivers go on
 * taking our frames, and of frames recorded before a restart only those of the last minute before
 * it could be replayed after it.
 */
public final class SigningClock {
  /** Timestamps a minute. */
  static final long MINUTE = 6_000_000;

  /** The last timestamp there is, in the year 2104. */
  static final long END = (1L << 48) - 1;

  /**
   * How far others can move our timestamp ahead of our time.
   *
   * <p>The specification has no bound, so that one wrong or malicious holder of the key could set
   * everybody to the end of time, where nothing can be signed any more. Within the minute that a
   * new stream may lag, nobody whose time is right is locked out.
   */
  static final long MAX_LEAD = MINUTE;

  private static final long UNIT_NANOS = 10_000;

  /** 2015-01-01 UTC in units since 1970. */
  private static final long EPOCH = 1_420_070_400_000_000_000L / UNIT_NANOS;

  private long timestamp;

  /** Starts from a timestamp stored before, 0 if there is none. */
  public SigningClock(long stored) {
    timestamp = Math.clamp(stored, 0, END);
  }

  /** The last timestamp used or seen: what to store. */
  public long timestamp() {
    return timestamp;
  }

  /** The timestamp of a time in nanoseconds since 1970, or the one nearest to it, 0 to 2^48 - 1. */
  public static long ofUnixNanos(long nanos) {
    return Math.clamp(nanos / UNIT_NANOS - EPOCH, 0, END);
  }

  /** The present timestamp, not earlier than a time in nanoseconds since 1970. */
  long at(long nowNanos) {
    timestamp = Math.max(timestamp, ofUnixNanos(nowNanos));
    return timestamp;
  }

  /** A timestamp never given before, to sign with; over {@link #END} when there are no more. */
  long next(long nowNanos) {
    long next = Math.max(timestamp + 1, ofUnixNanos(nowNanos));
    timestamp = Math.min(next, END);
    return next;
  }

  /**
   * Learns of a timestamp that another party has rightly signed.
   *
   * @return false if it is farther ahead than we follow
   */
  boolean follow(long seen, long nowNanos) {
    long limit = ofUnixNanos(nowNanos) + MAX_LEAD;
    timestamp = Math.max(timestamp, Math.min(seen, limit));
    return seen <= limit;
  }
}
