package org.bucketbrigade.sim.airframe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AnglesTest {
  @Test
  void agreesWithTheLibrary() {
    for (double angle = -10; angle < 10; angle += 0.001) {
      assertThat(Angles.sin(angle)).isCloseTo(StrictMath.sin(angle), within(1e-14));
      assertThat(Angles.cos(angle)).isCloseTo(StrictMath.cos(angle), within(1e-14));
    }
  }
}
