package org.bucketbrigade.sim.airframe;

/** Arithmetic of vectors that are kept as two numbers. */
final class Vectors {
  private Vectors() {}

  /** The factor that brings a vector's length down to a limit; 1 if it is within. */
  static double within(double east, double north, double limit) {
    double squared = east * east + north * north;
    return squared > limit * limit ? limit / StrictMath.sqrt(squared) : 1;
  }
}
