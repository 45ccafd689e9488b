package org.bucketbrigade.sim.vehicle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.bucketbrigade.mavlink.MavCmd;
import org.bucketbrigade.mavlink.MavFrame;
import org.bucketbrigade.mavlink.MavMissionResult;
import org.bucketbrigade.mavlink.MavMissionType;
import org.bucketbrigade.mavlink.MavResult;
import org.bucketbrigade.mavlink.MissionAck;
import org.bucketbrigade.mavlink.MissionCount;
import org.bucketbrigade.mavlink.MissionItemInt;
import org.bucketbrigade.mavlink.MissionRequestInt;
import org.bucketbrigade.mavlink.MissionRequestList;
import org.bucketbrigade.mavlink.Px4Mode;
import org.bucketbrigade.sim.scenario.AutopilotKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Missions: uploaded, read back and flown. */
class MissionsTest {
  private static final int AUTO = 3;
  private static final int WAYPOINT = 16;
  private static final int RETURN = 20;
  private static final int LAND = 21;
  private static final int TAKEOFF = 22;

  private static Rig ready(AutopilotKind kind) {
    Rig rig = new Rig(new VehicleOptions(0, 0, kind));
    rig.gcs(true);
    rig.run(1.2);
    return rig;
  }

  private static MissionItemInt item(
      Rig rig, int command, double eastM, double northM, double heightM) {
    return new MissionItemInt()
        .targetSystem(1)
        .targetComponent(1)
        .frame(MavFrame.GLOBAL_RELATIVE_ALT_INT)
        .command(command)
        .autocontinue(1)
        .param1(1)
        .param4(Float.NaN)
        .x((int) Math.round(rig.frame.latDeg(eastM, northM) * 1e7))
        .y((int) Math.round(rig.frame.lonDeg(eastM, northM) * 1e7))
        .z((float) heightM)
        .missionType(MavMissionType.MISSION);
  }

  /** An ArduCopter's item 0 is its home. */
  private static List<MissionItemInt> withHome(
      AutopilotKind kind, Rig rig, List<MissionItemInt> items) {
    List<MissionItemInt> all = new ArrayList<>();
    if (kind == AutopilotKind.ARDUCOPTER) {
      all.add(item(rig, WAYPOINT, 0, 0, 0));
    }
    all.addAll(items);
    return all;
  }

  private static int upload(Rig rig, List<MissionItemInt> items) {
    rig.sent.clear();
    rig.send(
        new MissionCount()
            .targetSystem(1)
            .targetComponent(1)
            .count(items.size())
            .missionType(MavMissionType.MISSION));
    rig.run(0.02);
    for (int seq = 0; seq < items.size() && rig.sentOf(MissionAck.ID).isEmpty(); seq++) {
      rig.send(items.get(seq).seq(seq));
      rig.run(0.02);
    }
    return rig.sentOf(MissionAck.ID).getLast().as(new MissionAck()).type();
  }

  @ParameterizedTest
  @EnumSource(AutopilotKind.class)
  void readsBackWhatWasUploaded(AutopilotKind kind) {
    Rig rig = ready(kind);
    List<MissionItemInt> items =
        List.of(
            item(rig, WAYPOINT, 0, 0, 0),
            item(rig, TAKEOFF, 0, 0, 12.5),
            item(rig, WAYPOINT, 40, -30, 20).param2(3).param3(4),
            item(rig, LAND, 40, -30, 0));
    assertThat(upload(rig, items)).isEqualTo(MavMissionResult.ACCEPTED);
    rig.sent.clear();
    rig.send(new MissionRequestList().targetSystem(1).targetComponent(1));
    rig.run(0.02);
    assertThat(rig.sentOf(MissionCount.ID).getLast().as(new MissionCount()).count()).isEqualTo(4);
    for (int seq = 0; seq < 4; seq++) {
      rig.send(new MissionRequestInt().targetSystem(1).targetComponent(1).seq(seq));
      rig.run(0.02);
      MissionItemInt back = rig.sentOf(MissionItemInt.ID).getLast().as(new MissionItemInt());
      MissionItemInt sent = items.get(seq);
      assertThat(back.seq()).isEqualTo(seq);
      assertThat(back.frame()).isEqualTo(sent.frame());
      assertThat(back.command()).isEqualTo(sent.command());
      assertThat(back.autocontinue()).isEqualTo(1);
      assertThat(back.param1()).isEqualTo(sent.param1());
      assertThat(back.param2()).isEqualTo(sent.param2());
      assertThat(back.param3()).isEqualTo(sent.param3());
      assertThat(back.param4()).isNaN();
      assertThat(back.x()).isEqualTo(sent.x());
      assertThat(back.y()).isEqualTo(sent.y());
      assertThat(back.z()).isEqualTo(sent.z());
    }
  }

