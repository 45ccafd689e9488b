package org.bucketbrigade.sim.vehicle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.bucketbrigade.mavlink.Attitude;
import org.bucketbrigade.mavlink.CommandLong;
import org.bucketbrigade.mavlink.MavCmd;
import org.bucketbrigade.mavlink.MavMissionType;
import org.bucketbrigade.mavlink.MavResult;
import org.bucketbrigade.mavlink.MissionAck;
import org.bucketbrigade.mavlink.MissionCount;
import org.bucketbrigade.mavlink.MissionItemInt;
import org.bucketbrigade.mavlink.MissionRequest;
import org.bucketbrigade.mavlink.MissionRequestInt;
import org.bucketbrigade.mavlink.ParamSet;
import org.bucketbrigade.mavlink.ParamValue;
import org.bucketbrigade.mavlink.PositionTargetMask;
import org.bucketbrigade.mavlink.Px4Mode;
import org.bucketbrigade.mavlink.ServoOutputRaw;
import org.bucketbrigade.sim.airframe.StateHash;
import org.bucketbrigade.sim.chance.Chance;
import org.bucketbrigade.sim.scenario.AutopilotKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A drone that a PX4 flies: what is not among the rows held against a real one's. */
class Px4VehicleTest {
  private static final int LOITER = (int) Px4Mode.code(Px4Mode.AUTO, Px4Mode.AUTO_LOITER);
  private static final int RTL = (int) Px4Mode.code(Px4Mode.AUTO, Px4Mode.AUTO_RTL);
  private static final int LAND = (int) Px4Mode.code(Px4Mode.AUTO, Px4Mode.AUTO_LAND);
  private static final int OFFBOARD = (int) Px4Mode.code(Px4Mode.OFFBOARD, 0);
  private static final int POSCTL = (int) Px4Mode.code(Px4Mode.POSCTL, 0);
  private static final int REBOOT = 246;
  private static final int REAL32 = 9;
  private static final int INT32 = 6;

  private final Rig rig = new Rig(new VehicleOptions(0, 50, AutopilotKind.PX4));

  private void set(String name, int value) {
    rig.send(named(name).paramValueBits(value).paramType(INT32));
    rig.run(0.02);
  }

  private void set(String name, float value) {
    rig.send(named(name).paramValue(value).paramType(REAL32));
    rig.run(0.02);
  }

  private static ParamSet named(String name) {
    return new ParamSet().targetSystem(1).targetComponent(1).paramId(name);
  }

  private CommandLong takeOff(double heightM) {
    return rig.order(
        MavCmd.NAV_TAKEOFF, Float.NaN, 0, (float) (rig.vehicle.heightAmslM() + heightM));
  }

  private int mode(int main, int sub) {
    return rig.command(rig.order(MavCmd.DO_SET_MODE, 1, main, 0).param3(sub));
  }

  private void fly(double heightM) {
    rig.run(1.2);
    assertThat(rig.command(MavCmd.COMPONENT_ARM_DISARM, 1, 0)).isEqualTo(MavResult.ACCEPTED);
    assertThat(rig.command(takeOff(heightM))).isEqualTo(MavResult.ACCEPTED);
    rig.runUntil(() -> rig.vehicle.mode() == LOITER, 60);
    rig.run(5);
  }

  private void steer(double north, double east, double seconds) {
    rig.fly(north, east, 0, 10, 0.5);
    mode(Px4Mode.OFFBOARD, 0);
    rig.fly(north, east, 0, 10, seconds);
    assertThat(rig.vehicle.mode()).isEqualTo(OFFBOARD);
  }

  @Test
  void returnsAtItsHeightLandsAtHomeAndDisarms() {
    fly(20);
    steer(8, 0, 15);
    assertThat(mode(Px4Mode.AUTO, Px4Mode.AUTO_RTL)).isEqualTo(MavResult.ACCEPTED);
    rig.run(0.1);
    assertThat(rig.vehicle.mode()).isEqualTo(RTL);
    double highest = 0;
    for (int i = 0; rig.vehicle.isArmed() && i < 300; i++) {
      rig.run(1);
      highest = Math.max(highest, rig.heightM());
    }
    assertThat(highest).isCloseTo(60, within(1.0));
    assertThat(rig.vehicle.northM()).isCloseTo(0, within(1.0));
    assertThat(rig.vehicle.eastM()).isCloseTo(0, within(1.0));
    assertThat(rig.vehicle.isWrecked()).isFalse();
    assertThat(rig.vehicle.mode()).isEqualTo(LOITER);
  }

