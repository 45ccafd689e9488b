package org.bucketbrigade.benchmarks;

import org.bucketbrigade.app.Report;
import org.jspecify.annotations.Nullable;

/**
 * One number that a benchmark measured.
 *
 * @param name for ever the same, as readers of reports know it
 * @param value NaN if it could not be measured
 * @param unit SI or a plain word; "1" for a pure number or a count
 * @param goal a relation, a space and a number, {@code ">= 0.85"}; null if there is none
 */
public record BenchFigure(String name, double value, String unit, @Nullable String goal) {
  /** A figure without a goal. */
  public static BenchFigure info(String name, double value, String unit) {
    return new BenchFigure(name, value, unit, null);
  }

  /** A figure that should not exceed a limit. */
  public static BenchFigure atMost(String name, double value, String unit, double limit) {
    return new BenchFigure(name, value, unit, "<= " + limit);
  }

  /** A figure that should reach a limit. */
  public static BenchFigure atLeast(String name, double value, String unit, double limit) {
    return new BenchFigure(name, value, unit, ">= " + limit);
  }

  void addTo(Report report) {
    if (goal == null) {
      report.figure(name, value, unit);
    } else {
      report.figure(name, value, unit, goal);
    }
  }
}
