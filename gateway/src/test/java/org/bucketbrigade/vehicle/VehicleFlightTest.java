package org.bucketbrigade.vehicle;

import static org.assertj.core.api.Assertions.assertThat;

import org.bucketbrigade.mavlink.CopterMode;
import org.bucketbrigade.mavlink.MavCmd;
import org.bucketbrigade.mavlink.MavResult;
import org.bucketbrigade.wire.v1.Phase;
import org.bucketbrigade.wire.v1.Reason;
import org.junit.jupiter.api.Test;

class VehicleFlightTest {
  private static final float VALVE = 9;
  private static final float PUMP = 10;

  private final FlightLine line = new FlightLine();
  private final FakeCopter copter = line.copter;

  private void arm() {
    assertThat(line.vehicles.arm(line.vehicle(), true, 20, line.nowNanos))
        .isEqualTo(Reason.REASON_OK);
  }

  private void land() {
    assertThat(line.vehicles.land(line.vehicle(), line.nowNanos)).isEqualTo(Reason.REASON_OK);
  }

  // ---------------------------------------------------------------------------- arming

  @Test
  void makesParametersSafeThenTakesOverArmsAndClimbs() {
    line.ready();
    copter.got.clear();
    arm();
    line.untilPhase(Phase.PHASE_TAKEOFF);
    line.run(1);
    assertThat(copter.set)
        .containsExactly("GUID_TIMEOUT=1.0", "FS_GCS_ENABLE=7.0", "MAV_GCS_SYSID=245.0");
    assertThat(copter.got)
        .extracting(FakeCopter.Got::command)
        .containsExactly(MavCmd.DO_SET_MODE, MavCmd.COMPONENT_ARM_DISARM, MavCmd.NAV_TAKEOFF);
    assertThat(copter.got(MavCmd.NAV_TAKEOFF).getFirst().param7()).isEqualTo(20);
    assertThat(copter.setpoints).isZero();
    copter.relativeMm = 18_000;
    copter.landedState = 3;
    line.run(2);
    assertThat(line.vehicle().phase()).isEqualTo(Phase.PHASE_TAKEOFF);
    copter.relativeMm = 19_000;
    line.untilPhase(Phase.PHASE_FLYING);
  }

  @Test
  void climbsFromWhereItStandsThoughArmingMovesItsHomeThere() {
    copter.relativeMm = -19_000;
    line.ready();
    arm();
    line.untilPhase(Phase.PHASE_TAKEOFF);
    copter.homeAmslMm -= 19_000;
    copter.relativeMm = 0;
    copter.landedState = 3;
    line.run(2);
    assertThat(line.vehicle().phase()).isEqualTo(Phase.PHASE_TAKEOFF);
    copter.relativeMm = 19_000;
    line.untilPhase(Phase.PHASE_FLYING);
  }

  @Test
  void leavesParametersThatAreSafeAsTheyAre() {
    copter.parameters.put("GUID_TIMEOUT", 0.5f);
    copter.parameters.put("FS_GCS_ENABLE", 7f);
    line.ready();
    arm();
    line.untilPhase(Phase.PHASE_TAKEOFF);
    assertThat(copter.set).containsExactly("MAV_GCS_SYSID=245.0");
  }

  @Test
  void doesNotArmWhenTheEchoShowsThatAParameterWasNotTaken() {
    copter.readOnly.add("GUID_TIMEOUT");
    line.ready();
    arm();
    line.untilPhase(Phase.PHASE_READY);
    assertThat(line.phases).endsWith("ARMING", "READY PARAMETER_UNSAFE");
    assertThat(copter.set.stream().filter("GUID_TIMEOUT=1.0"::equals)).hasSize(8);
    assertThat(copter.got(MavCmd.COMPONENT_ARM_DISARM)).isEmpty();
    assertThat(line.texts).containsExactly("not armed: parameter GUID_TIMEOUT cannot be made safe");
  }

  @Test
  void landsWithACriticalBatteryInsteadOfFlyingHomeThroughOthers() {
    copter.parameters.put("BATT_FS_LOW_ACT", 2f);
    copter.parameters.put("BATT_FS_CRT_ACT", 3f);
    line.ready();
    arm();
    line.untilPhase(Phase.PHASE_TAKEOFF);
    assertThat(copter.set).contains("BATT_FS_LOW_ACT=0.0", "BATT_FS_CRT_ACT=1.0");
  }

