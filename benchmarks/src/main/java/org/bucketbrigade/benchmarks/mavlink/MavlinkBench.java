package org.bucketbrigade.benchmarks.mavlink;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.bucketbrigade.benchmarks.BenchFigure;
import org.bucketbrigade.benchmarks.BenchResult;

/** Measures what MAVLink costs us: a frame to write, to read and to forward. */
public final class MavlinkBench {
  private MavlinkBench() {}

  /**
   * Runs all of it, in some minutes; quick only shows that it runs, in some seconds, and its
   * figures mean little.
   */
  public static BenchResult run(boolean quick, PrintWriter progress) {
    say(progress, "forwarding over loopback UDP, beside a bare forwarder ...");
    BenchResult forwarding = forwarding(quick, progress);
    say(progress, "reading and writing frames, beside a plain loop and dronefleet (JMH) ...");
    List<BenchFigure> figures = new ArrayList<>(forwarding.figures());
    figures.addAll(CodecMeasurement.run(quick, progress));
    return new BenchResult(figures, forwarding.plots());
  }

  private static void say(PrintWriter progress, String what) {
    progress.println(what);
    progress.flush();
  }

  private static BenchResult forwarding(boolean quick, PrintWriter progress) {
    try {
      return ForwardGrowth.run(quick, progress);
    } catch (IOException e) {
      throw new UncheckedIOException("forwarding over loopback UDP failed", e);
    }
  }
}
