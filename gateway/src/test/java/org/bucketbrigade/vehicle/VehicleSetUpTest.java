package org.bucketbrigade.vehicle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.mavlink.FrameEncoder;
import org.bucketbrigade.mavlink.GlobalPositionInt;
import org.bucketbrigade.mavlink.Heartbeat;
import org.bucketbrigade.mavlink.MavAutopilot;
import org.bucketbrigade.mavlink.MavCmd;
import org.bucketbrigade.mavlink.MavResult;
import org.bucketbrigade.mavlink.MavState;
import org.bucketbrigade.mavlink.Message;
import org.bucketbrigade.mavlink.Statustext;
import org.bucketbrigade.mavlink.SysStatus;
import org.bucketbrigade.wire.v1.Phase;
import org.bucketbrigade.wire.v1.Reason;
import org.junit.jupiter.api.Test;

class VehicleSetUpTest {
  private final FlightLine line = new FlightLine();
  private final FakeCopter copter = line.copter;

  @Test
  void asksForVersionStreamsAndSafetyParametersAndIsReady() {
    line.ready();
    assertThat(copter.got)
        .extracting(FakeCopter.Got::command, FakeCopter.Got::param1, FakeCopter.Got::param2)
        .containsExactly(
            tuple(MavCmd.SET_MESSAGE_INTERVAL, 33f, 100_000f),
            tuple(MavCmd.SET_MESSAGE_INTERVAL, 1f, 1_000_000f),
            tuple(MavCmd.SET_MESSAGE_INTERVAL, 245f, 500_000f),
            tuple(MavCmd.REQUEST_MESSAGE, 148f, 0f));
    assertThat(copter.asked)
        .containsExactly(
            "GUID_TIMEOUT", "FS_GCS_ENABLE", "MAV_GCS_SYSID", "BATT_FS_LOW_ACT", "BATT_FS_CRT_ACT");
    assertThat(copter.set).isEmpty();
    assertThat(line.phases).containsExactly("found 7", "READY");
  }

  @Test
  void sendsItsOwnHeartbeatOnceASecond() {
    line.ready();
    int before = copter.heartbeats;
    line.run(10);
    assertThat(copter.heartbeats - before).isBetween(9, 11);
  }

  @Test
  void fallsBackToTheOlderParameterName() {
    copter.parameters.remove("MAV_GCS_SYSID");
    copter.parameters.put("SYSID_MYGCS", 255f);
    line.ready();
    assertThat(copter.asked).endsWith("MAV_GCS_SYSID", "SYSID_MYGCS");
  }

  @Test
  void repeatsASilentCommandWithARisingConfirmationAndGivesUp() {
    copter.silentTo.add(MavCmd.REQUEST_MESSAGE);
    line.ready();
    assertThat(copter.got(MavCmd.REQUEST_MESSAGE).subList(0, 5))
        .extracting(FakeCopter.Got::confirmation)
        .containsExactly(0, 1, 2, 3, 0);
    assertThat(copter.got(MavCmd.REQUEST_MESSAGE)).hasSizeLessThanOrEqualTo(20);
  }

  @Test
  void waitsLongerForACommandInProgress() {
    copter.resultOf.put(MavCmd.REQUEST_MESSAGE, MavResult.IN_PROGRESS);
    line.until(() -> copter.got(MavCmd.REQUEST_MESSAGE).size() == 1);
    line.run(2.8);
    assertThat(copter.got(MavCmd.REQUEST_MESSAGE)).hasSize(1);
    copter.ack(MavCmd.REQUEST_MESSAGE, MavResult.ACCEPTED, 245);
    line.ready();
  }

  @Test
  void doesNotWaitForEverForACommandThatStaysInProgress() {
    line.ready();
    CommandQueue queue =
        new CommandQueue((_, _, answer, _) -> line.texts.add("" + answer), _ -> {});
    long now = 0;
    queue.add(MavCmd.REQUEST_MESSAGE, 0, now);
    for (; now < 120_000_000_000L && line.texts.isEmpty(); now += 100_000_000L) {
      queue.acknowledged(MavCmd.REQUEST_MESSAGE, MavResult.IN_PROGRESS, now);
      queue.tick(now);
    }
    assertThat(line.texts).containsExactly("SILENT");
  }

  @Test
  void triesASetUpAgainWhosePositionStreamWasRefused() {
    copter.resultOf.put(MavCmd.SET_MESSAGE_INTERVAL, MavResult.DENIED);
    line.run(3);
    assertThat(line.vehicle().phase()).isEqualTo(Phase.PHASE_DISCOVERED);
    copter.resultOf.clear();
    line.ready();
  }

  @Test
  void isNotReadyBeforeTheVehicleToldThatItsChecksPass() {
    copter.prearmHealthy = false;
    line.run(20);
    assertThat(line.vehicle().phase()).isEqualTo(Phase.PHASE_DISCOVERED);
    copter.prearmHealthy = true;
    line.ready();
  }