  @Test
  void doesNotArmAVehicleThatLacksASafetyParameter() {
    copter.parameters.remove("GUID_TIMEOUT");
    line.ready();
    arm();
    line.untilPhase(Phase.PHASE_READY);
    assertThat(line.phases).endsWith("ARMING", "READY PARAMETER_UNSAFE");
    assertThat(copter.got(MavCmd.COMPONENT_ARM_DISARM)).isEmpty();
  }

  @Test
  void tellsThatTheAutopilotDeniedArming() {
    line.ready();
    copter.resultOf.put(MavCmd.COMPONENT_ARM_DISARM, MavResult.FAILED);
    arm();
    line.untilPhase(Phase.PHASE_READY);
    assertThat(line.phases).endsWith("READY AUTOPILOT_DENIED");
    assertThat(copter.got(MavCmd.NAV_TAKEOFF)).isEmpty();
  }

  @Test
  void asksAgainWhenArmingIsRejectedForNowOnly() {
    line.ready();
    copter.resultOf.put(MavCmd.COMPONENT_ARM_DISARM, MavResult.TEMPORARILY_REJECTED);
    arm();
    line.until(() -> copter.got(MavCmd.COMPONENT_ARM_DISARM).size() == 2);
    copter.resultOf.clear();
    line.untilPhase(Phase.PHASE_TAKEOFF);
  }

  @Test
  void tellsThatTheAutopilotIsSilentAfterManyTries() {
    line.ready();
    copter.silentTo.add(MavCmd.COMPONENT_ARM_DISARM);
    arm();
    line.untilPhase(Phase.PHASE_READY);
    assertThat(line.phases).endsWith("READY AUTOPILOT_SILENT");
    assertThat(copter.got(MavCmd.COMPONENT_ARM_DISARM)).hasSize(CommandQueue.PATIENT_TRIES);
  }

  @Test
  void believesAHeartbeatThatItIsArmedWhenTheAnswerIsLost() {
    line.ready();
    copter.silentTo.add(MavCmd.COMPONENT_ARM_DISARM);
    arm();
    line.until(() -> !copter.got(MavCmd.COMPONENT_ARM_DISARM).isEmpty());
    copter.armed = true;
    line.untilPhase(Phase.PHASE_TAKEOFF);
  }

  @Test
  void staysInTheAirWhenTheAnswerToItsTakeOffIsLost() {
    line.ready();
    copter.silentTo.add(MavCmd.NAV_TAKEOFF);
    arm();
    line.until(() -> !copter.got(MavCmd.NAV_TAKEOFF).isEmpty());
    copter.silentTo.clear();
    copter.resultOf.put(MavCmd.NAV_TAKEOFF, MavResult.FAILED); // to the repeated order: it climbs
    line.run(2);
    copter.relativeMm = 20_000;
    copter.landedState = 2;
    line.untilPhase(Phase.PHASE_FLYING);
    assertThat(line.phases).doesNotContain("LANDING");
  }

  @Test
  void asksAgainForAParameterThatOnlySeemedToBeMissing() {
    copter.silentTo.clear();
    Float timeout = copter.parameters.remove("GUID_TIMEOUT");
    line.ready();
    copter.parameters.put("GUID_TIMEOUT", timeout);
    arm();
    line.untilPhase(Phase.PHASE_TAKEOFF);
  }

  @Test
  void refusesToArmWhatIsNotReady() {
    copter.prearmHealthy = false;
    line.run(5);
    assertThat(line.vehicles.arm(line.vehicle(), true, 20, line.nowNanos))
        .isEqualTo(Reason.REASON_NOT_READY);
  }

  @Test
  void waitsForAFreeColumnButNotForEver() {
    line.columnFree = false;
    line.ready();
    arm();
    line.run(175);
    assertThat(line.vehicle().phase()).isEqualTo(Phase.PHASE_ARMING);
    line.run(6);
    assertThat(line.vehicle().phase()).isEqualTo(Phase.PHASE_READY);
    assertThat(copter.got(MavCmd.COMPONENT_ARM_DISARM)).isEmpty();
  }

