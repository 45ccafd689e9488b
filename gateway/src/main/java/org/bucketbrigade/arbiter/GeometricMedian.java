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
 * that meets a proposal, started at the last result, at most {@value #MAX_ITERATIONS} steps. Once
 * steps are short, Newton's method takes over, as the last steps of Weiszfeld's are endless where
 * proposals lie nearly in a line or nearly balance each other. Near a proposal steps are short
 * wherever the median is, so arrival is decided at the proposal itself first.
 *
 * <p>Of two proposals the heavier one is the median. If they weigh the same, every velocity between
 * them is; then it is the one nearest to the last result.
 */
final class GeometricMedian implements Merge {
  static final int MAX_ITERATIONS = 64;

  /** Steps shorter than this are short, m/s; a tenth each time that Newton's method fails. */
  private static final double SHORT = 0.1;

  /** After so many steps, it is tried whatever their length. */
  private static final int PATIENCE = 12;

  private static final int NEWTON_STEPS = 10;
  private static final int HALVINGS = 8;
  private static final double ROUNDING = 1e-14;

  /** The proposals' pulls cancel if no more than this part of their weight is left. */
  private static final double CANCELLED = 1e-10;

  private static final double SAME_POINT = 1e-6;

  /** Within this distance of a proposal, m/s, arrival is decided at the proposal itself. */
  private static final double NEAR = 0.03;

  // Scratch of one merge.
  private final Newton newton = new Newton();
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
    if (proposals.n <= 2) {
      ofTwo(proposals);
    } else {
      find(proposals.n, proposals.north, proposals.east, proposals.down, proposals.weight);
    }
    merged.set(north, east, down);
  }

  private void ofTwo(Proposals two) {
    int last = two.n - 1;
    double n = two.north[last] - two.north[0];
    double e = two.east[last] - two.east[0];
    double d = two.down[last] - two.down[0];
    double along = n * (north - two.north[0]) + e * (east - two.east[0]) + d * (down - two.down[0]);
    double squared = n * n + e * e + d * d;
    double part = squared == 0 ? 0 : Math.max(0, Math.min(1, along / squared));
    if (two.weight[0] != two.weight[last]) {
      part = two.weight[0] > two.weight[last] ? 0 : 1;
    }
    startAt(two.north[0] + part * n, two.east[0] + part * e, two.down[0] + part * d);
  }

  private void find(int n, double[] norths, double[] easts, double[] downs, double[] weights) {
    int left = -1;
    double shortStep = SHORT;
    for (int i = 0; i < MAX_ITERATIONS; i++) {
      double moved = step(n, norths, easts, downs, weights);
      if (moved >= shortStep * shortStep && i % PATIENCE != PATIENCE - 1) {
        continue;
      }
      if (nearestDistance < SAME_POINT && moved == 0) {
        startAt(norths[nearest], easts[nearest], downs[nearest]);
        return;
      }
      if (nearestDistance <= NEAR && nearest != left) {
        left = nearest;
        startAt(norths[left], easts[left], downs[left]);
      } else if (arrive(n, norths, easts, downs, weights)) {
        return;
      } else {
        shortStep /= 10;
      }
    }
    takeBestProposal(n, norths, easts, downs, weights);
  }

  /** Newton's method from here; false if it does not get there, but then it is nearer. */
  private boolean arrive(int n, double[] norths, double[] easts, double[] downs, double[] weights) {
    double pull = newton.look(n, norths, easts, downs, weights, north, east, down);
    for (int i = 0; i < NEWTON_STEPS && pull > CANCELLED * newton.weight; i++) {
      if (!newton.solve()) {
        return false;
      }
      double atN = north;
      double atE = east;
      double atD = down;
      double moveN = newton.moveN;
      double moveE = newton.moveE;
      double moveD = newton.moveD;
      double cost = newton.cost;
      double before = pull;
      boolean better = false;
      double part = 1;
      for (int halved = 0; halved <= HALVINGS && !better; halved++, part /= 2) {
        startAt(atN + part * moveN, atE + part * moveE, atD + part * moveD);
        pull = newton.look(n, norths, easts, downs, weights, north, east, down);
        // So near that rounding hides what is gained, the pull tells.
        better = newton.cost < cost || (newton.cost <= cost * (1 + ROUNDING) && pull < before);
      }
      if (!better) {
        startAt(atN, atE, atD);
        return false;
      }
    }
    return pull <= CANCELLED * newton.weight;
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
