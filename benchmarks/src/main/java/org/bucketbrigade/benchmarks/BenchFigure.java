package org.bucketbrigade.benchmarks;

import org.jspecify.annotations.Nullable;

/**
 * One measured figure of a benchmark, and whether it is what it should be.
 *
 * @param name under which reports carry it, never changed
 * @param value in its unit
 * @param unit such as "us", "ns", "1" for a ratio or a count
 * @param goal such as "&lt;= 1.1"; null where a figure only informs
 * @param holds whether the goal is met; true where there is none
 */
public record BenchFigure(
    String name, double value, String unit, @Nullable String goal, boolean holds) {

  /** A figure without a goal. */
  public static BenchFigure info(String name, double value, String unit) {
    return new BenchFigure(name, value, unit, null, true);
  }

  /** A figure that should not exceed a limit. */
  public static BenchFigure atMost(String name, double value, String unit, double limit) {
    return new BenchFigure(name, value, unit, "<= " + limit, value <= limit);
  }

  /** A figure that should reach a limit. */
  public static BenchFigure atLeast(String name, double value, String unit, double limit) {
    return new BenchFigure(name, value, unit, ">= " + limit, value >= limit);
  }
}
