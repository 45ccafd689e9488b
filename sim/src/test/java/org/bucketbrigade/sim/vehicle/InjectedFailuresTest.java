package org.bucketbrigade.sim.vehicle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.bucketbrigade.mavlink.BatteryStatus;
import org.bucketbrigade.mavlink.CommandLong;
import org.bucketbrigade.mavlink.GlobalPositionInt;
import org.bucketbrigade.mavlink.GpsFixType;
import org.bucketbrigade.mavlink.GpsRawInt;
import org.bucketbrigade.mavlink.MavCmd;
import org.bucketbrigade.mavlink.MavResult;
import org.bucketbrigade.mavlink.MavState;
import org.bucketbrigade.mavlink.ParamSet;
import org.bucketbrigade.mavlink.Px4Mode;
import org.bucketbrigade.sim.scenario.AutopilotKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** MAV_CMD_INJECT_FAILURE: what is accepted has an effect, and all else is refused. */
class InjectedFailuresTest {
  private static final int INJECT_FAILURE = 420;
  private static final int GPS = 4;
  private static final int BATTERY = 100;
  private static final int MOTOR = 101;
  private static final int SERVO = 102;
  private static final int SIGNAL = 105;
  private static final int OK = 0;
  private static final int OFF = 1;
  private static final int STUCK = 2;
  private static final int GARBAGE = 3;
  private static final int WRONG = 4;
  private static final int DELAYED = 6;
  private static final int INTERMITTENT = 7;
  private static final int ALT_HOLD = 2;
  private static final int PX4_LAND = (int) Px4Mode.code(Px4Mode.AUTO, Px4Mode.AUTO_LAND);

  private static int inject(Rig rig, int unit, int type, int instance) {
    CommandLong order = rig.order(INJECT_FAILURE, unit, type, 0).param3(instance);
    return rig.command(order);
  }

  private static Rig flying(AutopilotKind kind, double heightM) {
    if (kind == AutopilotKind.ARDUCOPTER) {
      return Rig.flying(heightM);
    }
    Rig rig = new Rig(new VehicleOptions(0, 50, AutopilotKind.PX4));
    rig.gcs(true);
    rig.run(1.2);
    rig.command(MavCmd.COMPONENT_ARM_DISARM, 1, 0);
    float amslM = (float) (rig.vehicle.heightAmslM() + heightM);
    rig.command(rig.order(MavCmd.NAV_TAKEOFF, Float.NaN, 0, amslM));
    rig.runUntil(() -> Math.abs(rig.heightM() - heightM) < 0.3, 60);
    rig.run(5);
    rig.sent.clear();
    return rig;
  }

  @ParameterizedTest
  @EnumSource(AutopilotKind.class)
  void withoutGpsItComesDownWhereTheWindTakesIt(AutopilotKind kind) {
    Rig rig = flying(kind, 20);
    rig.world.windEastMps = 2;
    assertThat(inject(rig, GPS, OFF, 0)).isEqualTo(MavResult.ACCEPTED);
    int land = kind == AutopilotKind.PX4 ? PX4_LAND : Rig.LAND;
    double seconds = rig.runUntil(() -> rig.vehicle.mode() == land, 30);
    assertThat(seconds).isCloseTo(kind == AutopilotKind.PX4 ? 5 : 10, within(0.5));
    double east = rig.vehicle.eastM();
    rig.run(1.5);
    assertThat(rig.lastHeartbeat().systemStatus()).isEqualTo(MavState.CRITICAL);
    rig.runUntil(() -> !rig.vehicle.isArmed(), 60);
    assertThat(rig.vehicle.eastM() - east).isGreaterThan(10);
    assertThat(rig.vehicle.isWrecked()).isFalse();
  }

  @Test
  void withoutGpsAnArduCopterSaysSoAndRefusesWhatNeedsAPosition() {
    Rig rig = Rig.flying(20);
    rig.set("FS_EKF_ACTION", 2);
    inject(rig, GPS, OFF, 1);
    rig.runUntil(() -> rig.vehicle.mode() == ALT_HOLD, 30);
    rig.run(0.1);
    assertThat(rig.texts())
        .contains(
            "GPS Glitch or Compass error",
            "EKF variance",
            "EKF Failsafe: changed to ALT_HOLD Mode");
    assertThat(rig.command(MavCmd.DO_SET_MODE, 1, Rig.GUIDED)).isEqualTo(MavResult.FAILED);
    assertThat(inject(rig, GPS, OK, 1)).isEqualTo(MavResult.ACCEPTED);
    rig.run(1);
    assertThat(rig.texts()).contains("Glitch cleared");
    assertThat(rig.vehicle.mode()).isEqualTo(ALT_HOLD);
    assertThat(rig.command(MavCmd.DO_SET_MODE, 1, Rig.GUIDED)).isEqualTo(MavResult.ACCEPTED);
  }