  @Test
  void landsWhereItIs() {
    fly(20);
    steer(4, 0, 6);
    rig.command(MavCmd.NAV_LAND, 0, 0);
    rig.runUntil(() -> !rig.vehicle.isArmed(), 60);
    assertThat(rig.heightM()).isCloseTo(0, within(0.1));
    assertThat(rig.vehicle.northM()).isBetween(10.0, 40.0);
  }

  @Test
  void takesOffAnewFromWhereItLanded() {
    fly(10);
    rig.command(MavCmd.NAV_LAND, 0, 0);
    rig.runUntil(() -> !rig.vehicle.isArmed(), 60);
    fly(15);
    assertThat(rig.heightM()).isCloseTo(15, within(0.5));
  }

  @Test
  void bootsAnewWithItsStreamsAndParametersAndNothingElse() {
    rig.run(2);
    set("COM_OBL_RC_ACT", 5);
    rig.command(MavCmd.SET_MESSAGE_INTERVAL, Attitude.ID, -1);
    assertThat(rig.command(REBOOT, 1, 0)).isEqualTo(MavResult.ACCEPTED);
    rig.sent.clear();
    rig.run(2);
    assertThat(rig.sentOf(Attitude.ID)).hasSizeBetween(95, 101);
    set("MIS_TAKEOFF_ALT", 3f);
    assertThat(rig.sentOf(ParamValue.ID).getLast().as(new ParamValue()).paramValue()).isEqualTo(3);
    fly(10);
    steer(2, 0, 3);
    rig.run(3);
    assertThat(rig.vehicle.mode()).as("COM_OBL_RC_ACT 5").isEqualTo(LOITER);
  }

  @Test
  void doesNotRebootInFlight() {
    fly(10);
    assertThat(rig.command(REBOOT, 1, 0)).isEqualTo(MavResult.DENIED);
    assertThat(rig.vehicle.isArmed()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"BAT_CRIT_THR, rtl", "BAT_EMERGEN_THR, land"})
  void comesDownByItselfWhenTheBatteryRunsLow(String threshold, String action) {
    set("COM_LOW_BAT_ACT", 3);
    fly(20);
    set(threshold, 0.9999f);
    rig.run(1);
    assertThat(rig.vehicle.mode()).as("holds before it acts").isEqualTo(LOITER);
    assertThat(rig.lastHeartbeat().systemStatus()).isEqualTo(5);
    rig.run(5);
    assertThat(rig.vehicle.mode()).isEqualTo(action.equals("rtl") ? RTL : LAND);
  }

  @Test
  void aPilotTakesOverWithARadioAndSetpointsDoNotTakeItBack() {
    fly(20);
    steer(3, 0, 3);
    assertThat(rig.vehicle.pilotSelectsMode(POSCTL)).isTrue();
    rig.fly(3, 0, 0, 10, 5);
    assertThat(rig.vehicle.mode()).isEqualTo(POSCTL);
    assertThat(rig.vehicle.obeysSetpoints()).isFalse();
    assertThat(rig.vehicle.velocityNorthMps()).isCloseTo(0, within(0.3));
  }

  @Test
  void fliesToAPositionSetpointAndStaysThere() {
    fly(20);
    for (int i = 0; i < 200; i++) {
      rig.send(rig.velocity(0, 0, 0).typeMask(PositionTargetMask.POSITION).x(20).y(-10).z(-25));
      rig.run(0.1);
      if (i == 5) {
        mode(Px4Mode.OFFBOARD, 0);
      }
    }
    assertThat(rig.vehicle.northM()).isCloseTo(20, within(0.7));
    assertThat(rig.vehicle.eastM()).isCloseTo(-10, within(0.7));
    assertThat(rig.heightM()).isCloseTo(25, within(0.3));
  }

