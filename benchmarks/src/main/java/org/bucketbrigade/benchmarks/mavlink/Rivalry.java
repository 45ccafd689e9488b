package org.bucketbrigade.benchmarks.mavlink;

import org.HdrHistogram.Histogram;
import org.bucketbrigade.benchmarks.PairRatios;

/** How one forwarder did against the bare one, slice by slice. */
final class Rivalry {
  private static final double MEDIAN = 50;
  private static final double TAIL = 99;

  /** The bare forwarder's time for a burst over this one's. */
  final PairRatios rate = new PairRatios();

  /** Its own times for a burst, ns. */
  final PairRatios burstNanos = new PairRatios();

  /** With the forwarder on a core of its own. */
  final Delays apart = new Delays();

  /** With sender, forwarder and receiver on one core. */
  final Delays together = new Delays();

  void addBurst(long nanos, long bareNanos) {
    rate.add((double) bareNanos / nanos);
    burstNanos.add((double) nanos);
  }

  /** This one's delays over the bare one's. */
  static final class Delays {
    /** Of the medians within a slice. */
    final PairRatios p50 = new PairRatios();

    /** Of the delays that 99 % of a slice's frames stay under. */
    final PairRatios p99 = new PairRatios();

    /** All of this one's own, ns. */
    final Histogram nanos = new Histogram(Rival.HIGHEST_NS, Rival.DIGITS);

    void add(Histogram slice, Histogram bare) {
      p50.add(ratio(slice, bare, MEDIAN));
      p99.add(ratio(slice, bare, TAIL));
      nanos.add(slice);
    }

    private static double ratio(Histogram slice, Histogram bare, double percentile) {
      return (double) slice.getValueAtPercentile(percentile)
          / bare.getValueAtPercentile(percentile);
    }

    double us(double percentile) {
      return nanos.getValueAtPercentile(percentile) / 1e3;
    }
  }
}
