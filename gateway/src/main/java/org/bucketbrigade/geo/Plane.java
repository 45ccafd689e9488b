package org.bucketbrigade.geo;

/** Distances and crossings of straight lines on the map: metres east and north. */
public final class Plane {
  private Plane() {}

  /** How far along A-B, 0..1, the point of that line that is nearest to P lies. */
  public static double nearest(double aE, double aN, double bE, double bN, double pE, double pN) {
    double dE = bE - aE;
    double dN = bN - aN;
    double squared = dE * dE + dN * dN;
    if (squared == 0) {
      return 0;
    }
    return Math.max(0, Math.min(1, ((pE - aE) * dE + (pN - aN) * dN) / squared));
  }

  /** Squared distance of a point P from the line A-B, square metres. */
  public static double pointSquared(
      double aE, double aN, double bE, double bN, double pE, double pN) {
    double t = nearest(aE, aN, bE, bN, pE, pN);
    double dE = aE + t * (bE - aE) - pE;
    double dN = aN + t * (bN - aN) - pN;
    return dE * dE + dN * dN;
  }

  /** Squared distance of two lines A-B and C-D, square metres; 0 if they cross or touch. */
  public static double linesSquared(
      double aE, double aN, double bE, double bN, double cE, double cN, double dE, double dN) {
    if (!Double.isNaN(crossing(aE, aN, bE, bN, cE, cN, dE, dN))) {
      return 0;
    }
    return Math.min(
        Math.min(pointSquared(aE, aN, bE, bN, cE, cN), pointSquared(aE, aN, bE, bN, dE, dN)),
        Math.min(pointSquared(cE, cN, dE, dN, aE, aN), pointSquared(cE, cN, dE, dN, bE, bN)));
  }

  /**
   * How far along A-B, 0..1, the line C-D crosses or touches it; NaN if it does not, or is
   * parallel.
   */
  public static double crossing(
      double aE, double aN, double bE, double bN, double cE, double cN, double dE, double dN) {
    double abE = bE - aE;
    double abN = bN - aN;
    double cdE = dE - cE;
    double cdN = dN - cN;
    double turn = abE * cdN - abN * cdE;
    if (turn == 0) {
      return Double.NaN;
    }
    double acE = cE - aE;
    double acN = cN - aN;
    double t = (acE * cdN - acN * cdE) / turn;
    double u = (acE * abN - acN * abE) / turn;
    return t >= 0 && t <= 1 && u >= 0 && u <= 1 ? t : Double.NaN;
  }
}
