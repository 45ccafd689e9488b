package org.bucketbrigade.net;

/** A token bucket: so many a second on average, twice as many at once. */
final class RateLimit {
  private static final double NANOS_PER_SECOND = 1e9;

  private final double perSecond;
  private double tokens;
  private long lastNanos;
  private int refusedInARow;

  RateLimit(double perSecond, long nowNanos) {
    this.perSecond = perSecond;
    this.tokens = 2 * perSecond;
    this.lastNanos = nowNanos;
  }

  boolean allows(long nowNanos) {
    tokens =
        Math.min(2 * perSecond, tokens + (nowNanos - lastNanos) / NANOS_PER_SECOND * perSecond);
    lastNanos = nowNanos;
    if (tokens < 1) {
      refusedInARow++;
      return false;
    }
    tokens -= 1;
    refusedInARow = 0;
    return true;
  }

  /** Refusals since something was last allowed: a client that slows down gets through again. */
  int refusedInARow() {
    return refusedInARow;
  }
}
