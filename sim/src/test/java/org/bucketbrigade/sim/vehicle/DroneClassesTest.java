package org.bucketbrigade.sim.vehicle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.bucketbrigade.mavlink.MavCmd;
import org.bucketbrigade.mavlink.ParamRequestRead;
import org.bucketbrigade.mavlink.ParamValue;
import org.bucketbrigade.sim.airframe.Airframe;
import org.bucketbrigade.sim.airframe.Battery;
import org.bucketbrigade.sim.scenario.AutopilotKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Drones that carry 30, 100 and 400 kg. */
class DroneClassesTest {
  @ParameterizedTest
  @ValueSource(ints = {30, 100, 400})
  void fliesDropsAndLandsWithAFullTank(int payloadKg) {
    Rig rig = ready(payloadKg);
    rig.takeOff(20);
    rig.runUntil(() -> rig.heightM() > 19.8, 20);
    rig.fly(-5, 0, 0, 10, 6);
    assertThat(rig.vehicle.velocityNorthMps()).isCloseTo(-5, within(0.2));
    rig.command(MavCmd.DO_SET_SERVO, 9, 1900);
    double seconds = rig.runUntil(() -> rig.vehicle.tankLitres() == 0, 5);
    assertThat(seconds).isCloseTo(2, within(0.1));
    assertThat(rig.world.litres).isCloseTo(payloadKg, within(1e-9 * payloadKg));
    rig.command(MavCmd.NAV_LAND, 0, 0);
    rig.runUntil(() -> !rig.vehicle.isArmed(), 60);
    assertThat(rig.vehicle.isWrecked()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"30, 10, 25", "100, 15, 20", "400, 10, 25"})
  void hoversAsLongWithAFullTankAsItsClassDoes(int payloadKg, double leastMin, double mostMin) {
    Rig rig = ready(payloadKg);
    rig.takeOff(10);
    rig.run(60);
    double before = rig.vehicle.batteryRemaining();
    rig.run(60);
    double minutes = 1 / (before - rig.vehicle.batteryRemaining());
    assertThat(minutes).isBetween(leastMin, mostMin);
  }

  @ParameterizedTest
  @ValueSource(ints = {30, 100, 400})
  void itsAutopilotKnowsItsBattery(int payloadKg) {
    Rig rig = ready(payloadKg);
    rig.send(
        new ParamRequestRead()
            .targetSystem(1)
            .targetComponent(1)
            .paramId("BATT_CAPACITY")
            .paramIndex(-1));
    rig.run(0.1);
    float told = rig.sentOf(ParamValue.ID).getLast().as(new ParamValue()).paramValue();
    double capacity = Battery.capacityMilliampereHours(Airframe.of(payloadKg));
    assertThat((double) told).isCloseTo(capacity, within(1.0));
  }

  private static Rig ready(int payloadKg) {
    Rig rig =
        new Rig(
            new VehicleOptions(
                0, payloadKg, AutopilotKind.ARDUCOPTER, Airframe.of(payloadKg), 0, 0, 0, 0));
    rig.run(1.2);
    rig.command(MavCmd.DO_SET_MODE, 1, Rig.GUIDED);
    rig.command(MavCmd.COMPONENT_ARM_DISARM, 1, 0);
    return rig;
  }
}