  @Test
  void staysOnTheGroundWhenOrderedToLandBeforeItWasToldToArm() {
    line.columnFree = false;
    line.ready();
    arm();
    line.run(2);
    land();
    line.columnFree = true;
    line.run(5);
    assertThat(line.vehicle().phase()).isEqualTo(Phase.PHASE_READY);
    assertThat(copter.got(MavCmd.COMPONENT_ARM_DISARM)).isEmpty();
  }

  @Test
  void landsWhenOrderedToWhileTheArmingIsOnItsWay() {
    line.ready();
    copter.silentTo.add(MavCmd.COMPONENT_ARM_DISARM);
    arm();
    line.until(() -> !copter.got(MavCmd.COMPONENT_ARM_DISARM).isEmpty());
    land();
    line.run(1.5);
    assertThat(line.vehicle().phase()).isEqualTo(Phase.PHASE_LANDING);
    assertThat(copter.mode).isEqualTo(CopterMode.LAND);
    assertThat(copter.got(MavCmd.COMPONENT_ARM_DISARM)).hasSize(1);
  }

  @Test
  void keepsOffAVehicleThatSomebodyElseArmedOnTheGround() {
    line.ready();
    line.run(3);
    copter.armed = true;
    line.untilPhase(Phase.PHASE_EXTERNAL);
    assertThat(line.vehicles.arm(line.vehicle(), true, 20, line.nowNanos))
        .isEqualTo(Reason.REASON_EXTERNAL);
  }

  // ---------------------------------------------------------------------------- false alarms

  @Test
  void takesALateHeartbeatFromBeforeTheArmingForNoDisarming() {
    line.ready();
    arm();
    line.untilPhase(Phase.PHASE_TAKEOFF);
    copter.armed = false;
    copter.mode = CopterMode.STABILIZE;
    copter.heartbeat();
    line.deliver();
    copter.armed = true;
    copter.mode = CopterMode.GUIDED;
    line.run(5);
    assertThat(line.vehicle().phase()).isEqualTo(Phase.PHASE_TAKEOFF);
  }

  @Test
  void noticesAVehicleThatDisarmsItselfSoonAfterArming() {
    line.ready();
    arm();
    line.untilPhase(Phase.PHASE_TAKEOFF);
    copter.armed = false;
    line.untilPhase(Phase.PHASE_READY);
  }

  @Test
  void takesTheFormerModeForNoForeignOneWhileItsOwnChangeIsUnderWay() {
    line.flying();
    copter.silentTo.add(MavCmd.DO_SET_MODE);
    land();
    line.run(8);
    assertThat(line.vehicle().phase()).isEqualTo(Phase.PHASE_LANDING);
    copter.silentTo.clear();
    line.until(() -> copter.mode == CopterMode.LAND);
    line.run(5);
    assertThat(line.vehicle().phase()).isEqualTo(Phase.PHASE_LANDING);
  }

  @Test
  void asksForLandingAgainAndAgainButNotInAFlood() {
    line.flying();
    copter.got.clear();
    copter.resultOf.put(MavCmd.DO_SET_MODE, MavResult.FAILED);
    land();
    line.run(10);
    assertThat(copter.got(MavCmd.DO_SET_MODE)).hasSizeBetween(15, 21);
    assertThat(line.vehicle().phase()).isEqualTo(Phase.PHASE_LANDING);
  }

  // ---------------------------------------------------------------------------- EXTERNAL

