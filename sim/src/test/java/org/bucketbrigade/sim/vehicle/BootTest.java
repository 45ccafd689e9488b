package org.bucketbrigade.sim.vehicle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bucketbrigade.mavlink.CommandAck;
import org.bucketbrigade.mavlink.GpsGlobalOrigin;
import org.bucketbrigade.mavlink.Heartbeat;
import org.bucketbrigade.mavlink.HomePosition;
import org.bucketbrigade.mavlink.MavCmd;
import org.bucketbrigade.mavlink.MavResult;
import org.bucketbrigade.mavlink.MavState;
import org.bucketbrigade.mavlink.MavSysStatusSensor;
import org.bucketbrigade.mavlink.NamedValueFloat;
import org.bucketbrigade.mavlink.Statustext;
import org.bucketbrigade.mavlink.SysStatus;
import org.bucketbrigade.mavlink.Timesync;
import org.junit.jupiter.api.Test;

/** Rows "boot", "default streams" and "pre-arm" of the measured ArduCopter. */
class BootTest {
  private final Rig rig = new Rig(VehicleOptions.REAL);

  @Test
  void firstHeartbeatComesAfterOneSecondAndThenOneEverySecond() {
    rig.run(10);
    List<Long> times = rig.sentOf(Heartbeat.ID).stream().map(Rig.Sent::millis).toList();
    assertThat(times).startsWith(1000L, 2000L, 3000L).hasSize(9);
  }

  @Test
  void bootsAndStandsByFromThreeSecondsAsAQuadrotorOfArduPilot() {
    rig.run(4);
    List<Rig.Sent> beats = rig.sentOf(Heartbeat.ID);
    assertThat(beats.get(1).as(new Heartbeat()).systemStatus()).isEqualTo(MavState.BOOT);
    Heartbeat standing = beats.get(2).as(new Heartbeat());
    assertThat(standing.systemStatus()).isEqualTo(MavState.STANDBY);
    assertThat(standing.type()).isEqualTo(2);
    assertThat(standing.autopilot()).isEqualTo(3);
    assertThat(standing.customMode()).isZero();
  }

  @Test
  void saysNothingButHeartbeatsAndRareTextsUntilAsked() {
    rig.run(60);
    assertThat(rig.sent)
        .extracting(Rig.Sent::id)
        .containsOnly(
            Heartbeat.ID,
            Statustext.ID,
            Timesync.ID,
            GpsGlobalOrigin.ID,
            HomePosition.ID,
            // The tank's script.
            NamedValueFloat.ID);
    assertThat(rig.sentOf(Statustext.ID)).hasSizeLessThan(5);
  }

  @Test
  void originAndHomeComeAfterTwentySeconds() {
    rig.run(25);
    assertThat(rig.sentOf(HomePosition.ID))
        .hasSize(1)
        .first()
        .extracting(Rig.Sent::millis)
        .isEqualTo(20_000L);
    HomePosition home = rig.sentOf(HomePosition.ID).getFirst().as(new HomePosition());
    assertThat(home.latitude()).isEqualTo(493_000_000);
    assertThat(home.longitude()).isEqualTo(-1_231_000_000);
    assertThat(home.altitude()).isEqualTo(350_000);
  }

  @Test
  void armingTooEarlyFailsAndSaysWhy() {
    rig.run(10);
    assertThat(rig.command(MavCmd.COMPONENT_ARM_DISARM, 1, 0)).isEqualTo(MavResult.FAILED);
    rig.run(0.1);
    assertThat(rig.texts()).last().asString().startsWith("Arm: ");
    assertThat(rig.vehicle.isArmed()).isFalse();
  }

  @Test
  void prearmChecksAreAcceptedEvenIfTheyFail() {
    rig.run(10);
    assertThat(rig.command(MavCmd.RUN_PREARM_CHECKS, 0, 0)).isEqualTo(MavResult.ACCEPTED);
    rig.run(0.1);
    assertThat(rig.texts()).last().asString().startsWith("PreArm: ");
  }

  @Test
  void isReadyToArmWhenTheGpsIsUsedAfterFortyTwoSeconds() {
    rig.run(3.5);
    rig.command(MavCmd.SET_MESSAGE_INTERVAL, SysStatus.ID, 100_000);
    rig.run(38);
    assertThat(isPrearmHealthy()).isFalse();
    assertThat(rig.command(MavCmd.COMPONENT_ARM_DISARM, 1, 0)).isEqualTo(MavResult.FAILED);
    rig.run(1);
    assertThat(isPrearmHealthy()).isTrue();
    assertThat(rig.command(MavCmd.COMPONENT_ARM_DISARM, 1, 0)).isEqualTo(MavResult.ACCEPTED);
  }

  @Test
  void aTimeScaleShortensTheWait() {
    Rig quick = new Rig(VehicleOptions.QUICK);
    quick.run(4.1);
    assertThat(quick.command(MavCmd.COMPONENT_ARM_DISARM, 1, 0)).isEqualTo(MavResult.FAILED);
    quick.run(0.2);
    assertThat(quick.command(MavCmd.COMPONENT_ARM_DISARM, 1, 0)).isEqualTo(MavResult.ACCEPTED);
  }

  @Test
  void aRebootStartsTheClockAnewAndForgetsWhatWasAskedFor() {
    Rig ready = Rig.ready();
    ready.command(MavCmd.SET_MESSAGE_INTERVAL, SysStatus.ID, 100_000);
    ready.set("GUID_TIMEOUT", 1);
    assertThat(ready.command(246, 1, 0)).isEqualTo(MavResult.ACCEPTED);
    ready.sent.clear();
    ready.run(3);
    assertThat(ready.sentOf(Heartbeat.ID)).isNotEmpty();
    assertThat(ready.sentOf(SysStatus.ID)).isEmpty();
    assertThat(ready.sentOf(NamedValueFloat.ID).getFirst().as(new NamedValueFloat()).timeBootMs())
        .isLessThan(1000);
    assertThat(ready.sentOf(CommandAck.ID)).isEmpty();
  }

  private boolean isPrearmHealthy() {
    SysStatus status = rig.sentOf(SysStatus.ID).getLast().as(new SysStatus());
    return (status.onboardControlSensorsHealth() & MavSysStatusSensor.PREARM_CHECK) != 0;
  }
}
