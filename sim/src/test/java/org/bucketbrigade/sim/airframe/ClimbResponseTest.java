package org.bucketbrigade.sim.airframe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Vertical steps as ArduCopter's own limits make them: 1 m/s2 and 5 m/s3. */
class ClimbResponseTest {
  private static final double MASS_KG = 120;
  private static final double THRUST_NEWTON = Airframe.REFERENCE.mostThrustNewton();

  private final ClimbResponse climb = new ClimbResponse(Handling.ARDUCOPTER, 1);

  @Test
  void aStepToTwoMetresASecondTakesTwoSecondsWithoutOvershoot() {
    climb.reset(0, MASS_KG);
    double seconds = 0;
    double hardest = 0;
    double before = 0;
    while (climb.upMps() < 1.8) {
      step(2);
      hardest = Math.max(hardest, (climb.upMps() - before) / Ticks.SECONDS);
      before = climb.upMps();
      seconds += Ticks.SECONDS;
    }
    assertThat(seconds).isBetween(1.85, 2.2);
    assertThat(hardest).isBetween(0.95, 1.3);
    assertThat(mostOf(2, 5)).isBetween(2.0, 2.06);
    assertThat(climb.upMps()).isCloseTo(2, within(0.01));
  }

  @Test
  void aSmallStepTakesLongerThanItsShareOfALargeOne() {
    climb.reset(0, MASS_KG);
    double seconds = 0;
    while (climb.upMps() < 0.18) {
      step(0.2);
      seconds += Ticks.SECONDS;
    }
    assertThat(seconds).isBetween(0.4, 0.9);
  }

  @Test
  void turnsFromClimbingToSinkingAtTheSameRate() {
    climb.reset(2, MASS_KG);
    double seconds = 0;
    while (climb.upMps() > -0.9) {
      step(-1);
      seconds += Ticks.SECONDS;
    }
    assertThat(seconds).isBetween(2.9, 3.3);
  }

  @Test
  void aGustFromBelowLiftsItByLessThanHalfAMetreAndItComesBack() {
    climb.reset(0, MASS_KG);
    double height = 0;
    double highest = 0;
    for (int i = 0; i < Ticks.in(20); i++) {
      climb.step(0, i < Ticks.in(2) ? 0.9 : 0, MASS_KG, THRUST_NEWTON);
      height += climb.upMps() * Ticks.SECONDS;
      highest = Math.max(highest, height);
    }
    assertThat(highest).isBetween(0.05, 0.5);
    assertThat(height).isCloseTo(0, within(0.01));
  }

  @Test
  void whatIsTooHeavyForItsRotorsSinks() {
    climb.reset(0, 2 * MASS_KG);
    for (int i = 0; i < Ticks.in(3); i++) {
      climb.step(2, 0, 2 * MASS_KG, 1.5 * MASS_KG * Multirotor.GRAVITY_MPS2);
    }
    assertThat(climb.upMps()).isNegative();
  }

  private double mostOf(double command, double seconds) {
    double most = 0;
    for (int i = 0; i < Ticks.in(seconds); i++) {
      step(command);
      most = Math.max(most, climb.upMps());
    }
    return most;
  }

  private void step(double command) {
    climb.step(command, 0, MASS_KG, THRUST_NEWTON);
  }
}