  @Test
  void sendsNothingButHeartbeatsToAVehicleWhoseModeSomebodyElseChanged() {
    line.flying();
    copter.mode = CopterMode.LOITER;
    line.untilPhase(Phase.PHASE_EXTERNAL);
    copter.got.clear();
    int setpoints = copter.setpoints;
    int heartbeats = copter.heartbeats;
    line.vehicles.setpoint(line.vehicle(), 1, 1, 0, Double.NaN);
    line.vehicles.pump(line.vehicle(), true, line.nowNanos);
    line.vehicles.pump(line.vehicle(), false, line.nowNanos);
    assertThat(line.vehicles.releaseWater(line.vehicle(), 1, line.nowNanos)).isFalse();
    assertThat(line.vehicles.land(line.vehicle(), line.nowNanos)).isEqualTo(Reason.REASON_EXTERNAL);
    assertThat(line.vehicles.startReturn(line.vehicle(), line.nowNanos))
        .isEqualTo(Reason.REASON_EXTERNAL);
    line.run(10);
    assertThat(copter.got).isEmpty();
    assertThat(copter.setpoints).isEqualTo(setpoints);
    assertThat(copter.heartbeats).isGreaterThan(heartbeats + 8);
    assertThat(copter.set).hasSize(3);
  }

  @Test
  void noticesAForeignModeAtOnceEvenRightAfterAnOrderOfItsOwn() {
    line.flying();
    line.vehicles.startReturn(line.vehicle(), line.nowNanos);
    copter.mode = CopterMode.STABILIZE;
    copter.heartbeat();
    line.deliver();
    assertThat(line.vehicle().phase()).isEqualTo(Phase.PHASE_EXTERNAL);
  }

  @Test
  void sendsNoPayloadCommandThatWasWaitingWhenItBecameExternal() {
    line.flying();
    copter.silentTo.add(MavCmd.DO_SET_SERVO);
    line.vehicles.pump(line.vehicle(), true, line.nowNanos);
    line.vehicles.pump(line.vehicle(), true, line.nowNanos);
    copter.mode = CopterMode.LOITER;
    copter.heartbeat();
    line.deliver();
    copter.got.clear();
    copter.ack(MavCmd.DO_SET_SERVO, MavResult.ACCEPTED, 245);
    line.run(5);
    assertThat(copter.got).isEmpty();
  }

  @Test
  void takesAnExternalVehicleBackOnlyOnTheOrder() {
    line.flying();
    copter.mode = CopterMode.STABILIZE;
    line.untilPhase(Phase.PHASE_EXTERNAL);
    assertThat(line.vehicles.releaseExternal(line.vehicle(), line.nowNanos))
        .isEqualTo(Reason.REASON_EXTERNAL);
    copter.mode = CopterMode.GUIDED;
    line.run(5);
    assertThat(line.vehicle().phase()).isEqualTo(Phase.PHASE_EXTERNAL);
    assertThat(line.vehicles.releaseExternal(line.vehicle(), line.nowNanos))
        .isEqualTo(Reason.REASON_OK);
    assertThat(line.vehicle().phase()).isEqualTo(Phase.PHASE_FLYING);
    line.run(5);
    assertThat(line.vehicle().phase()).isEqualTo(Phase.PHASE_FLYING);
  }

  @Test
  void takesOverAVehicleThatStandsInTheAirAfterItsFailsafeOnceItIsGivenBack() {
    line.flying();
    copter.mode = CopterMode.BRAKE;
    line.untilPhase(Phase.PHASE_EXTERNAL);
    copter.got.clear();
    int setpoints = copter.setpoints;
    line.run(3);
    assertThat(copter.got).isEmpty();
    assertThat(copter.setpoints).isEqualTo(setpoints);
    assertThat(line.vehicles.releaseExternal(line.vehicle(), line.nowNanos))
        .isEqualTo(Reason.REASON_OK);
    line.untilPhase(Phase.PHASE_FLYING);
    assertThat(copter.mode).isEqualTo(CopterMode.GUIDED);
    assertThat(copter.setpoints).isGreaterThan(setpoints);
  }

  @Test
  void leavesAVehicleAloneThatRefusesToBeTakenBack() {
    line.flying();
    copter.mode = CopterMode.BRAKE;
    line.untilPhase(Phase.PHASE_EXTERNAL);
    copter.resultOf.put(MavCmd.DO_SET_MODE, MavResult.FAILED);
    line.vehicles.releaseExternal(line.vehicle(), line.nowNanos);
    line.untilPhase(Phase.PHASE_EXTERNAL);
    assertThat(copter.mode).isEqualTo(CopterMode.BRAKE);
  }

