package org.bucketbrigade.arbiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.bucketbrigade.mavlink.MavType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LimitsByTypeTest {
  @Test
  void eachTypeHasItsOwnFiguresAndTheRestOfTheReference() {
    LimitsByType limits =
        LimitsByType.parse(List.of("brake:2", "hexarotor=speed:8", "hexarotor=floor:5"));
    assertThat(limits.of(MavType.QUADROTOR)).isEqualTo(FlightLimits.REFERENCE.with("brake", 2));
    FlightLimits hexarotor = limits.of(MavType.HEXAROTOR);
    assertThat(hexarotor.maxSpeedMps()).isEqualTo(8);
    assertThat(hexarotor.floorAglM()).isEqualTo(5);
    assertThat(hexarotor.decelerationMps2()).isEqualTo(2);
    assertThat(hexarotor.stopM(8)).isGreaterThan(FlightLimits.REFERENCE.stopM(8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "speed",
        "speed:x",
        "speed:-1",
        "speed:0",
        "speed:NaN",
        "wings:2",
        "timeout:3",
        "glider=speed:5"
      })
  void whatMakesNoSenseIsRefused(String option) {
    assertThatThrownBy(() -> LimitsByType.parse(List.of(option)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aTimeOutThatMakesNoSenseIsNotBelieved() {
    FlightLimits reference = FlightLimits.REFERENCE;
    assertThat(reference.withSetpointTimeout(0.5).setpointTimeoutS()).isEqualTo(0.5);
    assertThat(reference.withSetpointTimeout(3).stopM(12)).isGreaterThan(reference.stopM(12) + 23);
    for (double wrong : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY, 1e9}) {
      assertThat(reference.withSetpointTimeout(wrong)).isEqualTo(reference);
    }
  }
}
