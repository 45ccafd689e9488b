package org.bucketbrigade.arbiter;

/**
 * The weighted geometric median of a crew's proposals: the velocity whose weighted sum of distances
 * to all proposals is least.
 *
 * <p>Breakdown: if people who hold less than half of the weight, a share {@code a}, propose
 * anything at all, and all others propose within r of one point, the result stays within {@code r
 * (1 - a) / sqrt(1 - 2 a)} of that point (S. Minsker, "Geometric median and robust estimation in
 * Banach spaces", Bernoulli 21, 2015, lemma 2.1). With the weight ratio capped at 1.5, a share
 * alpha of the people holds at most {@code a = 1.5 alpha / (1 + 0.5 alpha)} of the weight: 1.51 r
 * at a third of the people, no bound from 40 % on, where only the envelope's safety is promised.
 *
 * <p>Computed by Weiszfeld's iteration with the correction of Vardi and Zhang (2000) for an iterate
 * that meets a proposal, started at the last result, at most {@value #MAX_ITERATIONS} steps. Near a
 * proposal steps are short wherever the median is, so a short step counts as arrival only at a
 * proposal or away from all of them; there the proposals' pulls cancel to 1 % of their weight.
 */
final class GeometricMedian implements Merge {
  static final int MAX_ITERATIONS = 64;
  private static final double TOLERANCE = 2e-4;
  private static final double SAME_POINT = 1e-6;

  /** Within this distance of a proposal, m/s, arrival is decided at the proposal itself. */
  private static final double NEAR = 0.03;

  // Scratch of one merge.
  private int nearest;
  private double nearestDistance;
  private double north;
  private double east;
  private double down;

  @Override
  public void merge(Proposals proposals, Velocity merged, long nowNanos) {
    if (proposals.n == 0) {
      merged.set(0, 0, 0);
      return;
    }
    proposals.shareByWeight();
    startAt(merged.north, merged.east, merged.down);
    find(proposals.n, proposals.north, proposals.east, proposals.down, proposals.weight);
    merged.set(north, east, down);
  }

  private void find(int n, double[] norths, double[] easts, double[] downs, double[] weights) {
    if (n == 1) {
      north = norths[0];
      east = easts[0];
      down = downs[0];
      return;
    }
    int left = -1;
    for (int i = 0; i < MAX_ITERATIONS; i++) {
      if (step(n, norths, easts, downs, weights) < TOLERANCE * TOLERANCE) {
        if (nearestDistance < SAME_POINT || nearestDistance > NEAR) {
          return;
        }
        if (nearest == left) {
          break;
        }
        left = nearest;
        startAt(norths[left], easts[left], downs[left]);
      }
    }
    takeBestProposal(n, norths, easts, downs, weights);
  }

  /**
   * Moves to the proposal with the least sum of distances if that is less than here: steps are
   * endless only where proposals lie in a line, and there the median is one of them.
   */
  private void takeBestProposal(
      int n, double[] norths, double[] easts, double[] downs, double[] weights) {
    double least = cost(n, norths, easts, downs, weights, north, east, down);
    for (int i = 0; i < n; i++) {
      double cost = cost(n, norths, easts, downs, weights, norths[i], easts[i], downs[i]);
      if (cost < least) {
        least = cost;
        startAt(norths[i], easts[i], downs[i]);
      }
    }
  }

  private static double cost(
      int n,
      double[] norths,
      double[] easts,
      double[] downs,
      double[] weights,
      double north,
      double east,
      double down) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double dN = norths[i] - north;
      double dE = easts[i] - east;
      double dD = downs[i] - down;
      sum += weights[i] * Math.sqrt(dN * dN + dE * dE + dD * dD);
    }
    return sum;
  }

  /** One step; returns the squared length moved. */
  private double step(int n, double[] norths, double[] easts, double[] downs, double[] weights) {
    double sumN = 0;
    double sumE = 0;
    double sumD = 0;
    double sumW = 0;
    double pullN = 0;
    double pullE = 0;
    double pullD = 0;
    double weightHere = 0;
    nearestDistance = Double.POSITIVE_INFINITY;
    for (int i = 0; i < n; i++) {
      double dN = norths[i] - north;
      double dE = easts[i] - east;
      double dD = downs[i] - down;
      double distance = Math.sqrt(dN * dN + dE * dE + dD * dD);
      if (distance < nearestDistance) {
        nearestDistance = distance;
        nearest = i;
      }
      if (distance < SAME_POINT) {
        weightHere += weights[i];
        continue;
      }
      double w = weights[i] / distance;
      sumW += w;
      sumN += w * norths[i];
      sumE += w * easts[i];
      sumD += w * downs[i];
      pullN += w * dN;
      pullE += w * dE;
      pullD += w * dD;
    }
    if (sumW == 0) {
      return 0;
    }
    double pull = Math.sqrt(pullN * pullN + pullE * pullE + pullD * pullD);
    double share = weightHere == 0 ? 1 : Math.max(0, 1 - weightHere / pull);
    double moveN = share * (sumN / sumW - north);
    double moveE = share * (sumE / sumW - east);
    double moveD = share * (sumD / sumW - down);
    north += moveN;
    east += moveE;
    down += moveD;
    return moveN * moveN + moveE * moveE + moveD * moveD;
  }

  private void startAt(double north, double east, double down) {
    this.north = north;
    this.east = east;
    this.down = down;
  }
}
