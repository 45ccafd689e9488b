package org.bucketbrigade.sim.autopilot;

import org.bucketbrigade.sim.geo.LocalFrame;

/**
 * Latitude or longitude around a pad as a polynomial of metres east and north: {@link LocalFrame}
 * made cheap for a vehicle that reports its position many times a second.
 *
 * <p>A polynomial of third degree, fitted once by least squares over {@link #REACH_M} around the
 * pad. Within that it is within 1 mm of the frame, at twice that within 2 cm.
 */
final class PadMap {
  /** Half the side of the square that is fitted. */
  static final double REACH_M = 10_000;

  private static final int TERMS = 10;
  private static final int SAMPLES_A_SIDE = 7;

  private final double padEastM;
  private final double padNorthM;
  private final double[] coefficients;

  /** What is fitted: degrees at metres east and north of the mission origin. */
  interface Exact {
    double degreesAt(double eastM, double northM);
  }

  PadMap(double padEastM, double padNorthM, Exact exact) {
    this.padEastM = padEastM;
    this.padNorthM = padNorthM;
    coefficients = fit(padEastM, padNorthM, exact);
  }

  double degreesAt(double eastM, double northM) {
    double x = (eastM - padEastM) / REACH_M;
    double y = (northM - padNorthM) / REACH_M;
    double[] c = coefficients;
    return c[0]
        + x * (c[1] + x * (c[3] + x * c[6] + y * c[7]) + y * (c[4] + y * c[8]))
        + y * (c[2] + y * (c[5] + y * c[9]));
  }

  private static double[] fit(double eastM, double northM, Exact exact) {
    double[][] normal = new double[TERMS][TERMS + 1];
    double middle = exact.degreesAt(eastM, northM);
    for (int i = 0; i < SAMPLES_A_SIDE; i++) {
      for (int j = 0; j < SAMPLES_A_SIDE; j++) {
        double x = 2.0 * i / (SAMPLES_A_SIDE - 1) - 1;
        double y = 2.0 * j / (SAMPLES_A_SIDE - 1) - 1;
        double value = exact.degreesAt(eastM + x * REACH_M, northM + y * REACH_M) - middle;
        double[] terms = {1, x, y, x * x, x * y, y * y, x * x * x, x * x * y, x * y * y, y * y * y};
        for (int row = 0; row < TERMS; row++) {
          for (int column = 0; column < TERMS; column++) {
            normal[row][column] += terms[row] * terms[column];
          }
          normal[row][TERMS] += terms[row] * value;
        }
      }
    }
    double[] solution = solve(normal);
    solution[0] += middle;
    return solution;
  }

  /** Gauss-Jordan; the normal matrix of these samples is positive definite and needs no pivots. */
  private static double[] solve(double[][] rows) {
    for (int pivot = 0; pivot < TERMS; pivot++) {
      for (int row = 0; row < TERMS; row++) {
        if (row != pivot) {
          double factor = rows[row][pivot] / rows[pivot][pivot];
          for (int column = pivot; column <= TERMS; column++) {
            rows[row][column] -= factor * rows[pivot][column];
          }
        }
      }
    }
    double[] solution = new double[TERMS];
    for (int row = 0; row < TERMS; row++) {
      solution[row] = rows[row][TERMS] / rows[row][row];
    }
    return solution;
  }
}
