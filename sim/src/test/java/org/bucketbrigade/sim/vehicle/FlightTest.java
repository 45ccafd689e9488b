package org.bucketbrigade.sim.vehicle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.bucketbrigade.mavlink.ExtendedSysState;
import org.bucketbrigade.mavlink.MavCmd;
import org.bucketbrigade.mavlink.MavLandedState;
import org.bucketbrigade.mavlink.MavResult;
import org.junit.jupiter.api.Test;

/** Rows "takeoff 20 m", "RTL" and what follows from LAND. */
class FlightTest {
  @Test
  void climbsToTwentyMetresAsMeasured() {
    Rig rig = armed();
    rig.takeOff(20);
    double[] heights = {1, 5, 10, 15, 19, 19.8};
    double[] seconds = {2.8, 4.6, 6.6, 8.6, 10.9, 11.9};
    double start = rig.millis() / 1000.0;
    double fastest = 0;
    double liftOff = 0;
    for (int i = 0; i < heights.length; ) {
      rig.step();
      double now = rig.millis() / 1000.0 - start;
      fastest = Math.max(fastest, rig.vehicle.climbMps());
      if (liftOff == 0 && rig.heightM() > 0.01) {
        liftOff = now;
      }
      if (rig.heightM() >= heights[i]) {
        assertThat(now).as("at %.1f m", heights[i]).isCloseTo(seconds[i], withinPercentage(10));
        i++;
      }
      assertThat(now).isLessThan(20);
    }
    assertThat(liftOff).isBetween(1.5, 2.0);
    assertThat(fastest).isCloseTo(2.5, withinPercentage(10));
    rig.run(20);
    assertThat(rig.heightM()).isCloseTo(20, within(0.1));
  }

  @Test
  void theLandedStateIsTakeOffUntilTwelveAndAHalfSeconds() {
    Rig rig = armed();
    rig.command(MavCmd.SET_MESSAGE_INTERVAL, ExtendedSysState.ID, 20_000);
    rig.takeOff(20);
    long start = rig.millis();
    rig.sent.clear();
    rig.run(16);
    long takeOff = firstWith(rig, MavLandedState.TAKEOFF) - start;
    long inAir = firstWith(rig, MavLandedState.IN_AIR) - start;
    assertThat(takeOff / 1000.0).isBetween(1.5, 2.0);
    assertThat(inAir / 1000.0).isCloseTo(12.5, withinPercentage(10));
  }

  @Test
  void returnsHomeWaitsAndLandsAsMeasured() {
    Rig rig = Rig.flying(20);
    rig.fly(-8, -6, 0, 10, 12);
    rig.run(6);
    double away = Math.hypot(rig.vehicle.eastM(), rig.vehicle.northM());
    assertThat(away).isGreaterThan(90);

    assertThat(rig.command(MavCmd.NAV_RETURN_TO_LAUNCH, 0, 0)).isEqualTo(MavResult.ACCEPTED);
    double fastest = 0;
    while (rig.heightM() > 19) {
      rig.step();
      fastest =
          Math.max(
              fastest, Math.hypot(rig.vehicle.velocityEastMps(), rig.vehicle.velocityNorthMps()));
    }
    assertThat(fastest).isCloseTo(9, withinPercentage(10));
    assertThat(Math.hypot(rig.vehicle.eastM(), rig.vehicle.northM())).isLessThan(1);

    rig.run(3);
    assertThat(rig.vehicle.climbMps()).isCloseTo(-1.5, withinPercentage(10));
    rig.runUntil(() -> rig.heightM() < 8, 20);
    assertThat(rig.vehicle.climbMps()).isCloseTo(-0.5, withinPercentage(10));
    rig.runUntil(() -> rig.heightM() == 0, 30);
    double seconds = rig.runUntil(() -> !rig.vehicle.isArmed(), 5);
    assertThat(seconds).isCloseTo(2, withinPercentage(10));
    assertThat(rig.vehicle.isWrecked()).isFalse();
  }

