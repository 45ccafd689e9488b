package org.bucketbrigade.sim.harness.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Breaches of one flight or many: how many of which property, and the first ones in words. */
final class Docket {
  private static final int MOST_STORIES = 20;

  private final Map<String, Long> byName = new TreeMap<>();
  private final List<String> stories = new ArrayList<>();

  void add(String name, long nowNanos, String what) {
    byName.merge(name, 1L, Long::sum);
    if (stories.size() < MOST_STORIES) {
      stories.add(String.format(Locale.ROOT, "%.1f s, %s: %s", nowNanos * 1e-9, name, what));
    }
  }

  /** Adds what another one holds, each story with the seed of its flight. */
  void add(Docket other, long seed) {
    other.byName.forEach((name, count) -> byName.merge(name, count, Long::sum));
    for (String story : other.stories) {
      if (stories.size() < MOST_STORIES) {
        stories.add("seed " + seed + ", " + story);
      }
    }
  }

  long count() {
    return byName.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Breaches of one property. */
  long count(String name) {
    return byName.getOrDefault(name, 0L);
  }

  Map<String, Long> byName() {
    return byName;
  }

  List<String> stories() {
    return stories;
  }
}
