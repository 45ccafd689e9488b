package org.bucketbrigade.arbiter.reference;

/** Where a drone was and how it moved when it reported so. */
record Report(Vec at, Vec velocity, long nanos) {
  /** A report older than this is not flown on. */
  static final long FLOWN_ON_NANOS = 1_000_000_000L;

  double groundSpeedMps() {
    return velocity.flat().length();
  }
}
