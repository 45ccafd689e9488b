package org.bucketbrigade.benchmarks.mavlink;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.bucketbrigade.benchmarks.BenchFigure;

/** Measures what MAVLink costs us: a frame to write, to read and to forward. */
public final class MavlinkBench {
  private MavlinkBench() {}

  /**
   * Runs all of it, in under a minute; quick only shows that it runs, in a few seconds, and its
   * figures mean little.
   */
  public static List<BenchFigure> run(boolean quick, PrintWriter progress) {
    List<BenchFigure> figures = new ArrayList<>();
    progress.println("forwarding over loopback UDP, beside a bare forwarder ...");
    progress.flush();
    figures.addAll(forwarding(quick));
    progress.println("reading and writing frames, beside dronefleet (JMH) ...");
    progress.flush();
    figures.addAll(CodecMeasurement.run(quick));
    return List.copyOf(figures);
  }

  private static List<BenchFigure> forwarding(boolean quick) {
    try {
      return ForwardMeasurement.run(quick);
    } catch (IOException e) {
      throw new UncheckedIOException("forwarding over loopback UDP failed", e);
    }
  }
}
