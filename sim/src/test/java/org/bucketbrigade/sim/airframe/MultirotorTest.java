package org.bucketbrigade.sim.airframe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.bucketbrigade.sim.vehicle.FlatSurroundings;
import org.bucketbrigade.sim.world.Chance;
import org.junit.jupiter.api.Test;

class MultirotorTest {
  private final FlatSurroundings world = new FlatSurroundings();
  private final Multirotor body = new Multirotor(world, Handling.ARDUCOPTER, 0, 0, 0);

  @Test
  void liftsOffWhenItsRotorsHaveSpedUp() {
    body.turnRotors(true);
    body.fly(0, 0, 2);
    int ticks = 0;
    while (body.isTouching()) {
      body.step();
      ticks++;
    }
    assertThat(ticks * Ticks.SECONDS).isBetween(1.5, 2.0);
  }

  @Test
  void staysOnTheGroundWithoutRotors() {
    body.fly(3, 0, 2);
    step(5);
    assertThat(body.isResting()).isTrue();
    assertThat(body.eastM()).isZero();
  }

  @Test
  void touchesDownGently() {
    climbTo(5);
    body.fly(0, 0, -0.5);
    step(15);
    assertThat(body.isTouching()).isTrue();
    assertThat(body.isWrecked()).isFalse();
    assertThat(body.heightAboveSurfaceM()).isZero();
    body.settle();
    assertThat(body.isResting()).isTrue();
  }

  @Test
  void isWreckedByFallingFromTheSky() {
    climbTo(30);
    body.turnRotors(false);
    step(5);
    assertThat(body.isWrecked()).isTrue();
    assertThat(body.heightAboveSurfaceM()).isZero();
  }

  @Test
  void isWreckedByTouchingWater() {
    climbTo(2);
    body.fly(0, 10, 0);
    step(20);
    body.fly(0, 0, 0);
    step(5);
    assertThat(body.isWrecked()).isFalse();
    body.fly(0, 0, -0.5);
    step(10);
    assertThat(world.isWater(body.eastM(), body.northM())).isTrue();
    assertThat(body.isWrecked()).isTrue();
  }

  @Test
  void isWreckedByTheGroundAtSpeed() {
    climbTo(3);
    body.fly(-8, 0, 0);
    step(6);
    body.fly(-8, 0, -1);
    step(6);
    assertThat(body.isWrecked()).isTrue();
  }

  @Test
  void aSteadyWindDoesNotMoveItAndGustsBarely() {
    climbTo(20);
    double east = body.eastM();
    long seed = 7;
    double farthest = 0;
    for (int i = 0; i < Ticks.in(120); i++) {
      // 12 m/s with gusts to 1.6 times that, and now and then none at all: the worst case.
      world.windEastMps = Chance.uniform(seed, 0, i / 300, 0) < 0.5 ? 19.2 : 0;
      body.fly(0, 0, 0);
      body.step();
      farthest = Math.max(farthest, Math.abs(body.eastM() - east));
    }
    assertThat(farthest).as("seed %d", seed).isBetween(0.1, WindRejection.MAX_DISPLACEMENT_M);
  }

  @Test
  void noWindWhateverMovesItFurtherThanTheBound() {
    WindRejection rejection = new WindRejection();
    double farthest = 0;
    for (int i = 0; i < Ticks.in(300); i++) {
      // Switching against the motion pumps the most energy into the spring.
      rejection.step(rejection.velocityMps() >= 0 ? 100 : -100);
      farthest = Math.max(farthest, Math.abs(rejection.displacementM()));
    }
    assertThat(farthest).isLessThan(WindRejection.MAX_DISPLACEMENT_M);
  }

  @Test
  void turnsTheShortWayAtItsRate() {
    climbTo(5);
    body.turnTo(StrictMath.toRadians(350));
    step(0.2);
    assertThat(StrictMath.toDegrees(body.headingRad())).isCloseTo(350, within(0.5));
    body.turnTo(StrictMath.toRadians(90));
    step(1);
    assertThat(StrictMath.toDegrees(body.headingRad())).isCloseTo(50, within(0.5));
  }

  @Test
  void halfLoadedItsBatteryLastsTwentyFiveMinutes() {
    climbTo(5);
    body.battery().swap();
    body.load(50);
    body.fly(0, 0, 0);
    double seconds = 0;
    while (!body.battery().isEmpty()) {
      step(1);
      seconds++;
    }
    assertThat(seconds / 60).isCloseTo(25, withinPercentage(1));
    assertThat(body.battery().usedMilliampereHours())
        .isCloseTo(Battery.capacityMilliampereHours(), withinPercentage(1));
  }

  @Test
  void waterCostsPower() {
    assertThat(Battery.hoverWatt(Multirotor.EMPTY_MASS_KG + 100))
        .isGreaterThan(2 * Battery.hoverWatt(Multirotor.EMPTY_MASS_KG));
  }

  private void climbTo(double heightM) {
    body.turnRotors(true);
    body.fly(0, 0, 2);
    while (body.heightAboveSurfaceM() < heightM) {
      body.step();
    }
    body.fly(0, 0, 0);
    step(3);
  }

  private void step(double seconds) {
    for (int i = Ticks.in(seconds); i > 0; i--) {
      body.step();
    }
  }
}
