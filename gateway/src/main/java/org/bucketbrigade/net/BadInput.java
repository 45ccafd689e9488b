package org.bucketbrigade.net;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts bad input and logs it at most once a second a source. Safe for all threads. */
public final class BadInput {
  private static final Logger LOG = LoggerFactory.getLogger(BadInput.class);
  private static final long PAUSE_NANOS = 1_000_000_000L;

  /** Sources logged within a second; further ones are counted only, so that none fills the log. */
  static final int MAX_SOURCES = 64;

  private final Map<Object, Long> lastLogged = new HashMap<>();
  private final LongAdder count = new LongAdder();
  private final LongSupplier clock;

  public BadInput() {
    this(System::nanoTime);
  }

  BadInput(LongSupplier clock) {
    this.clock = clock;
  }

  /**
   * Counts one; returns whether it was logged.
   *
   * @param source an address or session
   */
  public boolean add(Object source, String what) {
    count.increment();
    long now = clock.getAsLong();
    synchronized (lastLogged) {
      Long last = lastLogged.get(source);
      if (last != null && now - last < PAUSE_NANOS) {
        return false;
      }
      if (lastLogged.size() >= MAX_SOURCES) {
        lastLogged.values().removeIf(logged -> now - logged >= PAUSE_NANOS);
        if (lastLogged.size() >= MAX_SOURCES) {
          return false;
        }
      }
      lastLogged.put(source, now);
    }
    LOG.warn("bad input from {}: {}", source, what);
    return true;
  }

  public long count() {
    return count.sum();
  }
}