  @Test
  void asksAgainForAStreamWhoseOrdersWereAllLost() {
    copter.deafToStreams.add(SysStatus.ID);
    line.run(8);
    assertThat(line.phases).containsExactly("found 7");
    copter.deafToStreams.clear();
    line.ready();
  }

  @Test
  void ignoresAnAnswerToAnotherStation() {
    copter.silentTo.add(MavCmd.SET_MESSAGE_INTERVAL);
    line.until(() -> !copter.got.isEmpty());
    copter.ack(MavCmd.SET_MESSAGE_INTERVAL, MavResult.ACCEPTED, 255);
    line.run(0.3);
    assertThat(copter.got).hasSize(1);
  }

  @Test
  void setsUpAnewAfterItWasLostInTheMiddleOfIt() {
    copter.silentTo.add(MavCmd.SET_MESSAGE_INTERVAL);
    line.until(() -> !copter.got(MavCmd.SET_MESSAGE_INTERVAL).isEmpty());
    copter.muted = true;
    line.untilPhase(Phase.PHASE_LOST);
    copter.muted = false;
    copter.silentTo.clear();
    line.ready();
  }

  @Test
  void noticesARebootByTheBootTimeGoingBackwards() {
    line.ready();
    copter.bootMs = 1_000;
    line.run(0.2);
    assertThat(line.phases).endsWith("DISCOVERED NOT_READY");
    line.ready();
  }

  @Test
  void noticesASilentRebootByTheMissingStreamsAndAsksAnew() {
    line.ready();
    copter.got.clear();
    copter.reboot();
    line.until(() -> copter.got(MavCmd.SET_MESSAGE_INTERVAL).size() == 3);
    line.run(2);
    assertThat(line.phases).endsWith("READY", "DISCOVERED NOT_READY", "READY");
  }

  @Test
  void noticesARebootByTheHeartbeat() {
    line.ready();
    copter.reboot();
    copter.systemStatus = MavState.BOOT;
    line.run(1.2);
    assertThat(line.vehicle().phase()).isEqualTo(Phase.PHASE_DISCOVERED);
    assertThat(line.vehicles.arm(line.vehicle(), true, 20, line.nowNanos))
        .isEqualTo(Reason.REASON_NOT_READY);
  }

  @Test
  void takesNoPlaceThatIsNone() {
    line.ready();
    int lat = line.vehicle().latE7();
    copter.send(new GlobalPositionInt().timeBootMs(copter.bootMs).lat(0).lon(0));
    copter.send(new GlobalPositionInt().timeBootMs(copter.bootMs).lat(910_000_000).lon(5));
    line.deliver();
    assertThat(line.vehicle().latE7()).isEqualTo(lat);
  }

  @Test
  void keepsItsHeadingWhenTheVehicleDoesNotKnowIt() {
    line.ready();
    copter.send(new GlobalPositionInt().timeBootMs(copter.bootMs).lat(5).lon(5).hdg(65_535));
    line.deliver();
    assertThat(line.vehicle().headingCdeg()).isEqualTo(9_000);
  }

  @Test
  void putsALongTextTogetherAgainAndTakesControlCharactersOut() {
    line.ready();
    String first = "0123456789".repeat(5);
    copter.send(new Statustext().text(first).textId(3).chunkSeq(0));
    copter.send(new Statustext().text("the end\u001b[2J").textId(3).chunkSeq(1));
    copter.send(new Statustext().text(first).textId(4).chunkSeq(0));
    copter.send(new Statustext().text("next"));
    line.deliver();
    assertThat(line.texts).endsWith(first + "the end [2J", first, "next");
  }

  @Test
  void passesOnAFewTextsASecondOnly() {
    line.ready();
    for (int i = 0; i < 100; i++) {
      copter.send(new Statustext().severity(2).text("text " + i));
    }
    line.deliver();
    assertThat(line.texts).hasSize(10);
    line.run(1.1);
    copter.send(new Statustext().severity(2).text("later"));
    line.deliver();
    assertThat(line.texts).endsWith("later");
  }

  @Test
  void followsAVehicleThatSpeaksFromANewAddressOfItsEndpoint() {
    line.ready();
    line.arrive(frame(new Heartbeat().autopilot(MavAutopilot.ARDUPILOTMEGA), 7, 1), 99);
    assertThat(line.vehicle().peer()).isEqualTo(99);
    copter.muted = true;
    line.run(1.1);
    assertThat(line.sentTo).endsWith(99);
  }

