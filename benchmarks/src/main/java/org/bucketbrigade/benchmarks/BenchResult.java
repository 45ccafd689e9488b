package org.bucketbrigade.benchmarks;

import java.util.List;

/** What a benchmark measured: its figures, and plots of those that grow with something. */
public record BenchResult(List<BenchFigure> figures, List<GrowthPlot> plots) {
  /** Keeps copies. */
  public BenchResult {
    figures = List.copyOf(figures);
    plots = List.copyOf(plots);
  }

  /** Figures without any plot. */
  public BenchResult(BenchFigure... figures) {
    this(List.of(figures), List.of());
  }
}
