package org.bucketbrigade.benchmarks.mavlink;

import java.io.PrintWriter;
import java.util.List;
import org.bucketbrigade.benchmarks.BenchFigure;
import org.bucketbrigade.benchmarks.JmhRun;
import org.bucketbrigade.benchmarks.PairRatios;

/**
 * Runs the JMH benchmarks of reading and writing frames: ours, plain loops over a ByteBuffer, and
 * dronefleet's. Ours and the plain loops take turns; a ratio is that of two runs after each other.
 */
final class CodecMeasurement {
  /** The price that flyweights may have over code written for one message alone. */
  private static final double MOST_OVER_PLAIN = 1.5;

  private static final int ROUNDS = 3;

  private CodecMeasurement() {}

  /**
   * Quick measures one of the two messages, and not long enough to mean much; else the slower of
   * the two counts.
   */
  static List<BenchFigure> run(boolean quick, PrintWriter progress) {
    PairRatios encode = new PairRatios();
    PairRatios decode = new PairRatios();
    PairRatios encodeRatio = new PairRatios();
    PairRatios decodeRatio = new PairRatios();
    double bytesPerOp = 0;
    for (int round = 0; round < (quick ? 1 : ROUNDS); round++) {
      JmhRun ours = run(CodecBenchmark.class, quick);
      JmhRun plain = run(PlainCodecBenchmark.class, quick);
      encode.add(ours.score("encode"));
      decode.add(ours.score("decode"));
      encodeRatio.add(worst("encode", ours, plain, quick));
      decodeRatio.add(worst("decode", ours, plain, quick));
      bytesPerOp = Math.max(bytesPerOp, ours.bytesPerOp());
    }
    progress.println("  over a plain loop: writing " + encodeRatio + ", reading " + decodeRatio);
    progress.flush();
    JmhRun dronefleets = run(DronefleetCodecBenchmark.class, quick);
    JmhRun growth = JmhRun.of("\\b" + CodecGrowthBenchmark.class.getSimpleName() + "\\.", quick);
    return List.of(
        BenchFigure.info("encodeNs", encode.median(), "ns"),
        BenchFigure.info("decodeNs", decode.median(), "ns"),
        BenchFigure.atMost("bytesPerOp", bytesPerOp, "B", JmhRun.NO_BYTES),
        BenchFigure.atMost("plainEncodeRatio", encodeRatio.median(), "1", MOST_OVER_PLAIN),
        BenchFigure.atMost("plainDecodeRatio", decodeRatio.median(), "1", MOST_OVER_PLAIN),
        growth("encodeNsVehicles1", growth),
        growth("encodeNsVehicles1000", growth),
        growth("decodeNsVehicles1", growth),
        growth("decodeNsVehicles1000", growth),
        BenchFigure.info(
            "dronefleetEncodeRatio", dronefleets.score("encode") / encode.median(), "1"),
        BenchFigure.info(
            "dronefleetDecodeRatio", dronefleets.score("decode") / decode.median(), "1"),
        BenchFigure.info("dronefleetBytesPerOp", dronefleets.bytesPerOp(), "B"));
  }

  /** Of the two messages, the one that is dearer against its plain loop. */
  private static double worst(String what, JmhRun ours, JmhRun plain, boolean quick) {
    double position = ours.score(what + "Position") / plain.score(what + "Position");
    return quick
        ? position
        : Math.max(position, ours.score(what + "Setpoint") / plain.score(what + "Setpoint"));
  }

  private static BenchFigure growth(String name, JmhRun run) {
    String vehicles = name.substring(name.lastIndexOf('s') + 1);
    return BenchFigure.info(name, run.score(name.substring(0, 6), "vehicles", vehicles), "ns");
  }

  private static JmhRun run(Class<?> benchmark, boolean quick) {
    return JmhRun.of("\\b" + benchmark.getSimpleName() + (quick ? ".+Position" : "\\."), quick);
  }
}
