package org.bucketbrigade.benchmarks.mavlink;

import java.util.List;
import org.bucketbrigade.benchmarks.BenchFigure;
import org.bucketbrigade.benchmarks.JmhRun;

/** Runs the JMH benchmarks of reading and writing frames: ours and dronefleet's. */
final class CodecMeasurement {
  private CodecMeasurement() {}

  /**
   * Quick measures one of the two messages, and not long enough to mean much; else the slower of
   * the two counts.
   */
  static List<BenchFigure> run(boolean quick) {
    JmhRun ours = run(CodecBenchmark.class, quick);
    JmhRun dronefleets = run(DronefleetCodecBenchmark.class, quick);
    double encode = ours.score("encode");
    double decode = ours.score("decode");
    return List.of(
        BenchFigure.info("encodeNs", encode, "ns"),
        BenchFigure.info("decodeNs", decode, "ns"),
        BenchFigure.atMost("bytesPerOp", ours.bytesPerOp(), "B", JmhRun.NO_BYTES),
        BenchFigure.info("dronefleetEncodeRatio", dronefleets.score("encode") / encode, "1"),
        BenchFigure.info("dronefleetDecodeRatio", dronefleets.score("decode") / decode, "1"),
        BenchFigure.info("dronefleetBytesPerOp", dronefleets.bytesPerOp(), "B"));
  }

  private static JmhRun run(Class<?> benchmark, boolean quick) {
    return JmhRun.of("\\b" + benchmark.getSimpleName() + (quick ? ".+Position" : "\\."), quick);
  }
}
