package org.bucketbrigade.benchmarks.mavlink;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
    figures.addAll(report(forwarding(quick), progress));
    progress.println("reading and writing frames, beside dronefleet (JMH) ...");
    progress.flush();
    figures.addAll(report(CodecMeasurement.run(quick), progress));
    return List.copyOf(figures);
  }

  private static List<BenchFigure> forwarding(boolean quick) {
    try {
      return ForwardMeasurement.run(quick);
    } catch (IOException e) {
      throw new UncheckedIOException("forwarding over loopback UDP failed", e);
    }
  }

  private static List<BenchFigure> report(List<BenchFigure> figures, PrintWriter progress) {
    for (BenchFigure figure : figures) {
      progress.printf(
          Locale.ROOT, "  %-22s %12.3f %s%n", figure.name(), figure.value(), figure.unit());
    }
    progress.flush();
    return figures;
  }
}