  @Test
  void waitsFiveSecondsAboveHome() {
    Rig rig = Rig.flying(20);
    rig.command(MavCmd.NAV_RETURN_TO_LAUNCH, 0, 0);
    double seconds = rig.runUntil(() -> rig.vehicle.climbMps() < -0.05, 20);
    assertThat(seconds).isCloseTo(5, withinPercentage(10));
  }

  @Test
  void climbsBeforeItReturnsFromLow() {
    Rig rig = Rig.flying(4);
    rig.fly(-8, 0, 0, 10, 10);
    rig.run(9);
    rig.command(MavCmd.DO_SET_MODE, 1, Rig.RTL);
    double north = rig.vehicle.northM();
    rig.runUntil(() -> rig.heightM() > 14.5, 20);
    assertThat(rig.vehicle.northM()).isCloseTo(north, within(2.0));
    rig.runUntil(() -> !rig.vehicle.isArmed(), 120);
    assertThat(Math.abs(rig.vehicle.northM())).isLessThan(1);
  }

  @Test
  void landsWhereItIsAndSaysThatItIsLanding() {
    Rig rig = Rig.flying(12);
    rig.fly(-5, 0, 0, 10, 4);
    rig.command(MavCmd.SET_MESSAGE_INTERVAL, ExtendedSysState.ID, 100_000);
    assertThat(rig.command(MavCmd.NAV_LAND, 0, 0)).isEqualTo(MavResult.ACCEPTED);
    rig.run(3);
    ExtendedSysState state = rig.sentOf(ExtendedSysState.ID).getLast().as(new ExtendedSysState());
    assertThat(state.landedState()).isEqualTo(MavLandedState.LANDING);
    double stopped = rig.vehicle.northM();
    rig.runUntil(() -> !rig.vehicle.isArmed(), 60);
    assertThat(rig.vehicle.northM()).isCloseTo(stopped, within(1.0));
    assertThat(rig.vehicle.isWrecked()).isFalse();
  }

  @Test
  void brakesHarderInBrakeThanBySetpoints() {
    Rig rig = Rig.flying(20);
    rig.fly(-10, 0, 0, 10, 8);
    double north = rig.vehicle.northM();
    rig.command(MavCmd.DO_SET_MODE, 1, Rig.BRAKE);
    rig.run(8);
    assertThat(north - rig.vehicle.northM()).isBetween(8.0, 16.0);
  }

  @Test
  void canFlyAgainAfterItHasLanded() {
    Rig rig = Rig.flying(5);
    rig.command(MavCmd.NAV_LAND, 0, 0);
    rig.runUntil(() -> !rig.vehicle.isArmed(), 60);
    rig.command(MavCmd.DO_SET_MODE, 1, Rig.GUIDED);
    assertThat(rig.command(MavCmd.COMPONENT_ARM_DISARM, 1, 0)).isEqualTo(MavResult.ACCEPTED);
    rig.takeOff(5);
    rig.runUntil(() -> rig.heightM() > 4.8, 20);
  }

  @Test
  void aVehicleThatTouchesTheGroundInGuidedHasLandedAndNeedsATakeOff() {
    Rig rig = Rig.flying(3);
    rig.fly(0, 0, 0.5, 10, 10);
    assertThat(rig.vehicle.isLanded()).isTrue();
    rig.fly(0, 0, -1, 10, 3);
    assertThat(rig.heightM()).isZero();
    rig.takeOff(5);
    rig.runUntil(() -> rig.heightM() > 4.5, 20);
  }

  private static Rig armed() {
    Rig rig = Rig.ready();
    rig.command(MavCmd.DO_SET_MODE, 1, Rig.GUIDED);
    rig.command(MavCmd.COMPONENT_ARM_DISARM, 1, 0);
    return rig;
  }

  private static long firstWith(Rig rig, int landedState) {
    return rig.sentOf(ExtendedSysState.ID).stream()
        .filter(s -> s.as(new ExtendedSysState()).landedState() == landedState)
        .findFirst()
        .orElseThrow()
        .millis();
  }
}
