package org.bucketbrigade.arbiter;

/**
 * One step of Newton's method for {@link GeometricMedian}: how proposals pull at a velocity, how
 * that changes around it, and where the pulls would cancel.
 */
final class Newton {
  /** Proposals nearer than this do not pull, m/s. */
  private static final double SAME_POINT = 1e-12;

  /** Flatter than this, of what would be round, there is no one place to go to. */
  private static final double FLAT = 1e-12;

  /** The step to where the pulls would cancel; set by {@link #solve}. */
  double moveN;

  double moveE;
  double moveD;

  /** Weight of all proposals; set by {@link #look}. */
  double weight;

  /** Weighted sum of distances; set by {@link #look}. */
  double cost;

  private double pullN;
  private double pullE;
  private double pullD;
  // Minus the pull's derivative: symmetric, positive wherever proposals are not in a line.
  private double nn;
  private double ne;
  private double nd;
  private double ee;
  private double ed;
  private double dd;

  /** Looks around at a velocity; returns the length of the pull there. */
  double look(
      int n,
      double[] norths,
      double[] easts,
      double[] downs,
      double[] weights,
      double north,
      double east,
      double down) {
    clear();
    for (int i = 0; i < n; i++) {
      double dN = norths[i] - north;
      double dE = easts[i] - east;
      double dD = downs[i] - down;
      double distance = Math.sqrt(dN * dN + dE * dE + dD * dD);
      weight += weights[i];
      cost += weights[i] * distance;
      if (distance > SAME_POINT) {
        add(dN / distance, dE / distance, dD / distance, weights[i], weights[i] / distance);
      }
    }
    return Math.sqrt(pullN * pullN + pullE * pullE + pullD * pullD);
  }

  private void clear() {
    weight = 0;
    cost = 0;
    pullN = 0;
    pullE = 0;
    pullD = 0;
    nn = 0;
    ne = 0;
    nd = 0;
    ee = 0;
    ed = 0;
    dd = 0;
  }

  private void add(double n, double e, double d, double pull, double steepness) {
    pullN += pull * n;
    pullE += pull * e;
    pullD += pull * d;
    nn += steepness * (1 - n * n);
    ee += steepness * (1 - e * e);
    dd += steepness * (1 - d * d);
    ne -= steepness * n * e;
    nd -= steepness * n * d;
    ed -= steepness * e * d;
  }

  /** Sets the step by Cramer's rule; false if the pull hardly changes in some direction. */
  boolean solve() {
    double a = ee * dd - ed * ed;
    double b = nd * ed - ne * dd;
    double c = ne * ed - nd * ee;
    double determinant = nn * a + ne * b + nd * c;
    double round = (nn + ee + dd) / 3;
    if (!(determinant > FLAT * round * round * round)) {
      return false;
    }
    double f = nn * dd - nd * nd;
    double g = ne * nd - nn * ed;
    double h = nn * ee - ne * ne;
    moveN = (a * pullN + b * pullE + c * pullD) / determinant;
    moveE = (b * pullN + f * pullE + g * pullD) / determinant;
    moveD = (c * pullN + g * pullE + h * pullD) / determinant;
    return true;
  }
}
