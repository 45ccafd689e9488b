package org.bucketbrigade.vehicle;

import static org.assertj.core.api.Assertions.assertThat;

import org.bucketbrigade.mavlink.MavCmd;
import org.bucketbrigade.wire.v1.Phase;
import org.bucketbrigade.wire.v1.Reason;
import org.junit.jupiter.api.Test;

/** What differs with a PX4. */
final class Px4Test {
  private final FakePx4 px4 = new FakePx4(7);
  private final FlightLine line = new FlightLine(px4);

  private FlightLine takingOff() {
    line.ready();
    assertThat(line.vehicles.arm(line.vehicle(), true, 20, line.nowNanos))
        .isEqualTo(Reason.REASON_OK);
    line.untilPhase(Phase.PHASE_TAKEOFF);
    return line;
  }

  private void rise() {
    px4.relativeMm = 20_000;
    px4.landedState = 2;
    px4.mode = FakePx4.LOITER;
  }

  private FlightLine flying() {
    takingOff().run(2);
    rise();
    line.untilPhase(Phase.PHASE_FLYING);
    return line;
  }

  @Test
  void makesItHoldWhenWeFallSilentAndReadsBitsAndFloats() {
    takingOff();
    assertThat(px4.parameters)
        .containsEntry("COM_OBL_RC_ACT", 5f)
        .containsEntry("NAV_DLL_ACT", 1f)
        .containsEntry("COM_DLL_EXCEPT", 3f)
        .containsEntry("COM_OF_LOSS_T", 1f);
    assertThat(px4.set).doesNotContain("COM_OF_LOSS_T=1.0");
  }

  @Test
  void knowsFromTheErrorThatAParameterOfOtherVersionsIsMissing() {
    line.ready();
    assertThat(px4.asked).containsOnlyOnce("COM_OBL_ACT");
  }

  @Test
  void armsInHoldAndTakesOffToAHeightAboveTheSea() {
    takingOff().run(0.5);
    assertThat(px4.got(MavCmd.DO_SET_MODE).getFirst().param2()).isEqualTo(4f);
    assertThat(px4.takeoffAmslM).isEqualTo(120f);
    assertThat(line.vehicle().modeName()).isIn("AUTO.LOITER", "AUTO.TAKEOFF");
  }

  @Test
  void streamsStandingStillBeforeItAsksForOffboardAndFliesOnceThatShows() {
    takingOff().run(2);
    assertThat(px4.setpoints).isZero();
    rise();
    line.untilPhase(Phase.PHASE_FLYING);
    assertThat(px4.setpoints).isGreaterThanOrEqualTo(3);
    assertThat(px4.mode).isEqualTo(FakePx4.OFFBOARD);
    assertThat(line.vehicle().modeName()).isEqualTo("OFFBOARD");
  }

  @Test
  void believesNoAcknowledgementOfAModeThatDoesNotShow() {
    px4.refusesOffboard = true;
    takingOff().run(2);
    rise();
    line.run(1);
    assertThat(line.vehicle().phase()).isEqualTo(Phase.PHASE_TAKEOFF);
    line.untilPhase(Phase.PHASE_LANDING);
    assertThat(px4.got(MavCmd.DO_SET_MODE))
        .filteredOn(got -> got.param2() == 6)
        .hasSize(CommandQueue.TRIES);
  }

  @Test
  void landsInItsOwnMode() {
    flying();
    line.vehicles.land(line.vehicle(), line.nowNanos);
    line.run(2);
    assertThat(px4.mode).isEqualTo(FakePx4.LAND);
    assertThat(line.vehicle().phase()).isEqualTo(Phase.PHASE_LANDING);
    px4.armed = false;
    line.untilPhase(Phase.PHASE_READY);
  }

  @Test
  void isExternalWhenItHoldsByItselfAndIsGivenBackOnTheOrder() {
    flying().run(4);
    px4.mode = FakePx4.LOITER;
    line.untilPhase(Phase.PHASE_EXTERNAL);
    int setpoints = px4.setpoints;
    line.run(2);
    assertThat(px4.setpoints).isEqualTo(setpoints);
    assertThat(line.vehicles.releaseExternal(line.vehicle(), line.nowNanos))
        .isEqualTo(Reason.REASON_OK);
    line.untilPhase(Phase.PHASE_FLYING);
    assertThat(px4.mode).isEqualTo(FakePx4.OFFBOARD);
  }

  @Test
  void isExternalWhenSomebodyTakesItDuringTheTakeOff() {
    takingOff().run(3);
    px4.mode = FakePx4.POSCTL;
    line.untilPhase(Phase.PHASE_EXTERNAL);
  }
}
