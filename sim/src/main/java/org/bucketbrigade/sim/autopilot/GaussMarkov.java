package org.bucketbrigade.sim.autopilot;

import org.bucketbrigade.sim.airframe.StateHash;
import org.bucketbrigade.sim.chance.Normal;

/**
 * An error that wanders: a first-order Gauss-Markov process, exact for its step, within a bound.
 */
final class GaussMarkov {
  private final SensorErrors errors;
  private final int channel;
  private final double sigma;
  private final double bound;
  private final double keeps;
  private final double kicks;
  private double value;
  private long steps;

  /**
   * Begins at 0: an autopilot takes where it booted for its origin.
   *
   * @param channel of chance, different from those of the vehicle's other errors
   * @param bound that is never passed
   * @param correlationSeconds until 1/e of an error is left
   * @param stepSeconds between calls of {@link #step()}
   */
  GaussMarkov(
      SensorErrors errors,
      int channel,
      double sigma,
      double bound,
      double correlationSeconds,
      double stepSeconds) {
    this.errors = errors;
    this.channel = channel;
    this.sigma = sigma;
    this.bound = bound;
    keeps = StrictMath.exp(-stepSeconds / correlationSeconds);
    kicks = sigma * StrictMath.sqrt(1 - keeps * keeps);
  }

  void step() {
    if (sigma > 0) {
      steps++;
      double kick = kicks * Normal.draw(errors.seed(), errors.vehicle(), steps, channel);
      value = Math.clamp(keeps * value + kick, -bound, bound);
    }
  }

  /** Its standard deviation. */
  double sigma() {
    return sigma;
  }

  double value() {
    return value;
  }

  long hash(long start) {
    return StateHash.add(start, value);
  }
}
