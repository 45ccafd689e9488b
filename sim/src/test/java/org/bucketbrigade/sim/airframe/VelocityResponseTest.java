package org.bucketbrigade.sim.airframe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;

/** The figures are those of a real ArduCopter SITL at a step from 0 to 5 m/s. */
class VelocityResponseTest {
  private static final double STEP_MPS = 5;

  @Test
  void followsAStepAsTheRealAutopilotDoes() {
    assertThat(secondsTo(0.1)).isCloseTo(0.60, withinPercentage(10));
    assertThat(secondsTo(0.5)).isCloseTo(1.36, withinPercentage(10));
    assertThat(secondsTo(0.63)).isCloseTo(1.64, withinPercentage(10));
    assertThat(secondsTo(0.9)).isCloseTo(2.36, withinPercentage(10));
  }

  @Test
  void overshootsByTwoPercentAndStaysUnderTheMeasuredAcceleration() {
    VelocityResponse response = new VelocityResponse(Handling.ARDUCOPTER);
    double fastest = 0;
    double hardest = 0;
    for (int i = 0; i < Ticks.in(10); i++) {
      response.step(0, STEP_MPS);
      fastest = Math.max(fastest, response.northMps());
      hardest = Math.max(hardest, response.accelerationNorthMps2());
    }
    assertThat(100 * (fastest / STEP_MPS - 1)).isBetween(1.8, 2.2);
    assertThat(hardest).isBetween(2.4, 2.8);
  }

  @Test
  void settlesWithoutRinging() {
    VelocityResponse response = new VelocityResponse(Handling.ARDUCOPTER);
    for (int i = 0; i < Ticks.in(3); i++) {
      response.step(STEP_MPS, 0);
    }
    for (int i = 0; i < Ticks.in(5); i++) {
      response.step(STEP_MPS, 0);
      assertThat(response.eastMps()).isBetween(4.95, 5.11);
    }
  }

  @Test
  void answersTheSameInEveryDirection() {
    VelocityResponse straight = new VelocityResponse(Handling.ARDUCOPTER);
    VelocityResponse slanting = new VelocityResponse(Handling.ARDUCOPTER);
    for (int i = 0; i < Ticks.in(4); i++) {
      straight.step(STEP_MPS, 0);
      slanting.step(STEP_MPS * 0.6, STEP_MPS * 0.8);
      double speed = StrictMath.hypot(slanting.eastMps(), slanting.northMps());
      assertThat(speed).isCloseTo(straight.eastMps(), withinPercentage(0.001));
    }
  }

  private static double secondsTo(double share) {
    VelocityResponse response = new VelocityResponse(Handling.ARDUCOPTER);
    int ticks = Ticks.in(Handling.ARDUCOPTER.setpointDelaySeconds());
    while (response.eastMps() < share * STEP_MPS) {
      response.step(STEP_MPS, 0);
      ticks++;
    }
    return ticks * Ticks.SECONDS;
  }
}
