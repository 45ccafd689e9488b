package org.bucketbrigade.benchmarks.mavlink;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Ours and the plain loops are compared only if they do the same work. */
class PlainCodecBenchmarkTest {
  private final CodecBenchmark ours = new CodecBenchmark();
  private final PlainCodecBenchmark plain = new PlainCodecBenchmark();

  @Test
  void writesTheSamePositions() {
    assertThat(plain.encodePosition()).isEqualTo(ours.encodePosition());
    assertThat(plain.written()).isEqualTo(ours.written());
  }

  @Test
  void writesTheSameSetpoints() {
    assertThat(plain.encodeSetpoint()).isEqualTo(ours.encodeSetpoint());
    assertThat(plain.written()).isEqualTo(ours.written());
  }

  @Test
  void readsTheSameFields() {
    Offset<Double> rounding = Offset.offset(1e-3);
    assertThat(plain.decodePosition()).isNotZero().isCloseTo(ours.decodePosition(), rounding);
    assertThat(plain.decodeSetpoint()).isNotZero().isCloseTo(ours.decodeSetpoint(), rounding);
  }
}
