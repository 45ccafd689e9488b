package org.bucketbrigade.app;

/**
 * What else the machine did while something was measured on it, and whether that spoils the
 * figures.
 *
 * @param trusted whether nothing disturbed the measurement beyond the limits of {@link LoadWatch}
 * @param otherCores processor time that other processes took, as a number of cores; NaN if unknown
 * @param stealShare share of the machine's time that the hypervisor gave to others, 0 to 1; NaN if
 *     unknown
 * @param reason why it is not to be trusted; empty if it is
 */
public record Load(boolean trusted, double otherCores, double stealShare, String reason) {
  static Load unknown(String reason) {
    return new Load(false, Double.NaN, Double.NaN, reason);
  }
}
