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
    for (int i = 0; i < Ticks.in(4); i++) {
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

  /** A step of any size begins with the jerk and ends with the time constant of the shaper. */
  @Test
  void aStepToOneMetreASecondIsShortOfTheLimitOfAcceleration() {
    VelocityResponse response = new VelocityResponse(Handling.ARDUCOPTER);
    double hardest = 0;
    double half = 0;
    for (int i = 0; i < Ticks.in(5); i++) {
      response.step(1, 0);
      hardest = Math.max(hardest, response.accelerationEastMps2());
      half = half == 0 && response.eastMps() >= 0.5 ? i * Ticks.SECONDS : half;
    }
    // The reference alone: 5 m/s3 until 2/s times what is missing, then e-folding in 0.5 s.
    assertThat(hardest).isBetween(1.2, 1.7);
    assertThat(half).isBetween(0.45, 0.65);
    assertThat(response.eastMps()).isBetween(0.99, 1.03);
  }

  @Test
  void aStepToTenMetresASecondTakesTheLimitOfAccelerationMostOfTheTime() {
    VelocityResponse response = new VelocityResponse(Handling.ARDUCOPTER);
    int ticks = 0;
    while (response.eastMps() < 9) {
      response.step(10, 0);
      ticks++;
    }
    assertThat(ticks * Ticks.SECONDS).isBetween(3.8, 4.5);
  }

  @Test
  void turnsRoundThroughZeroAsFastAsItStoppedAndStarted() {
    VelocityResponse response = new VelocityResponse(Handling.ARDUCOPTER);
    for (int i = 0; i < Ticks.in(8); i++) {
      response.step(5, 0);
    }
    int toZero = 0;
    int ticks = 0;
    double hardest = 0;
    while (response.eastMps() > -4.5) {
      response.step(-5, 0);
      ticks++;
      toZero = response.eastMps() > 0 ? ticks : toZero;
      hardest = Math.max(hardest, -response.accelerationEastMps2());
    }
    // 0.5 s of jerk, then 2.5 m/s2: 2.25 s to nought, and 4.2 s until 90 % of the other way.
    assertThat(toZero * Ticks.SECONDS).isBetween(2.15, 2.45);
    assertThat(ticks * Ticks.SECONDS).isBetween(4.0, 4.5);
    assertThat(hardest).isLessThan(2.9);
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