  @ParameterizedTest
  @EnumSource(AutopilotKind.class)
  void withoutGpsItReportsNoFixAndCannotBeArmed(AutopilotKind kind) {
    Rig rig = new Rig(new VehicleOptions(0, 0, kind));
    rig.gcs(true);
    rig.run(1.2);
    rig.command(MavCmd.SET_MESSAGE_INTERVAL, GpsRawInt.ID, 100_000);
    inject(rig, GPS, OFF, 0);
    rig.run(1);
    GpsRawInt gps = rig.sentOf(GpsRawInt.ID).getLast().as(new GpsRawInt());
    assertThat(gps.fixType()).isEqualTo(GpsFixType.NO_FIX);
    assertThat(gps.satellitesVisible()).isZero();
    assertThat(rig.command(MavCmd.COMPONENT_ARM_DISARM, 1, 0)).isNotEqualTo(MavResult.ACCEPTED);
    assertThat(rig.vehicle.isArmed()).isFalse();
    inject(rig, GPS, OK, 0);
    rig.run(0.1);
    assertThat(rig.command(MavCmd.COMPONENT_ARM_DISARM, 1, 0)).isEqualTo(MavResult.ACCEPTED);
  }

  @Test
  void aStuckPositionIsNoticedOnlyByWhoMoves() {
    Rig rig = Rig.flying(20);
    assertThat(inject(rig, GPS, STUCK, 0)).isEqualTo(MavResult.ACCEPTED);
    rig.run(20);
    assertThat(rig.vehicle.mode()).isEqualTo(Rig.GUIDED);
    rig.fly(-5, 0, 0, 10, 14);
    assertThat(rig.vehicle.mode()).isEqualTo(Rig.LAND);
  }

  @Test
  void garbageIsNotBelieved() {
    Rig rig = Rig.flying(30);
    rig.command(MavCmd.SET_MESSAGE_INTERVAL, GpsRawInt.ID, 200_000);
    rig.command(MavCmd.SET_MESSAGE_INTERVAL, GlobalPositionInt.ID, 200_000);
    assertThat(inject(rig, GPS, GARBAGE, 0)).isEqualTo(MavResult.ACCEPTED);
    rig.run(8);
    List<Integer> said =
        rig.sentOf(GpsRawInt.ID).stream().map(s -> s.as(new GpsRawInt()).lat()).toList();
    int spread =
        said.stream().max(Integer::compare).orElseThrow()
            - said.stream().min(Integer::compare).orElseThrow();
    assertThat(spread).as("1e-7 degrees, 90 of them a metre").isGreaterThan(90 * 300);
    List<Integer> believed =
        rig.sentOf(GlobalPositionInt.ID).stream()
            .map(s -> s.as(new GlobalPositionInt()).lat())
            .toList();
    assertThat(Math.abs(believed.getLast() - believed.getFirst())).isLessThan(90 * 10);
    rig.runUntil(() -> rig.vehicle.mode() == Rig.LAND, 5);
  }

  @Test
  void aWrongPositionIsTakenOverWhenTheFilterHasGivenUp() {
    Rig rig = Rig.flying(30);
    rig.set("FS_EKF_ACTION", 0);
    assertThat(inject(rig, GPS, WRONG, 0)).isEqualTo(MavResult.ACCEPTED);
    rig.run(12);
    rig.command(MavCmd.REQUEST_MESSAGE, GlobalPositionInt.ID, 0);
    GlobalPositionInt said = rig.sentOf(GlobalPositionInt.ID).getLast().as(new GlobalPositionInt());
    double offM = rig.frame.northM(said.lat() / 1e7, said.lon() / 1e7) - rig.vehicle.northM();
    assertThat(offM).isCloseTo(15, within(1.0));
  }

