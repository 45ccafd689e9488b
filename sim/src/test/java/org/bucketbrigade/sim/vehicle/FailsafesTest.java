package org.bucketbrigade.sim.vehicle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.bucketbrigade.mavlink.FenceBreach;
import org.bucketbrigade.mavlink.FenceStatus;
import org.bucketbrigade.mavlink.Heartbeat;
import org.bucketbrigade.mavlink.MavCmd;
import org.bucketbrigade.mavlink.MavResult;
import org.bucketbrigade.mavlink.MavState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows "GCS failsafe" and "circle fence" of the measured ArduCopter, and the battery's. */
class FailsafesTest {
  private final Rig rig = Rig.flying(20);

  @ParameterizedTest
  @CsvSource({"1, 6", "5, 9", "7, 17"})
  void actsWhenTheGroundStationFallsSilent(int action, int mode) {
    rig.set("FS_GCS_ENABLE", action);
    double seconds = loseGroundStation();
    assertThat(seconds).isCloseTo(4.8, withinPercentage(10));
    assertThat(rig.vehicle.mode()).isEqualTo(mode);
    rig.run(1);
    assertThat(rig.lastHeartbeat().systemStatus()).isEqualTo(MavState.CRITICAL);
    assertThat(rig.texts()).contains("GCS Failsafe");
  }

  @Test
  void staysInTheFailsafesModeWhenTheGroundStationReturns() {
    rig.set("FS_GCS_ENABLE", 1);
    loseGroundStation();
    rig.gcs(true);
    rig.run(3);
    assertThat(rig.lastHeartbeat().systemStatus()).isEqualTo(MavState.ACTIVE);
    assertThat(rig.lastHeartbeat().customMode()).isEqualTo(Rig.RTL);
    assertThat(rig.texts()).contains("GCS Failsafe Cleared");
    assertThat(rig.command(MavCmd.DO_SET_MODE, 1, Rig.GUIDED)).isEqualTo(MavResult.ACCEPTED);
    rig.run(2);
    assertThat(rig.vehicle.mode()).isEqualTo(Rig.GUIDED);
  }

  @Test
  void doesNothingByDefault() {
    rig.gcs(true);
    rig.run(3);
    rig.gcs(false);
    rig.run(20);
    assertThat(rig.vehicle.mode()).isEqualTo(Rig.GUIDED);
    assertThat(rig.texts()).isEmpty();
  }

  @Test
  void onlyTheGroundStationOfItsParameterCounts() {
    rig.set("FS_GCS_ENABLE", 7);
    rig.set("MAV_GCS_SYSID", 245);
    rig.gcsSystem(245);
    rig.gcs(true);
    rig.run(3);
    rig.gcsSystem(Rig.GCS_SYSTEM);
    rig.run(6);
    assertThat(rig.vehicle.mode()).isEqualTo(Rig.BRAKE);
  }

  @Test
  void leavesThePilotsOwnModesAlone() {
    rig.set("FS_GCS_ENABLE", 1);
    rig.command(MavCmd.DO_SET_MODE, 1, Rig.LOITER);
    rig.gcs(true);
    rig.run(3);
    rig.gcs(false);
    rig.run(8);
    assertThat(rig.vehicle.mode()).isEqualTo(Rig.LOITER);
    assertThat(rig.texts()).contains("GCS Failsafe - Continuing Pilot Control");
  }

  @Test
  void disarmsOnTheGroundWhenTheGroundStationFallsSilent() {
    Rig ready = Rig.ready();
    ready.set("FS_GCS_ENABLE", 7);
    ready.set("DISARM_DELAY", 60);
    ready.gcs(true);
    ready.run(2);
    ready.command(MavCmd.COMPONENT_ARM_DISARM, 1, 0);
    ready.gcs(false);
    ready.run(7);
    assertThat(ready.vehicle.isArmed()).isFalse();
  }

  @Test
  void aCircleFenceTurnsItHomeFortyMillisecondsAfterTheBreach() {
    rig.set("FENCE_RADIUS", 40);
    rig.set("FENCE_ENABLE", 1);
    rig.sent.clear();
    for (int i = 0; rig.vehicle.mode() == Rig.GUIDED && i < 1000; i++) {
      if (i % 5 == 0) {
        rig.send(rig.velocity(-6, 0, 0));
      }
      rig.run(0.02);
    }
    Rig.Sent breach = rig.sentOf(FenceStatus.ID).getFirst();
    assertThat(breach.as(new FenceStatus()).breachType()).isEqualTo(FenceBreach.BOUNDARY);
    assertThat(breach.as(new FenceStatus()).breachStatus()).isEqualTo(1);
    Rig.Sent beat =
        rig.sentOf(Heartbeat.ID).stream()
            .filter(s -> s.as(new Heartbeat()).customMode() == Rig.RTL)
            .findFirst()
            .orElseThrow();
    assertThat(beat.millis() - breach.millis()).isEqualTo(40);
    assertThat(rig.command(MavCmd.DO_SET_MODE, 1, Rig.GUIDED)).isEqualTo(MavResult.ACCEPTED);
    rig.run(1);
    assertThat(rig.vehicle.mode()).isEqualTo(Rig.GUIDED);
  }

  @Test
  void aFenceThatIsSwitchedOnOutsideIsBreachedAtOnce() {
    rig.fly(-6, 0, 0, 10, 10);
    rig.set("FENCE_RADIUS", 30);
    assertThat(rig.command(MavCmd.DO_FENCE_ENABLE, 1, 0)).isEqualTo(MavResult.ACCEPTED);
    rig.run(0.1);
    assertThat(rig.vehicle.mode()).isEqualTo(Rig.RTL);
    assertThat(rig.texts()).contains("Fence Breached");
  }

  @Test
  void landsWhenTheBatteryIsCritical() {
    rig.set("BATT_FS_CRT_ACT", 1);
    rig.set("BATT_CRT_MAH", 150_000);
    rig.runUntil(() -> rig.vehicle.mode() == Rig.LAND, 300);
    rig.run(1);
    assertThat(rig.texts()).contains("Battery 1 is critical");
  }

  @Test
  void fallsWhenTheBatteryIsEmptyAndFliesOnAfterASwap() {
    rig.runUntil(() -> rig.vehicle.batteryRemaining() < 0.5, 3600);
    rig.vehicle.swapBattery();
    assertThat(rig.vehicle.batteryRemaining()).isEqualTo(1);
    rig.runUntil(() -> rig.vehicle.isWrecked(), 3600);
    assertThat(rig.vehicle.batteryRemaining()).isZero();
  }

  private double loseGroundStation() {
    rig.gcs(true);
    rig.run(3);
    rig.runUntil(() -> rig.millis() % 1000 == 200, 2);
    rig.gcs(false);
    rig.sent.clear();
    return rig.runUntil(() -> rig.vehicle.mode() != Rig.GUIDED, 20);
  }
}
