package org.bucketbrigade.arbiter;

/** How much a proposal counts: freshness, and the cap on the ratio of weights in a crew. */
final class Weights {
  /** Largest over smallest weight in a crew; see {@link GeometricMedian} for what it guarantees. */
  static final double MAX_RATIO = 1.5;

  /** True age up to which a proposal counts fully. */
  static final long FRESH_NANOS = 150_000_000L;

  /** True age from which a steer is no proposal any more. */
  static final long EXPIRY_NANOS = 1_500_000_000L;

  private static final double LEAST = 0.67;

  private Weights() {}

  /** 1.0 up to 150 ms of true age, falling to 0.67 at 1.5 s, then 0: expired. */
  static double freshness(long ageNanos) {
    if (ageNanos <= FRESH_NANOS) {
      return 1;
    }
    if (ageNanos >= EXPIRY_NANOS) {
      return 0;
    }
    double share = (double) (ageNanos - FRESH_NANOS) / (EXPIRY_NANOS - FRESH_NANOS);
    return 1 - (1 - LEAST) * share;
  }

  /** Whether a proposal is none any more: nobody's wish outlives its expiry. */
  static boolean isExpired(long expiresNanos, long nowNanos) {
    return nowNanos >= expiresNanos;
  }

  /** Raises small weights so that none is below the largest over {@link #MAX_RATIO}. */
  static void cap(int n, double[] weights) {
    double largest = 0;
    for (int i = 0; i < n; i++) {
      largest = Math.max(largest, weights[i]);
    }
    double least = largest / MAX_RATIO;
    for (int i = 0; i < n; i++) {
      weights[i] = Math.max(weights[i], least);
    }
  }
}