  @Test
  void aLatePositionLagsBehindTheMotion() {
    Rig rig = Rig.flying(20);
    assertThat(inject(rig, GPS, DELAYED, 0)).isEqualTo(MavResult.ACCEPTED);
    rig.fly(-8, 0, 0, 10, 12);
    rig.send(rig.velocity(-8, 0, 0));
    rig.command(MavCmd.REQUEST_MESSAGE, GlobalPositionInt.ID, 0);
    GlobalPositionInt said = rig.sentOf(GlobalPositionInt.ID).getLast().as(new GlobalPositionInt());
    double offM = rig.frame.northM(said.lat() / 1e7, said.lon() / 1e7) - rig.vehicle.northM();
    assertThat(offM).isBetween(2.5, 5.0);
    assertThat(rig.vehicle.mode()).isEqualTo(Rig.GUIDED);
  }

  @Test
  void aPositionThatComesAndGoesDoesNotEndAFlight() {
    Rig rig = Rig.flying(20);
    assertThat(inject(rig, GPS, INTERMITTENT, 0)).isEqualTo(MavResult.ACCEPTED);
    rig.run(30);
    assertThat(rig.vehicle.mode()).isEqualTo(Rig.GUIDED);
    assertThat(rig.texts()).contains("GPS Glitch or Compass error", "Glitch cleared");
  }

  @Test
  void aBatteryThatReadsEmptyLeadsToItsFailsafe() {
    Rig rig = Rig.flying(20);
    rig.set("BATT_FS_CRT_ACT", 1);
    rig.sent.clear();
    assertThat(inject(rig, BATTERY, OFF, 0)).isEqualTo(MavResult.ACCEPTED);
    rig.runUntil(() -> rig.vehicle.mode() == Rig.LAND, 1);
    rig.run(0.1);
    assertThat(rig.texts()).contains("Battery 1 is low", "Battery 1 is critical");
    rig.command(MavCmd.REQUEST_MESSAGE, BatteryStatus.ID, 0);
    BatteryStatus battery = rig.sentOf(BatteryStatus.ID).getLast().as(new BatteryStatus());
    assertThat(battery.batteryRemaining()).isZero();
    assertThat(battery.voltages(0)).isEqualTo(14 * 3_300);
    rig.runUntil(() -> !rig.vehicle.isArmed(), 60);
    assertThat(rig.vehicle.isWrecked()).isFalse();
  }

  @Test
  void aBatteryThatReadsEmptyLandsAPx4ThatIsToldTo() {
    Rig rig = flying(AutopilotKind.PX4, 20);
    rig.vehicle.swapBattery();
    rig.send(
        new ParamSet()
            .targetSystem(1)
            .targetComponent(1)
            .paramId("COM_LOW_BAT_ACT")
            .paramValueBits(2)
            .paramType(6));
    rig.run(0.1);
    assertThat(inject(rig, BATTERY, OFF, 0)).isEqualTo(MavResult.ACCEPTED);
    rig.runUntil(() -> rig.vehicle.mode() == PX4_LAND, 10);
    rig.run(0.1);
    assertThat(rig.texts()).contains("Dangerous battery level");
  }

  @ParameterizedTest
  @EnumSource(AutopilotKind.class)
  void aMotorThatStopsBringsItDown(AutopilotKind kind) {
    Rig rig = flying(kind, 30);
    assertThat(inject(rig, MOTOR, OFF, 2)).isEqualTo(MavResult.ACCEPTED);
    rig.runUntil(() -> rig.vehicle.isWrecked(), 10);
    rig.run(0.1);
    assertThat(rig.vehicle.isArmed()).isFalse();
    assertThat(rig.texts())
        .contains(kind == AutopilotKind.PX4 ? "Motor failure detected" : "Potential Thrust Loss");
  }

  @Test
  void withAMotorThatStandsItDoesNotLiftOff() {
    Rig rig = Rig.ready();
    inject(rig, MOTOR, OFF, 0);
    rig.command(MavCmd.DO_SET_MODE, 1, Rig.GUIDED);
    rig.command(MavCmd.COMPONENT_ARM_DISARM, 1, 0);
    rig.takeOff(5);
    rig.run(5);
    assertThat(rig.heightM()).isZero();
    inject(rig, MOTOR, OK, 0);
    rig.runUntil(() -> rig.heightM() > 4.5, 20);
  }

  @Test
  void aStuckServoKeepsTheValveAsItIs() {
    Rig rig = new Rig(new VehicleOptions(0, 100));
    rig.run(1.2);
    assertThat(inject(rig, SERVO, STUCK, 1)).isEqualTo(MavResult.ACCEPTED);
    assertThat(rig.command(MavCmd.DO_SET_SERVO, 9, 1900)).isEqualTo(MavResult.ACCEPTED);
    rig.run(1);
    assertThat(rig.vehicle.tankLitres()).isEqualTo(100);
    inject(rig, SERVO, OK, 1);
    rig.command(MavCmd.DO_SET_SERVO, 9, 1900);
    rig.run(1);
    assertThat(rig.vehicle.tankLitres()).isLessThan(60);
    inject(rig, SERVO, STUCK, 9);
    double left = rig.vehicle.tankLitres();
    rig.command(MavCmd.DO_SET_SERVO, 9, 1100);
    rig.run(0.2);
    assertThat(rig.vehicle.tankLitres()).isLessThan(left - 8);
  }

