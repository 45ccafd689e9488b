package org.bucketbrigade.net;

/** A token bucket: so many a second on average, twice as many at once. */
final class RateLimit {
  private static final double NANOS_PER_SECOND = 1e9;

  private final double perSecond;
  private double tokens;
  private long lastNanos;
  private double excess;

  RateLimit(double perSecond, long nowNanos) {
    this.perSecond = perSecond;
    this.tokens = 2 * perSecond;
    this.lastNanos = nowNanos;
  }

  boolean allows(long nowNanos) {
    double earned = (nowNanos - lastNanos) / NANOS_PER_SECOND * perSecond;
    tokens = Math.min(2 * perSecond, tokens + earned);
    excess = Math.max(0, excess - earned);
    lastNanos = nowNanos;
    if (tokens < 1) {
      excess += 1;
      return false;
    }
    tokens -= 1;
    return true;
  }

  /**
   * Refusals so far, forgotten as fast as messages are allowed: grows while somebody sends more
   * than twice too fast, and shrinks again when they slow down.
   */
  double excess() {
    return excess;
  }
}