  @Test
  void armsOnTheGroundAndClimbsOnASecondOrder() {
    line.ready();
    assertThat(line.vehicles.arm(line.vehicle(), false, 0, line.nowNanos))
        .isEqualTo(Reason.REASON_OK);
    line.untilPhase(Phase.PHASE_ARMED);
    line.run(3);
    assertThat(copter.got(MavCmd.NAV_TAKEOFF)).isEmpty();
    arm();
    line.until(() -> !copter.got(MavCmd.NAV_TAKEOFF).isEmpty());
    assertThat(copter.got(MavCmd.COMPONENT_ARM_DISARM)).hasSize(1);
  }

  @Test
  void isReadyAgainWhenItDisarmsItselfBecauseNothingFollowed() {
    line.ready();
    line.vehicles.arm(line.vehicle(), false, 0, line.nowNanos);
    line.untilPhase(Phase.PHASE_ARMED);
    line.run(3);
    copter.armed = false;
    line.untilPhase(Phase.PHASE_READY);
  }

  @Test
  void isExternalAtOnceWhenTheStationOfThePilotInCommandTakesItOver() {
    line.flying();
    line.vehicles.takenOver(line.vehicle(), line.nowNanos);
    assertThat(line.vehicle().phase()).isEqualTo(Phase.PHASE_EXTERNAL);
    int setpoints = copter.setpoints;
    line.vehicles.setpoint(line.vehicle(), 1, 0, 0, 0);
    assertThat(copter.setpoints).isEqualTo(setpoints);
  }

  @Test
  void staysExternalAfterLandingLossAndReboot() {
    line.flying();
    copter.mode = CopterMode.LAND;
    line.untilPhase(Phase.PHASE_EXTERNAL);
    copter.armed = false;
    line.run(5);
    assertThat(line.vehicle().phase()).isEqualTo(Phase.PHASE_EXTERNAL);
    copter.muted = true;
    line.untilPhase(Phase.PHASE_LOST);
    copter.muted = false;
    line.run(2);
    assertThat(line.vehicle().phase()).isEqualTo(Phase.PHASE_EXTERNAL);
    copter.bootMs = 1_000;
    line.run(2);
    assertThat(line.vehicle().phase()).isEqualTo(Phase.PHASE_EXTERNAL);
    line.vehicles.releaseExternal(line.vehicle(), line.nowNanos);
    line.untilPhase(Phase.PHASE_READY);
  }

  // ---------------------------------------------------------------------------- lost

  @Test
  void isLostAfterFiveSecondsOfSilenceAndFliesOnIfNobodyChangedItsMode() {
    line.flying();
    copter.muted = true;
    line.run(4.8);
    assertThat(line.vehicle().phase()).isEqualTo(Phase.PHASE_FLYING);
    line.run(0.5);
    assertThat(line.vehicle().phase()).isEqualTo(Phase.PHASE_LOST);
    int setpoints = copter.setpoints;
    line.vehicles.setpoint(line.vehicle(), 1, 1, 0, Double.NaN);
    assertThat(copter.setpoints).isEqualTo(setpoints);
    copter.muted = false;
    line.run(1.1);
    assertThat(line.phases).endsWith("LOST VEHICLE_LOST", "FLYING");
  }

  @Test
  void isExternalIfItsFailsafeChangedTheModeWhileItWasLost() {
    line.flying();
    copter.muted = true;
    line.untilPhase(Phase.PHASE_LOST);
    copter.mode = 17;
    copter.muted = false;
    line.run(1.1);
    assertThat(line.phases).endsWith("EXTERNAL");
  }

  @Test
  void returnsOnAfterALossDuringTheReturn() {
    line.flying();
    line.vehicles.startReturn(line.vehicle(), line.nowNanos);
    copter.muted = true;
    line.untilPhase(Phase.PHASE_LOST);
    copter.muted = false;
    line.run(1.1);
    assertThat(line.phases).endsWith("RETURNING");
  }

  @Test
  void asksForLandingAgainAfterALossDuringIt() {
    line.flying();
    copter.deaf = true;
    land();
    copter.muted = true;
    line.untilPhase(Phase.PHASE_LOST);
    copter.muted = false;
    copter.deaf = false;
    line.until(() -> copter.mode == CopterMode.LAND);
    assertThat(line.vehicle().phase()).isEqualTo(Phase.PHASE_LANDING);
  }