  @Test
  void aServoWithoutPulseShutsTheValve() {
    Rig rig = new Rig(new VehicleOptions(0, 100));
    rig.run(1.2);
    rig.command(MavCmd.DO_SET_SERVO, 9, 1900);
    assertThat(inject(rig, SERVO, OFF, 0)).isEqualTo(MavResult.ACCEPTED);
    double left = rig.vehicle.tankLitres();
    rig.run(1);
    assertThat(rig.vehicle.tankLitres()).isEqualTo(left);
  }

  @Test
  void aLostSignalIsSilenceBothWaysAfterTheAnswer() {
    Rig rig = Rig.flying(20);
    rig.set("FS_GCS_ENABLE", 7);
    rig.gcs(true);
    rig.run(3);
    assertThat(inject(rig, SIGNAL, OFF, 0)).isEqualTo(MavResult.ACCEPTED);
    rig.run(0.1);
    rig.sent.clear();
    rig.fly(-5, 0, 0, 10, 3);
    assertThat(rig.sent).isEmpty();
    assertThat(rig.vehicle.northM()).isCloseTo(0, within(0.5));
    rig.run(4);
    assertThat(rig.vehicle.mode()).as("its own failsafe").isEqualTo(Rig.BRAKE);
    assertThat(rig.vehicle.injectFailure(SIGNAL, OK, 0)).isEqualTo(MavResult.ACCEPTED);
    rig.run(2);
    assertThat(rig.sent).isNotEmpty();
  }

  @Test
  void aSignalThatComesAndGoesIsSilentHalfOfTheTime() {
    Rig rig = Rig.ready();
    rig.command(MavCmd.SET_MESSAGE_INTERVAL, GlobalPositionInt.ID, 100_000);
    inject(rig, SIGNAL, INTERMITTENT, 0);
    rig.sent.clear();
    rig.run(12);
    assertThat(rig.sentOf(GlobalPositionInt.ID)).hasSizeBetween(55, 65);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 5, 6, 7, 8, 103, 104})
  void otherUnitsAreNotSupported(int unit) {
    Rig rig = Rig.ready();
    for (int type = 0; type <= 7; type++) {
      assertThat(inject(rig, unit, type, 0)).isEqualTo(MavResult.UNSUPPORTED);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "4, 5", "100, 2", "100, 7", "101, 2", "101, 7", "102, 3", "102, 7", "105, 2", "105, 6"
  })
  void waysOfFailingThatWouldDoNothingAreNotSupported(int unit, int type) {
    assertThat(inject(Rig.ready(), unit, type, 0)).isEqualTo(MavResult.UNSUPPORTED);
  }

  @ParameterizedTest
  @CsvSource({"9, 1, 0", "106, 1, 0", "4, 8, 0", "4, -1, 0", "101, 1, 5", "4, 1, 2", "102, 1, 4"})
  void whatDoesNotExistIsDenied(int unit, int type, int instance) {
    assertThat(inject(Rig.ready(), unit, type, instance)).isEqualTo(MavResult.DENIED);
  }

  @ParameterizedTest
  @ValueSource(floats = {4.5f, Float.NaN, Float.POSITIVE_INFINITY, 1e12f, -4})
  void aUnitThatIsNoneIsDenied(float unit) {
    Rig rig = Rig.ready();
    assertThat(rig.command(INJECT_FAILURE, unit, OFF)).isEqualTo(MavResult.DENIED);
  }

  @Test
  void aPx4DeniesFailuresUnlessItsParameterAllowsThem() {
    Rig rig = new Rig(new VehicleOptions(0, 0, AutopilotKind.PX4));
    rig.run(1.2);
    rig.send(
        new ParamSet()
            .targetSystem(1)
            .targetComponent(1)
            .paramId("SYS_FAILURE_EN")
            .paramValueBits(0)
            .paramType(6));
    rig.run(0.1);
    assertThat(inject(rig, GPS, OFF, 0)).isEqualTo(MavResult.DENIED);
  }
}
