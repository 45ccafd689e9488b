package org.bucketbrigade.arbiter;

/** Distances between straight pieces of path on the map. */
final class Segments {
  private Segments() {}

  /**
   * Squared distance between the segments P-Q and R-S, square metres. Either may be a point.
   *
   * <p>Formula: C. Ericson, "Real-Time Collision Detection", 2005, section 5.1.9.
   */
  static double distanceSquared(
      double px, double py, double qx, double qy, double rx, double ry, double sx, double sy) {
    double d1x = qx - px;
    double d1y = qy - py;
    double d2x = sx - rx;
    double d2y = sy - ry;
    double ox = px - rx;
    double oy = py - ry;
    double a = d1x * d1x + d1y * d1y;
    double e = d2x * d2x + d2y * d2y;
    double f = d2x * ox + d2y * oy;
    double c = d1x * ox + d1y * oy;
    double s;
    double t;
    if (a < 1e-12) {
      s = 0;
      t = e < 1e-12 ? 0 : unit(f / e);
    } else if (e < 1e-12) {
      t = 0;
      s = unit(-c / a);
    } else {
      double b = d1x * d2x + d1y * d2y;
      double denominator = a * e - b * b;
      s = denominator > 1e-12 ? unit((b * f - c * e) / denominator) : 0;
      t = (b * s + f) / e;
      if (t < 0) {
        t = 0;
        s = unit(-c / a);
      } else if (t > 1) {
        t = 1;
        s = unit((b - c) / a);
      }
    }
    double x = ox + s * d1x - t * d2x;
    double y = oy + s * d1y - t * d2y;
    return x * x + y * y;
  }

  private static double unit(double value) {
    return Math.max(0, Math.min(1, value));
  }
}
