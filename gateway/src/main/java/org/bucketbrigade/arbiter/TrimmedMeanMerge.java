package org.bucketbrigade.arbiter;

import java.util.Arrays;

/**
 * The mean of the middle half: along each axis by itself, the lowest and the highest quarter of the
 * weight are left out (coordinate-wise trimmed mean; D. Yin et al., "Byzantine-robust distributed
 * learning", ICML 2018). A coalition of more than a quarter moves it; so does one that is spread
 * over the axes.
 *
 * <p>Of equal proposals each is left out by the same part, so nobody's share depends on their seat.
 * A proposal's share is the mean of its shares along the three axes.
 */
final class TrimmedMeanMerge implements Merge {
  /** Part of the weight that is left out at each end. */
  static final double TRIM = 0.25;

  private final int[] sorted = new int[Crew.MAX_SEATS];

  @Override
  public void merge(Proposals proposals, Velocity merged, long nowNanos) {
    if (proposals.n == 0) {
      merged.set(0, 0, 0);
      return;
    }
    Arrays.fill(proposals.share, 0, proposals.n, 0);
    double north = axis(proposals, proposals.north);
    double east = axis(proposals, proposals.east);
    double down = axis(proposals, proposals.down);
    merged.set(north, east, down);
  }

  private double axis(Proposals proposals, double[] values) {
    int n = proposals.n;
    sort(n, values);
    double total = proposals.totalWeight();
    double from = TRIM * total;
    double to = total - from;
    double sum = 0;
    double before = 0;
    for (int i = 0; i < n; ) {
      double value = values[sorted[i]];
      int end = i;
      double weight = 0;
      while (end < n && values[sorted[end]] == value) {
        weight += proposals.weight[sorted[end++]];
      }
      double kept = Math.max(0, Math.min(to, before + weight) - Math.max(from, before));
      sum += kept * value;
      for (; i < end; i++) {
        int at = sorted[i];
        proposals.share[at] += proposals.weight[at] / weight * kept / (to - from) / 3;
      }
      before += weight;
    }
    return sum / (to - from);
  }

  /** Insertion sort: crews are small, and nothing is allocated. */
  private void sort(int n, double[] values) {
    for (int i = 0; i < n; i++) {
      int at = i;
      while (at > 0 && values[sorted[at - 1]] > values[i]) {
        sorted[at] = sorted[at - 1];
        at--;
      }
      sorted[at] = i;
    }
  }
}