  // ---------------------------------------------------------------------------- payload

  @Test
  void releasesOnceAndClosesTheValveAfterwards() {
    line.flying();
    copter.got.clear();
    assertThat(line.vehicles.releaseWater(line.vehicle(), 1, line.nowNanos)).isTrue();
    line.run(5);
    assertThat(line.releases).containsExactly("1 ACCEPTED");
    assertThat(copter.got(MavCmd.DO_SET_SERVO))
        .extracting(FakeCopter.Got::param1, FakeCopter.Got::param2)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(VALVE, 1_900f),
            org.assertj.core.groups.Tuple.tuple(VALVE, 1_100f));
  }

  @Test
  void neverSendsASilentReleaseAgainAndClosesTheValveUntilThatIsConfirmed() {
    line.flying();
    copter.got.clear();
    copter.silentTo.add(MavCmd.DO_SET_SERVO);
    assertThat(line.vehicles.releaseWater(line.vehicle(), 1, line.nowNanos)).isTrue();
    line.run(10);
    assertThat(line.releases).containsExactly("1 SILENT");
    copter.silentTo.clear();
    line.run(10);
    assertThat(copter.got(MavCmd.DO_SET_SERVO).stream().filter(g -> g.param2() == 1_900f))
        .hasSize(1);
    int closes = copter.got.size();
    assertThat(copter.got.getLast().param2()).isEqualTo(1_100f);
    line.run(10);
    assertThat(copter.got).hasSize(closes);
  }

  @Test
  void tellsARefusedRelease() {
    line.flying();
    copter.resultOf.put(MavCmd.DO_SET_SERVO, MavResult.FAILED);
    assertThat(line.vehicles.releaseWater(line.vehicle(), 4, line.nowNanos)).isTrue();
    line.run(1);
    assertThat(line.releases).containsExactly("4 REFUSED");
  }

  @Test
  void releasesNowOrNotAtAll() {
    line.flying();
    copter.silentTo.add(MavCmd.DO_SET_SERVO);
    line.vehicles.pump(line.vehicle(), true, line.nowNanos);
    assertThat(line.vehicles.releaseWater(line.vehicle(), 1, line.nowNanos)).isFalse();
    copter.silentTo.clear();
    line.run(5);
    assertThat(copter.got(MavCmd.DO_SET_SERVO)).noneMatch(g -> g.param1() == VALVE);
  }

  @Test
  void doesNotKnowHowAReleaseEndedWhenTheVehicleIsTakenAwayMeanwhile() {
    line.flying();
    copter.silentTo.add(MavCmd.DO_SET_SERVO);
    line.vehicles.releaseWater(line.vehicle(), 1, line.nowNanos);
    copter.mode = CopterMode.LOITER;
    copter.heartbeat();
    line.deliver();
    assertThat(line.releases).containsExactly("1 SILENT");
    copter.silentTo.clear();
    copter.got.clear();
    line.run(5);
    assertThat(copter.got).isEmpty();
    copter.mode = CopterMode.GUIDED;
    line.run(1.1);
    line.vehicles.releaseExternal(line.vehicle(), line.nowNanos);
    line.run(1);
    assertThat(copter.got(MavCmd.DO_SET_SERVO))
        .extracting(FakeCopter.Got::param2)
        .containsExactly(1_100f);
  }

  @Test
  void stopsThePumpAfterALossAlthoughItCouldNotBeToldThen() {
    line.flying();
    line.vehicles.pump(line.vehicle(), true, line.nowNanos);
    line.run(1);
    copter.muted = true;
    copter.deaf = true;
    line.untilPhase(Phase.PHASE_LOST);
    line.vehicles.pump(line.vehicle(), false, line.nowNanos);
    copter.muted = false;
    copter.deaf = false;
    copter.got.clear();
    line.run(3);
    assertThat(copter.got(MavCmd.DO_SET_SERVO))
        .extracting(FakeCopter.Got::param1, FakeCopter.Got::param2)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(PUMP, 1_100f));
  }
}
