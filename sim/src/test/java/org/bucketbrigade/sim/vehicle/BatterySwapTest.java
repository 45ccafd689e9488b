package org.bucketbrigade.sim.vehicle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.bucketbrigade.mavlink.BatteryStatus;
import org.bucketbrigade.mavlink.MavCmd;
import org.bucketbrigade.mavlink.MavResult;
import org.bucketbrigade.mavlink.SysStatus;
import org.bucketbrigade.sim.airframe.Airframe;
import org.bucketbrigade.sim.scenario.AutopilotKind;
import org.junit.jupiter.api.Test;

class BatterySwapTest {
  private static final double SWAP_SECONDS = 60;

  @Test
  void aDroneThatLandedOnItsPadGetsAFullBatteryAndFliesAgain() {
    Rig rig = flown(SWAP_SECONDS, 0);
    assertThat(rig.vehicle.batteryRemaining()).isLessThan(0.95);
    rig.runUntil(() -> !rig.vehicle.isArmed(), 60);
    double seconds = rig.runUntil(() -> rig.vehicle.batterySwaps() == 1, 100);
    assertThat(seconds).isCloseTo(SWAP_SECONDS, within(0.1));
    assertThat(rig.vehicle.batteryRemaining()).isGreaterThan(0.999);
    rig.command(MavCmd.REQUEST_MESSAGE, BatteryStatus.ID, 0);
    rig.command(MavCmd.REQUEST_MESSAGE, SysStatus.ID, 0);
    rig.run(0.1);
    BatteryStatus battery = rig.sentOf(BatteryStatus.ID).getLast().as(new BatteryStatus());
    assertThat(battery.batteryRemaining()).isGreaterThanOrEqualTo(99);
    assertThat(battery.currentConsumed()).isLessThan(20);
    assertThat(rig.sentOf(SysStatus.ID).getLast().as(new SysStatus()).batteryRemaining())
        .isGreaterThanOrEqualTo(99);
    rig.command(MavCmd.DO_SET_MODE, 1, Rig.GUIDED);
    assertThat(rig.command(MavCmd.COMPONENT_ARM_DISARM, 1, 0)).isEqualTo(MavResult.ACCEPTED);
  }

  @Test
  void nobodyComesToADroneThatIsArmedOrLandedElsewhere() {
    Rig rig = flown(SWAP_SECONDS, 20);
    rig.runUntil(() -> !rig.vehicle.isArmed(), 60);
    rig.run(2 * SWAP_SECONDS);
    assertThat(rig.vehicle.batterySwaps()).isZero();
    Rig hovering = Rig.flying(5);
    hovering.run(200);
    assertThat(hovering.vehicle.batterySwaps()).isZero();
  }

  @Test
  void withoutACrewNothingIsSwapped() {
    Rig rig = flown(0, 0);
    rig.run(300);
    assertThat(rig.vehicle.batterySwaps()).isZero();
    assertThat(rig.vehicle.batteryRemaining()).isLessThan(0.95);
  }

  @Test
  void aFullBatteryStays() {
    Rig rig = new Rig(options(SWAP_SECONDS));
    rig.run(3 * SWAP_SECONDS);
    assertThat(rig.vehicle.batterySwaps()).isZero();
  }

  /** A drone that has hovered for three minutes and lands a number of metres north of its pad. */
  private static Rig flown(double swapSeconds, double northM) {
    Rig rig = new Rig(options(swapSeconds));
    rig.run(1.2);
    rig.command(MavCmd.DO_SET_MODE, 1, Rig.GUIDED);
    rig.command(MavCmd.COMPONENT_ARM_DISARM, 1, 0);
    rig.takeOff(5);
    rig.run(180);
    if (northM > 0) {
      rig.fly(5, 0, 0, 10, northM / 5);
      rig.run(6);
    }
    rig.command(MavCmd.NAV_LAND, 0, 0);
    return rig;
  }

  private static VehicleOptions options(double swapSeconds) {
    return new VehicleOptions(
        0, 0, AutopilotKind.ARDUCOPTER, Airframe.REFERENCE, swapSeconds, 0, 0, 0);
  }
}