  @Test
  void speaksOverAnotherEndpointOnlyOnceThePresentOneIsSilent() {
    line.vehicles.met(FlightLine.NETWORK, 99, true, 1);
    line.ready();
    line.arrive(frame(new Heartbeat().autopilot(MavAutopilot.ARDUPILOTMEGA), 7, 1), 99);
    assertThat(line.vehicle().peer()).isEqualTo(FlightLine.PEER);
    copter.muted = true;
    line.run(1.6);
    line.arrive(frame(new Heartbeat().autopilot(MavAutopilot.ARDUPILOTMEGA), 7, 1), 99);
    assertThat(line.vehicle().peer()).isEqualTo(99);
  }

  @Test
  void doesNotArmAVehicleThatOthersCouldPoseAsUnlessThePilotInCommandAnswersForIt() {
    line.vehicles.met(FlightLine.NETWORK, FlightLine.PEER, false, 0);
    line.ready();
    assertThat(line.vehicle().trusted()).isFalse();
    assertThat(line.vehicles.arm(line.vehicle(), true, 20, line.nowNanos))
        .isEqualTo(Reason.REASON_UNSIGNED);
    line.vehicles.acceptUnsigned(line.vehicle());
    assertThat(line.vehicles.arm(line.vehicle(), true, 20, line.nowNanos))
        .isEqualTo(Reason.REASON_OK);
  }

  @Test
  void countsAVehicleAsForgeableAsSoonAsOneOfItsLinksIs() {
    line.ready();
    line.arrive(frame(new Heartbeat().autopilot(MavAutopilot.ARDUPILOTMEGA), 7, 1), 99);
    assertThat(line.vehicle().trusted()).isFalse();
  }

  @Test
  void flatlyRefusesToArmWhatIsNoMulticopter() {
    copter.type = 1;
    line.run(20);
    assertThat(line.vehicle().phase()).isEqualTo(Phase.PHASE_DISCOVERED);
    assertThat(line.vehicle().armable()).isEqualTo(Reason.REASON_VEHICLE_TYPE);
    assertThat(copter.got).isEmpty();
  }

  @Test
  void asksForTheVersionAgainWhenItIsLostOnItsWay() {
    copter.capabilities = 0;
    copter.silentTo.add(MavCmd.REQUEST_MESSAGE);
    line.until(() -> copter.got(MavCmd.REQUEST_MESSAGE).size() >= 4);
    copter.silentTo.clear();
    line.ready();
    assertThat(line.vehicle().softwareVersion()).isEqualTo(copter.version);
  }

  @Test
  void saysWhatItWaitsFor() {
    copter.prearmHealthy = false;
    copter.heartbeat();
    line.deliver();
    assertThat(line.vehicle().waitingFor(line.nowNanos)).isEqualTo("its streams");
    line.run(10);
    assertThat(line.vehicle().waitingFor(line.nowNanos)).isEqualTo("its own checks before arming");
    copter.prearmHealthy = true;
    line.ready();
    assertThat(line.vehicle().waitingFor(line.nowNanos)).isEmpty();
  }

  @Test
  void takesAPositionThatCameLateForNoReboot() {
    line.ready();
    int lat = line.vehicle().latE7();
    copter.send(new GlobalPositionInt().timeBootMs(copter.bootMs - 3_000).lat(5).lon(5));
    line.deliver();
    assertThat(line.vehicle().latE7()).isEqualTo(lat);
    assertThat(line.vehicle().phase()).isEqualTo(Phase.PHASE_READY);
  }

  @Test
  void takesNoGimbalNoStationAndNoSecondAutopilotForADrone() {
    line.ready();
    line.arrive(frame(new Heartbeat().autopilot(MavAutopilot.ARDUPILOTMEGA), 7, 2), 9);
    line.arrive(frame(new Heartbeat().autopilot(MavAutopilot.INVALID), 255, 190), 9);
    line.arrive(frame(new Heartbeat().autopilot(MavAutopilot.ARDUPILOTMEGA), 0, 1), 9);
    line.arrive(frame(new Heartbeat().autopilot(MavAutopilot.ARDUPILOTMEGA), 245, 1), 9);
    assertThat(line.vehicles.count()).isEqualTo(1);
  }

  @Test
  void servesSeveralVehiclesBehindOneAddressAndNoMoreThanThereIsRoomFor() {
    for (int system = 1; system <= 6; system++) {
      line.arrive(frame(new Heartbeat().autopilot(MavAutopilot.ARDUPILOTMEGA), system, 1), 5);
    }
    assertThat(line.phases).containsExactly("found 1", "found 2", "found 3", "found 4");
    line.run(0.2);
    assertThat(line.sentTo).containsOnly(5);
  }

  private static byte[] frame(Message message, int system, int component) {
    byte[] bytes = new byte[FrameEncoder.MAX_FRAME_LENGTH];
    int length = FrameEncoder.encode(message, 0, system, component, new UnsafeBuffer(bytes), 0);
    return Arrays.copyOf(bytes, length);
  }
}
