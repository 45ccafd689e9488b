package org.bucketbrigade.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/**
 * Ratios of two rivals, each from two slices of time right after each other.
 *
 * <p>What else the machine does falls on both slices of a pair or spoils that one pair; the median
 * over many pairs does not mind. The quartiles tell how far the pairs differ.
 */
public final class PairRatios {
  private double[] ratios = new double[64];
  private int count;

  /** Adds the ratio of a pair. */
  public void add(double ratio) {
    if (count == ratios.length) {
      ratios = Arrays.copyOf(ratios, 2 * count);
    }
    ratios[count++] = ratio;
  }

  /** The ratio of the pair in the middle. */
  public double median() {
    return quantile(0.5);
  }

  /** From the lower to the upper quartile. */
  public double spread() {
    return quantile(0.75) - quantile(0.25);
  }

  /** The ratio below which a share of all pairs lies; NaN if there are none. */
  public double quantile(double share) {
    if (count == 0) {
      return Double.NaN;
    }
    double[] sorted = Arrays.copyOf(ratios, count);
    Arrays.sort(sorted);
    double at = share * (count - 1);
    int below = (int) at;
    int above = Math.min(count - 1, below + 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%.2f (%.2f to %.2f)", median(), quantile(0.25), quantile(0.75));
  }
}
