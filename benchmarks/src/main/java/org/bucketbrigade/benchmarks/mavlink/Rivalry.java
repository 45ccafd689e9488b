package org.bucketbrigade.benchmarks.mavlink;

import org.HdrHistogram.Histogram;
import org.bucketbrigade.benchmarks.PairRatios;

/** How one forwarder did against the bare one, slice by slice. */
final class Rivalry {
  private static final double MEDIAN = 50;
  private static final double TAIL = 99;

  /** The bare forwarder's time for a burst over this one's. */
  final PairRatios rate = new PairRatios();

  /** This one's median delay within a slice over the bare one's. */
  final PairRatios p50 = new PairRatios();

  /** The same of the delay that 99 % of a slice's frames stay under. */
  final PairRatios p99 = new PairRatios();

  /** Its own times for a burst, ns. */
  final PairRatios burstNanos = new PairRatios();

  void addBurst(long nanos, long bareNanos) {
    rate.add((double) bareNanos / nanos);
    burstNanos.add((double) nanos);
  }

  void addPings(Histogram nanos, Histogram bareNanos) {
    p50.add(ratio(nanos, bareNanos, MEDIAN));
    p99.add(ratio(nanos, bareNanos, TAIL));
  }

  private static double ratio(Histogram nanos, Histogram bareNanos, double percentile) {
    return (double) nanos.getValueAtPercentile(percentile)
        / bareNanos.getValueAtPercentile(percentile);
  }
}
