package org.bucketbrigade.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class LatencyMeterTest {
  private final LatencyMeter meter = new LatencyMeter(3);

  @Test
  void separatesTheWaitForTheGateFromTheService() {
    meter.accepted(2, 1_000, 6_000, 1);
    long soFar = meter.merged(2, 0, 40_006_000, 9);
    assertThat(soFar).isEqualTo(5_000);
    meter.taken(2);
    meter.sent(soFar, 40_006_000, 1_000, 40_010_000);
    assertThat(one(meter.takeGateWait())).isCloseTo(40_000_000, within(0.001));
    assertThat(one(meter.takeService())).isCloseTo(9_000, within(0.001));
    assertThat(one(meter.takeTotal())).isCloseTo(40_009_000, within(0.001));
    assertThat(meter.takeTotal().getTotalCount()).isZero();
  }

  @Test
  void countsNoWaitWithinABatch() {
    meter.accepted(0, 1_000, 6_000, 4);
    long soFar = meter.merged(0, 0, 7_000, 4);
    assertThat(soFar).isEqualTo(6_000);
    assertThat(one(meter.takeGateWait())).isZero();
  }

  @Test
  void measuresNoMoreInputsThanThereIsRoomFor() {
    for (int i = 0; i < 1_000; i++) {
      meter.accepted(1, i, i, i);
    }
    assertThat(meter.pending(1)).isEqualTo(LatencyMeter.MAX_PENDING);
    assertThat(meter.pending(0)).isZero();
    meter.taken(1);
    assertThat(meter.pending(1)).isZero();
  }

  private static long one(Histogram histogram) {
    assertThat(histogram.getTotalCount()).isEqualTo(1);
    return histogram.getMinValue();
  }

  private static org.assertj.core.data.Percentage within(double share) {
    return org.assertj.core.data.Percentage.withPercentage(share * 100);
  }
}
