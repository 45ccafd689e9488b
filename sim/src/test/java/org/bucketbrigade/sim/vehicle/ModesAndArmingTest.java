package org.bucketbrigade.sim.vehicle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bucketbrigade.mavlink.CommandAck;
import org.bucketbrigade.mavlink.Heartbeat;
import org.bucketbrigade.mavlink.HomePosition;
import org.bucketbrigade.mavlink.MavCmd;
import org.bucketbrigade.mavlink.MavModeFlag;
import org.bucketbrigade.mavlink.MavResult;
import org.bucketbrigade.mavlink.SetMode;
import org.bucketbrigade.mavlink.Statustext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows "mode", "on the ground", "arm in GUIDED", "in flight" and "payload". */
class ModesAndArmingTest {
  private static final int ARM = MavCmd.COMPONENT_ARM_DISARM;
  private static final int FORCE = MavCmd.FORCE_DISARM;

  private final Rig rig = Rig.ready();

  @Test
  void changesTheModeAndBeatsAtOnce() {
    rig.sent.clear();
    assertThat(rig.command(MavCmd.DO_SET_MODE, 1, Rig.GUIDED)).isEqualTo(MavResult.ACCEPTED);
    assertThat(rig.sent).extracting(Rig.Sent::id).startsWith(CommandAck.ID, Heartbeat.ID);
    assertThat(rig.lastHeartbeat().customMode()).isEqualTo(Rig.GUIDED);
  }

  @Test
  void refusesAModeThatDoesNotExist() {
    assertThat(rig.command(MavCmd.DO_SET_MODE, 1, 99)).isEqualTo(MavResult.FAILED);
    rig.run(0.1);
    assertThat(rig.texts()).last().asString().contains("99");
  }

  @Test
  void deniesAModeWithoutTheCustomFlag() {
    assertThat(rig.command(MavCmd.DO_SET_MODE, 0, Rig.GUIDED)).isEqualTo(MavResult.DENIED);
    assertThat(rig.vehicle.mode()).isZero();
  }

  @Test
  void setModeWorksButIsNeverAcknowledged() {
    rig.sent.clear();
    rig.send(new SetMode().targetSystem(1).baseMode(1).customMode(Rig.LOITER));
    rig.run(0.5);
    assertThat(rig.vehicle.mode()).isEqualTo(Rig.LOITER);
    assertThat(rig.sentOf(CommandAck.ID)).isEmpty();
  }

  @Test
  void doesNotTakeOffDisarmed() {
    rig.command(MavCmd.DO_SET_MODE, 1, Rig.GUIDED);
    assertThat(rig.command(rig.order(MavCmd.NAV_TAKEOFF, 0, 0, 20))).isEqualTo(MavResult.FAILED);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, Rig.RTL, Rig.LAND})
  void doesNotArmInModesThatFlyByThemselves(int mode) {
    rig.command(MavCmd.DO_SET_MODE, 1, mode);
    assertThat(rig.command(ARM, 1, 0)).isEqualTo(MavResult.FAILED);
  }

  @Test
  void armsOnlyWithOneAndDisarmsOnlyWithZero() {
    assertThat(rig.command(ARM, 2, 0)).isEqualTo(MavResult.UNSUPPORTED);
    assertThat(rig.command(ARM, 0, 0)).isEqualTo(MavResult.ACCEPTED);
  }

  @Test
  void armingTellsHomeAndATextAndTheNextHeartbeatShowsIt() {
    arm();
    List<Integer> ids = rig.sent.stream().map(Rig.Sent::id).toList();
    assertThat(ids).startsWith(CommandAck.ID, HomePosition.ID, Statustext.ID);
    assertThat(rig.sentOf(Heartbeat.ID)).isEmpty();
    rig.run(1);
    assertThat(rig.lastHeartbeat().baseMode() & MavModeFlag.SAFETY_ARMED).isNotZero();
  }

  @Test
  void disarmsByItselfAfterTenSecondsWithoutTakeOff() {
    arm();
    double seconds = 0.1 + rig.runUntil(() -> !rig.vehicle.isArmed(), 15);
    assertThat(seconds).isBetween(9.9, 10.1);
  }

  @Test
  void refusesAnotherTakeOffAndDisarmingInFlight() {
    Rig flying = Rig.flying(10);
    assertThat(flying.command(flying.order(MavCmd.NAV_TAKEOFF, 0, 0, 20)))
        .isEqualTo(MavResult.FAILED);
    assertThat(flying.command(ARM, 0, 0)).isEqualTo(MavResult.FAILED);
    assertThat(flying.vehicle.isArmed()).isTrue();
  }

  @Test
  void forcedDisarmingInFlightIsAcceptedAndItFalls() {
    Rig flying = Rig.flying(10);
    assertThat(flying.command(ARM, 0, FORCE)).isEqualTo(MavResult.ACCEPTED);
    flying.run(3);
    assertThat(flying.heightM()).isZero();
    assertThat(flying.vehicle.isWrecked()).isTrue();
    assertThat(flying.command(ARM, 1, 0)).isEqualTo(MavResult.FAILED);
  }

  @Test
  void movesServosArmedOrNotButNeverMotors() {
    assertThat(rig.command(MavCmd.DO_SET_SERVO, 9, 1900)).isEqualTo(MavResult.ACCEPTED);
    for (int output : new int[] {1, 4, 99, 0, -1}) {
      rig.sent.clear();
      assertThat(rig.command(MavCmd.DO_SET_SERVO, output, 1900)).isEqualTo(MavResult.FAILED);
      rig.run(0.1);
      assertThat(rig.texts()).as("output %d", output).hasSize(1);
    }
  }

  @Test
  void thePilotsOwnRadioChangesTheModeWithoutAsking() {
    Rig flying = Rig.flying(10);
    flying.vehicle.pilotSelectsMode(Rig.LOITER);
    flying.run(0.1);
    assertThat(flying.lastHeartbeat().customMode()).isEqualTo(Rig.LOITER);
    assertThat(flying.sentOf(CommandAck.ID)).isEmpty();
  }

  @Test
  void willNotFlyAMissionThatItDoesNotHave() {
    Rig flying = Rig.flying(10);
    assertThat(flying.command(MavCmd.DO_SET_MODE, 1, 3)).isEqualTo(MavResult.FAILED);
    assertThat(flying.vehicle.mode()).isEqualTo(Rig.GUIDED);
  }

  private void arm() {
    rig.command(MavCmd.DO_SET_MODE, 1, Rig.GUIDED);
    rig.runUntil(() -> rig.millis() % 1000 == 200, 2);
    rig.sent.clear();
    assertThat(rig.command(ARM, 1, 0)).isEqualTo(MavResult.ACCEPTED);
    rig.run(0.1);
  }
}
