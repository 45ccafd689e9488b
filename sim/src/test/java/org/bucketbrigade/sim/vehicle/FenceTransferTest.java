package org.bucketbrigade.sim.vehicle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.bucketbrigade.mavlink.MavFrame;
import org.bucketbrigade.mavlink.MavMissionResult;
import org.bucketbrigade.mavlink.MavMissionType;
import org.bucketbrigade.mavlink.MissionAck;
import org.bucketbrigade.mavlink.MissionClearAll;
import org.bucketbrigade.mavlink.MissionCount;
import org.bucketbrigade.mavlink.MissionItemInt;
import org.bucketbrigade.mavlink.MissionRequest;
import org.bucketbrigade.mavlink.MissionRequestInt;
import org.bucketbrigade.mavlink.ParamRequestRead;
import org.bucketbrigade.mavlink.ParamValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Row "fence upload" of the measured ArduCopter, and what its source says beyond it. */
class FenceTransferTest {
  private final Rig rig = Rig.ready();
  private final FenceStation station = new FenceStation(rig);
  private final List<MissionItemInt> square =
      station.rectangle(FenceStation.INCLUSION, -50, -50, 50, 50);

  @Test
  void asksForEachItemWithTheOldRequestAndAcknowledges() {
    assertThat(station.upload(square)).isEqualTo(MavMissionResult.ACCEPTED);
    assertThat(rig.sentOf(MissionRequest.ID))
        .extracting(sent -> sent.as(new MissionRequest()).seq())
        .containsExactly(0, 1, 2, 3);
    assertThat(rig.sentOf(MissionRequestInt.ID)).isEmpty();
    assertThat(rig.sentOf(MissionAck.ID)).hasSize(1);
    assertThat(parameter("FENCE_TOTAL")).isEqualTo(6);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void answersBothRequestsOfADownloadWithItemInt(boolean old) {
    station.upload(square);
    assertThat(station.downloadCount(MavMissionType.FENCE)).isEqualTo(4);
    for (int seq = 0; seq < 4; seq++) {
      rig.send(
          old
              ? new MissionRequest().targetSystem(1).seq(seq).missionType(MavMissionType.FENCE)
              : new MissionRequestInt().targetSystem(1).seq(seq).missionType(MavMissionType.FENCE));
      rig.run(0.02);
      MissionItemInt got = rig.sentOf(MissionItemInt.ID).getLast().as(new MissionItemInt());
      assertThat(got.seq()).isEqualTo(seq);
      assertThat(got.command()).isEqualTo(FenceStation.INCLUSION);
      assertThat(got.param1()).isEqualTo(4);
      assertThat(got.x()).isEqualTo(square.get(seq).x());
      assertThat(got.y()).isEqualTo(square.get(seq).y());
      assertThat(got.missionType()).isEqualTo(MavMissionType.FENCE);
    }
    rig.send(new MissionRequestInt().targetSystem(1).seq(5).missionType(MavMissionType.FENCE));
    rig.run(0.02);
    assertThat(station.lastAck()).isEqualTo(MavMissionResult.INVALID_SEQUENCE);
  }

  @Test
  void clearsOnDemand() {
    station.upload(square);
    rig.sent.clear();
    rig.send(new MissionClearAll().targetSystem(1).missionType(MavMissionType.FENCE));
    rig.run(0.02);
    assertThat(station.lastAck()).isEqualTo(MavMissionResult.ACCEPTED);
    assertThat(station.downloadCount(MavMissionType.FENCE)).isZero();
    assertThat(parameter("FENCE_TOTAL")).isZero();
  }

  @Test
  void anUploadOfNothingClearsToo() {
    station.upload(square);
    assertThat(station.upload(List.of())).isEqualTo(MavMissionResult.ACCEPTED);
    assertThat(station.downloadCount(MavMissionType.FENCE)).isZero();
  }

  @Test
  void anItemOutOfTurnIsRefusedAndTheTransferGoesOn() {
    rig.sent.clear();
    station.count(4);
    station.send(square.get(1), 1);
    assertThat(station.lastAck()).isEqualTo(MavMissionResult.INVALID_SEQUENCE);
    for (int i = 0; i < 4; i++) {
      station.send(square.get(i), i);
    }
    assertThat(station.lastAck()).isEqualTo(MavMissionResult.ACCEPTED);
  }

  @Test
  void refusesMoreThanItCanStore() {
    rig.sent.clear();
    station.count(85);
    assertThat(station.lastAck()).isEqualTo(MavMissionResult.NO_SPACE);
    assertThat(rig.texts()).contains("Only 84 items are supported");
  }

  @Test
  void refusesItemsThatAreNoFenceOrInAFrameOfTheirOwn() {
    station.count(1);
    station.send(station.item(16, 0, 0, 0), 0);
    assertThat(station.lastAck()).isEqualTo(MavMissionResult.UNSUPPORTED);
    station.count(1);
    station.send(
        station.item(FenceStation.CIRCLE_INCLUSION, 30, 0, 0).frame(MavFrame.LOCAL_NED), 0);
    assertThat(station.lastAck()).isEqualTo(MavMissionResult.UNSUPPORTED_FRAME);
    station.send(square.getFirst(), 0);
    assertThat(station.lastAck()).as("no transfer is under way").isEqualTo(MavMissionResult.ERROR);
  }

  @Test
  void refusesShapesThatMakeNoSenseAndKeepsTheOldOnes() {
    station.upload(square);
    List<MissionItemInt> two = square.subList(0, 3);
    assertThat(station.upload(two)).isEqualTo(MavMissionResult.ERROR);
    assertThat(rig.texts()).contains("Incorrect item count", "Fence validation failed");
    assertThat(station.upload(List.of(station.item(FenceStation.CIRCLE_INCLUSION, 0, 0, 0))))
        .isEqualTo(MavMissionResult.ERROR);
    List<MissionItemInt> mixed = new ArrayList<>(square);
    mixed.set(2, station.item(FenceStation.EXCLUSION, 4, 50, 50));
    assertThat(station.upload(mixed)).isEqualTo(MavMissionResult.ERROR);
    assertThat(station.downloadCount(MavMissionType.FENCE)).isEqualTo(4);
  }

  @Test
  void asksAgainAfterASecondAndGivesUpAfterEight() {
    rig.sent.clear();
    station.count(4);
    rig.run(7.5);
    assertThat(rig.sentOf(MissionRequest.ID)).hasSizeBetween(7, 8);
    assertThat(rig.sentOf(MissionAck.ID)).isEmpty();
    rig.run(1);
    assertThat(station.lastAck()).isEqualTo(MavMissionResult.OPERATION_CANCELLED);
    assertThat(rig.texts()).contains("Fence upload timeout");
  }

  @Test
  void anotherStationCannotTakeOverAnUpload() {
    station.count(4);
    rig.sent.clear();
    rig.gcsSystem(200);
    station.count(4);
    MissionAck ack = rig.sentOf(MissionAck.ID).getFirst().as(new MissionAck());
    assertThat(ack.targetSystem()).isEqualTo(200);
    assertThat(ack.type()).isEqualTo(MavMissionResult.DENIED);
  }

  @Test
  void hasNoMissionAtFirstAndNoRoomForRallyPoints() {
    assertThat(station.downloadCount(MavMissionType.MISSION)).isZero();
    assertThat(station.downloadCount(MavMissionType.RALLY)).isZero();
    rig.send(new MissionCount().targetSystem(1).count(0).missionType(MavMissionType.MISSION));
    rig.run(0.02);
    assertThat(station.lastAck()).isEqualTo(MavMissionResult.ACCEPTED);
    rig.send(new MissionCount().targetSystem(1).count(3).missionType(77));
    rig.run(0.02);
    assertThat(station.lastAck()).isEqualTo(MavMissionResult.UNSUPPORTED);
  }

  private float parameter(String name) {
    rig.sent.clear();
    rig.send(new ParamRequestRead().targetSystem(1).paramIndex(-1).paramId(name));
    rig.run(0.02);
    return rig.sentOf(ParamValue.ID).getFirst().as(new ParamValue()).paramValue();
  }
}