  @Test
  void opensItsValveByAnActuatorAndDrivesNothingElse() {
    rig.run(2);
    float other = Float.NaN;
    rig.command(
        rig.order(MavCmd.DO_SET_ACTUATOR, 1, other, 0)
            .param3(other)
            .param4(other)
            .param5(other)
            .param6(other));
    rig.run(1);
    ServoOutputRaw outputs = rig.sentOf(ServoOutputRaw.ID).getLast().as(new ServoOutputRaw());
    assertThat(outputs.servoRaw(9)).isEqualTo(1900);
    assertThat(outputs.servoRaw(10)).isEqualTo(1100);
    assertThat(rig.vehicle.valveOpenings()).isEqualTo(1);
    assertThat(rig.vehicle.releasedLitres()).isPositive();
  }

  @Test
  void asksForAFenceByMissionRequestIntAndRefusesHalfAPolygon() {
    rig.run(2);
    FenceStation station = new FenceStation(rig);
    List<MissionItemInt> half =
        station.rectangle(FenceStation.INCLUSION, -50, -50, 50, 50).subList(0, 3);
    rig.sent.clear();
    rig.send(
        new MissionCount()
            .targetSystem(1)
            .targetComponent(1)
            .count(half.size())
            .missionType(MavMissionType.FENCE));
    rig.run(0.02);
    for (int i = 0; i < half.size(); i++) {
      rig.send(half.get(i).seq(i));
      rig.run(0.02);
    }
    assertThat(rig.sentOf(MissionRequest.ID)).isEmpty();
    assertThat(rig.sentOf(MissionRequestInt.ID)).hasSize(half.size());
    assertThat(rig.sentOf(MissionAck.ID).getLast().as(new MissionAck()).type()).isEqualTo(1);
  }

  @Test
  void extremeNumbersDoNoHarm() {
    float[] values = {
      0, -1, 1e30f, -1e30f, Float.NaN, Float.POSITIVE_INFINITY, Float.MIN_VALUE, 65_536
    };
    fly(15);
    for (int command : new int[] {20, 21, 22, 176, 187, 211, 400, 401, 511, 512, 520}) {
      for (float first : values) {
        for (float second : values) {
          rig.send(rig.order(command, first, second, second));
          rig.send(rig.velocity(first, second, first).x(first).y(second).z(second));
          rig.send(rig.velocity(0, 0, 0).typeMask(PositionTargetMask.POSITION).x(first).y(second));
          rig.step();
        }
      }
    }
    rig.run(5);
    assertThat(rig.vehicle.heightAmslM()).isFinite();
    assertThat(rig.vehicle.northM()).isFinite();
    assertThat(rig.vehicle.isWrecked()).isFalse();
  }

  @Test
  void theSameFramesGiveTheSameStateToTheBit() {
    long seed = 4711;
    System.out.println("seed " + seed);
    Rig other = new Rig(new VehicleOptions(0, 50, AutopilotKind.PX4));
    for (Rig each : List.of(rig, other)) {
      each.run(1.2);
      each.send(each.order(MavCmd.COMPONENT_ARM_DISARM, 1, 0, 0));
      each.run(0.1);
      each.send(each.order(MavCmd.NAV_TAKEOFF, 0, 0, Float.NaN));
      each.run(8);
      each.send(each.velocity(0, 0, 0));
      each.run(0.1);
      each.send(each.order(MavCmd.DO_SET_MODE, 1, Px4Mode.OFFBOARD, 0));
      for (int n = 0; n < 300; n++) {
        double north = 10 * (Chance.uniform(seed, n, 0, 0) - 0.5);
        double east = 10 * (Chance.uniform(seed, n, 1, 0) - 0.5);
        each.send(each.velocity(north, east, -0.2));
        each.run(0.1);
      }
    }
    assertThat(rig.vehicle.mode()).isEqualTo(OFFBOARD);
    assertThat(rig.vehicle.hash(StateHash.EMPTY)).isEqualTo(other.vehicle.hash(StateHash.EMPTY));
    rig.fly(1, 0, 0, 10, 0.1);
    other.fly(1.01, 0, 0, 10, 0.1);
    assertThat(rig.vehicle.hash(StateHash.EMPTY)).isNotEqualTo(other.vehicle.hash(StateHash.EMPTY));
  }
}
