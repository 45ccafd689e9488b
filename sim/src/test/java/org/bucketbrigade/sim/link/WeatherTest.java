package org.bucketbrigade.sim.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeatherTest {
  @Test
  void readsWhatPeopleWrite() {
    assertThat(
            Weather.parse(
                "loss=0.3,delay=500ms,jitter=50ms,duplicate=0.05,reorder=0.1,corrupt=0.01"))
        .isEqualTo(new Weather(0.3, 500_000_000L, 50_000_000L, 0.05, 0.1, 0.01));
    assertThat(Weather.parse("delay=2s")).isEqualTo(Weather.fixed(2_000_000_000L));
    assertThat(Weather.parse("loss=0")).isEqualTo(Weather.CALM);
  }

  @Test
  void readsWhatItWrites() {
    Weather weather = new Weather(0.25, 120_000_000L, 7_000_000L, 0.5, 0.125, 1);
    assertThat(Weather.parse(weather.toString())).isEqualTo(weather);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "rain",
        "rain=1",
        "loss",
        "loss=",
        "loss=1.5",
        "loss=-0.1",
        "loss=NaN",
        "loss=30%",
        "delay=500",
        "delay=11s",
        "delay=-1ms",
        "jitter=10001ms",
        "loss=0.1,loss=0.2",
        "loss=0.1,",
        "loss=0.1 delay=1s"
      })
  void refusesWhatItCannotReadAndSaysWhatIsAllowed(String spec) {
    assertThatThrownBy(() -> Weather.parse(spec))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("probabilities from 0 to 1")
        .hasMessageContaining("0ms to 10s");
  }
}
