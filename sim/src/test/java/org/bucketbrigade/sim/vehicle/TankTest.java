package org.bucketbrigade.sim.vehicle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.bucketbrigade.mavlink.MavCmd;
import org.bucketbrigade.mavlink.NamedValueFloat;
import org.bucketbrigade.sim.airframe.Ticks;
import org.junit.jupiter.api.Test;

class TankTest {
  @Test
  void aFullTankRunsOutInTwoSecondsAsOneDrop() {
    Rig rig = new Rig(new VehicleOptions(0, 100));
    rig.run(2);
    rig.command(MavCmd.DO_SET_SERVO, 9, 1900);
    double seconds = rig.runUntil(() -> rig.vehicle.tankLitres() == 0, 5);
    assertThat(seconds).isCloseTo(2, within(0.02));
    assertThat(rig.world.litres).isCloseTo(100, within(1e-9));
    assertThat(rig.vehicle.releasedLitres()).isCloseTo(100, within(1e-9));
    assertThat(rig.vehicle.drops()).isEqualTo(1);
    int releases = rig.world.releases;
    rig.run(1);
    assertThat(rig.world.releases).isEqualTo(releases);
  }

  @Test
  void eachOpeningThatLetsWaterOutIsADropOfItsOwn() {
    Rig rig = new Rig(new VehicleOptions(0, 100));
    rig.run(2);
    rig.command(MavCmd.DO_SET_SERVO, 9, 1900);
    rig.run(0.5);
    rig.command(MavCmd.DO_SET_SERVO, 9, 1100);
    int first = rig.world.lastDropId;
    double kept = rig.vehicle.tankLitres();
    rig.run(1);
    assertThat(rig.vehicle.tankLitres()).isEqualTo(kept);
    rig.command(MavCmd.DO_SET_SERVO, 9, 1900);
    rig.run(3);
    rig.command(MavCmd.DO_SET_SERVO, 9, 1100);
    rig.command(MavCmd.DO_SET_SERVO, 9, 1900);
    rig.run(1);
    assertThat(rig.vehicle.drops()).isEqualTo(2);
    assertThat(rig.world.lastDropId).isNotEqualTo(first);
  }

  @Test
  void fillsTenLitresASecondLowOverWater() {
    Rig rig = overTheLake(6);
    rig.command(MavCmd.DO_SET_SERVO, 10, 1900);
    rig.run(5);
    assertThat(rig.vehicle.tankLitres()).isCloseTo(50, within(0.1));
    rig.command(MavCmd.DO_SET_SERVO, 10, 1100);
    double kept = rig.vehicle.tankLitres();
    rig.run(1);
    assertThat(rig.vehicle.tankLitres()).isEqualTo(kept);
    rig.command(MavCmd.DO_SET_SERVO, 10, 1900);
    rig.run(10);
    assertThat(rig.vehicle.tankLitres()).isEqualTo(100);
    assertThat(rig.vehicle.filledLitres()).isCloseTo(100, within(1e-9));
  }

  @Test
  void drawsNothingTooHigh() {
    Rig rig = overTheLake(9);
    rig.command(MavCmd.DO_SET_SERVO, 10, 1900);
    rig.run(5);
    assertThat(rig.vehicle.tankLitres()).isZero();
  }

  @Test
  void drawsNothingTooFast() {
    Rig rig = overTheLake(6);
    rig.command(MavCmd.DO_SET_SERVO, 10, 1900);
    rig.fly(2.5, 0, 0, 10, 3);
    double filled = rig.vehicle.tankLitres();
    rig.fly(2.5, 0, 0, 10, 3);
    assertThat(rig.vehicle.tankLitres()).isEqualTo(filled);
  }

  @Test
  void drawsNothingOverLand() {
    Rig rig = Rig.flying(6);
    rig.command(MavCmd.DO_SET_SERVO, 10, 1900);
    rig.run(5);
    assertThat(rig.vehicle.tankLitres()).isZero();
  }

  @Test
  void tellsItsLitresTwiceASecond() {
    Rig rig = new Rig(new VehicleOptions(0, 80));
    rig.run(2);
    rig.sent.clear();
    rig.run(10);
    assertThat(rig.sentOf(NamedValueFloat.ID)).hasSize(20);
    Rig.Sent last = rig.sentOf(NamedValueFloat.ID).getLast();
    NamedValueFloat value = last.as(new NamedValueFloat());
    assertThat(value.name()).isEqualTo("TANK_L");
    assertThat(value.value()).isEqualTo(80);
    assertThat(value.timeBootMs()).isEqualTo(last.millis());
  }

  @Test
  void aDropTellsHeightAndVelocity() {
    Rig rig = new Rig(new VehicleOptions(0, 100));
    rig.run(2);
    rig.command(MavCmd.DO_SET_MODE, 1, Rig.GUIDED);
    rig.command(MavCmd.COMPONENT_ARM_DISARM, 1, 0);
    rig.takeOff(20);
    rig.run(16);
    rig.fly(-5, 0, 0, 10, 6);
    rig.send(rig.order(MavCmd.DO_SET_SERVO, 9, 1900, 0));
    rig.fly(-5, 0, 0, 10, 1);
    assertThat(rig.world.lastHeightAglM).isCloseTo(20, within(0.2));
    assertThat(rig.world.lastVelocityNorthMps).isCloseTo(-5, within(0.2));
  }

  private static Rig overTheLake(double heightM) {
    Rig rig = Rig.flying(heightM);
    rig.fly(10, 0, 0, 10, 14);
    for (int i = 0; i < Ticks.in(6); i++) {
      if (i % 25 == 0) {
        rig.send(rig.velocity(0, 0, 0));
      }
      rig.step();
    }
    assertThat(rig.vehicle.northM()).isGreaterThan(FlatSurroundings.SHORE_NORTH_M);
    return rig;
  }
}
