package org.bucketbrigade.pipeline;

import java.time.Instant;
import java.util.function.LongSupplier;

/** Wall time in nanoseconds since 1970 that advances with the machine's monotonic clock. */
final class CoreClock implements LongSupplier {
  private final long offset;

  CoreClock() {
    Instant now = Instant.now();
    offset = now.getEpochSecond() * 1_000_000_000L + now.getNano() - System.nanoTime();
  }

  @Override
  public long getAsLong() {
    return System.nanoTime() + offset;
  }
}