  @ParameterizedTest
  @EnumSource(AutopilotKind.class)
  void fliesItsMissionReturnsAndDisarms(AutopilotKind kind) {
    Rig rig = ready(kind);
    List<MissionItemInt> items =
        List.of(
            item(rig, TAKEOFF, 0, 0, 15),
            item(rig, WAYPOINT, 60, 0, 15),
            item(rig, WAYPOINT, 60, -60, 25),
            item(rig, RETURN, 0, 0, 0));
    assertThat(upload(rig, withHome(kind, rig, items))).isEqualTo(MavMissionResult.ACCEPTED);
    start(kind, rig);
    rig.runUntil(() -> rig.heightM() > 14, 30);
    rig.runUntil(() -> Math.hypot(rig.vehicle.eastM() - 60, rig.vehicle.northM()) < 3, 60);
    rig.runUntil(() -> Math.hypot(rig.vehicle.eastM() - 60, rig.vehicle.northM() + 60) < 3, 60);
    assertThat(rig.heightM()).isCloseTo(25, within(3.0));
    rig.runUntil(() -> !rig.vehicle.isArmed(), 200);
    assertThat(Math.hypot(rig.vehicle.eastM(), rig.vehicle.northM())).isLessThan(1.5);
    assertThat(rig.vehicle.isWrecked()).isFalse();
  }

  private static void start(AutopilotKind kind, Rig rig) {
    if (kind == AutopilotKind.ARDUCOPTER) {
      rig.command(MavCmd.DO_SET_MODE, 1, Rig.GUIDED);
      rig.command(MavCmd.COMPONENT_ARM_DISARM, 1, 0);
      assertThat(rig.command(MavCmd.DO_SET_MODE, 1, AUTO)).isEqualTo(MavResult.ACCEPTED);
    } else {
      rig.command(MavCmd.COMPONENT_ARM_DISARM, 1, 0);
      rig.command(rig.order(MavCmd.DO_SET_MODE, 1, Px4Mode.AUTO, 0).param3(4));
    }
  }

  @Test
  void whatItCannotFlyIsRefusedWhenItIsUploaded() {
    Rig rig = ready(AutopilotKind.ARDUCOPTER);
    MissionItemInt home = item(rig, WAYPOINT, 0, 0, 0);
    assertThat(upload(rig, List.of(home, item(rig, 177, 0, 0, 0))))
        .isEqualTo(MavMissionResult.UNSUPPORTED);
    assertThat(upload(rig, List.of(home, item(rig, WAYPOINT, 0, 0, 5).frame(1))))
        .isEqualTo(MavMissionResult.UNSUPPORTED_FRAME);
  }

  @Test
  void withoutAMissionThereIsNoAuto() {
    Rig rig = Rig.flying(10);
    assertThat(rig.command(MavCmd.DO_SET_MODE, 1, AUTO)).isEqualTo(MavResult.FAILED);
  }

  @Test
  void atTheEndOfItsMissionItStays() {
    Rig rig = Rig.flying(10);
    List<MissionItemInt> items =
        List.of(item(rig, WAYPOINT, 0, 0, 0), item(rig, WAYPOINT, 20, 0, 12));
    assertThat(upload(rig, items)).isEqualTo(MavMissionResult.ACCEPTED);
    assertThat(rig.command(MavCmd.DO_SET_MODE, 1, AUTO)).isEqualTo(MavResult.ACCEPTED);
    rig.run(60);
    assertThat(rig.vehicle.eastM()).isCloseTo(20, within(1.0));
    assertThat(rig.heightM()).isCloseTo(12, within(0.5));
    assertThat(rig.vehicle.mode()).isEqualTo(AUTO);
  }
}
