package org.bucketbrigade.sim.airframe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.bucketbrigade.sim.vehicle.FlatSurroundings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
  void aSteadyWindOfTwelveMetresASecondMovesItByCentimetresAndItLeansIntoIt() {
    world.windEastMps = 12;
    climbTo(20);
    step(20);
    double east = body.eastM();
    step(10);
    assertThat(body.eastM()).isCloseTo(east, within(0.05));
    assertThat(Math.abs(east)).isLessThan(0.5);
    assertThat(StrictMath.toDegrees(body.rollRad())).isBetween(-20.0, -4.0);
  }

  @Test
  void gustsToOneAndAHalfTimesTheWindMoveItByLessThanAMetre() {
    world.windEastMps = 12;
    climbTo(20);
    step(20);
    double east = body.eastM();
    double farthest = 0;
    for (int i = 0; i < Ticks.in(120); i++) {
      // The discrete gust of MIL-F-8785C, a cosine, here 2 s up and 2 s down.
      double turns = i * Ticks.SECONDS / 4;
      world.windEastMps = 12 + 3.6 * (1 - StrictMath.cos(2 * StrictMath.PI * turns));
      body.step();
      farthest = Math.max(farthest, Math.abs(body.eastM() - east));
    }
    assertThat(farthest).isBetween(0.05, 1.0);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void inTheWorstWeatherOfTheInvariantsItHoversWithinAMetre(long seed) {
    Multirotor flown =
        new Multirotor(world, Handling.ARDUCOPTER, Airframe.REFERENCE, seed, 0, 0, 0, 0);
    world.windNorthMps = 12;
    world.turbulenceMps = 12;
    flown.turnRotors(true);
    flown.fly(0, 0, 2);
    stepOf(flown, 20);
    flown.fly(0, 0, 0);
    stepOf(flown, 20);
    double east = flown.eastM();
    double north = flown.northM();
    double height = flown.heightAmslM();
    double farthest = 0;
    for (int i = 0; i < Ticks.in(300); i++) {
      double turns = i * Ticks.SECONDS / 13.1;
      world.windNorthMps = 12 + 7.2 * Angles.sin(2 * StrictMath.PI * (turns % 1));
      flown.step();
      farthest = Math.max(farthest, StrictMath.hypot(flown.eastM() - east, flown.northM() - north));
    }
    assertThat(farthest).as("seed %d", seed).isBetween(0.1, 1.0);
    assertThat(flown.heightAmslM()).isCloseTo(height, within(0.5));
  }

  @Test
  void theSameSeedAndNumberBringTheSameTurbulence() {
    long first = hashAfterTurbulence(7, 3);
    assertThat(hashAfterTurbulence(7, 3)).isEqualTo(first);
    assertThat(hashAfterTurbulence(8, 3)).isNotEqualTo(first);
    assertThat(hashAfterTurbulence(7, 4)).isNotEqualTo(first);
  }

  private long hashAfterTurbulence(long seed, int number) {
    world.turbulenceMps = 12;
    Multirotor flown =
        new Multirotor(world, Handling.ARDUCOPTER, Airframe.REFERENCE, seed, number, 0, 0, 0);
    flown.turnRotors(true);
    flown.fly(0, 0, 2);
    for (int i = 0; i < Ticks.in(20); i++) {
      flown.step();
    }
    return flown.hash(StateHash.EMPTY);
  }

  @Test
  void carriedByTheWindItEndsUpAtTheWindsSpeed() {
    world.windEastMps = 6;
    climbTo(50);
    body.drift(0);
    step(30);
    assertThat(body.velocityEastMps()).isCloseTo(6, withinPercentage(10));
  }

  @Test
  void aDroneThatLosesItsWaterJumpsAndComesBack() {
    body.load(100);
    climbTo(20);
    double height = body.heightAmslM();
    double highest = 0;
    for (int i = 0; i < Ticks.in(20); i++) {
      body.load(Math.max(0, 100 - 50 * i * Ticks.SECONDS));
      body.step();
      highest = Math.max(highest, body.heightAmslM());
    }
    assertThat(highest - height).isBetween(0.1, 1.5);
    assertThat(body.heightAmslM()).isCloseTo(height, within(0.05));
  }

  @Test
  void fallsWhenARotorStops() {
    climbTo(30);
    body.loseRotor(true);
    step(5);
    assertThat(body.isWrecked()).isTrue();
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
        .isCloseTo(Battery.capacityMilliampereHours(Airframe.REFERENCE), withinPercentage(1));
  }

  @Test
  void waterCostsPower() {
    double emptyKg = Airframe.REFERENCE.emptyMassKg();
    assertThat(Battery.hoverWatt(Airframe.REFERENCE, emptyKg + 100))
        .isGreaterThan(2 * Battery.hoverWatt(Airframe.REFERENCE, emptyKg));
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

  private static void stepOf(Multirotor flown, double seconds) {
    for (int i = Ticks.in(seconds); i > 0; i--) {
      flown.step();
    }
  }

  private void step(double seconds) {
    stepOf(body, seconds);
  }
}
