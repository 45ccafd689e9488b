package org.bucketbrigade.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.mavlink.CommandLong;
import org.bucketbrigade.mavlink.CopterMode;
import org.bucketbrigade.mavlink.FrameEncoder;
import org.bucketbrigade.mavlink.MavCmd;
import org.bucketbrigade.mavlink.Message;
import org.bucketbrigade.mavlink.ParamSet;
import org.bucketbrigade.wire.v1.ClientMessage;
import org.bucketbrigade.wire.v1.Limit;
import org.bucketbrigade.wire.v1.Order;
import org.bucketbrigade.wire.v1.OrderKind;
import org.bucketbrigade.wire.v1.Phase;
import org.bucketbrigade.wire.v1.Role;
import org.bucketbrigade.wire.v1.VehicleQuery;
import org.bucketbrigade.wire.v1.VehicleReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pilot in command flies one vehicle: by orders, without a feed, or by a station of theirs. */
final class SingleVehicleOrdersTest {
  private static final double NORTH_E7 = 89.9;

  private final CoreDesk desk = new CoreDesk();

  private long goTo(double northM) {
    long act = 7_000 + (long) northM;
    desk.send(
        CoreDesk.PIC,
        ClientMessage.newBuilder()
            .setOrder(
                Order.newBuilder()
                    .setActId(CoreDesk.id(act))
                    .setKind(OrderKind.ORDER_GOTO)
                    .addDroneIds(CoreDesk.DRONE)
                    .setLatE7(desk.copter.latE7 + (int) (northM * NORTH_E7))
                    .setLonE7(desk.copter.lonE7)));
    desk.run(0.3);
    return act;
  }

  @Test
  void fliesToAPointThoughItsCrewSteersElsewhereAndGivesItBackOnResume() {
    desk.crewed();
    long act = goTo(60);
    assertThat(desk.answers(CoreDesk.PIC, act)).containsExactly("DONE OK");
    for (int i = 0; i < 10; i++) {
      desk.steer(10, -500);
      desk.steer(11, -500);
      desk.run(0.1);
    }
    assertThat(desk.core.drone(0).northMps()).isGreaterThan(1);
    assertThat(desk.core.drone(0).limit()).isEqualTo(Limit.LIMIT_ORDER);
    desk.order(CoreDesk.PIC, OrderKind.ORDER_RESUME, CoreDesk.DRONE);
    for (int i = 0; i < 10; i++) {
      desk.steer(10, -500);
      desk.steer(11, -500);
      desk.run(0.1);
    }
    assertThat(desk.core.drone(0).northMps()).isLessThan(-1);
  }

  @ParameterizedTest(name = "{0} s, flown with {1} s")
  @CsvSource({"0.5, 0.5", "1.0, 1.0", "3.0, 1.0"})
  void theEnvelopeCountsOnTheSetpointTimeOutThatTheVehicleTold(float before, double flown) {
    desk.copter.parameters.put("GUID_TIMEOUT", before);
    desk.crewed();
    desk.run(1);
    assertThat(desk.core.drone(0).limits().setpointTimeoutS()).isEqualTo(flown);
  }

  @Test
  void turnsHomeWhenItsBatterySufficesForTheWayOnly() {
    desk.crewed();
    desk.copter.batteryPercent = 40;
    desk.run(2);
    assertThat(desk.phase()).as("near home").isEqualTo(Phase.PHASE_FLYING);
    desk.copter.latE7 += (int) (2_500 * NORTH_E7);
    desk.run(2);
    assertThat(desk.phase()).as("2.5 km away").isEqualTo(Phase.PHASE_RETURNING);
  }

  @Test
  void goesNowhereOutsideOfItsArea() {
    desk.crewed();
    assertThat(desk.answers(CoreDesk.PIC, goTo(90_000))).containsExactly("REFUSED OUTSIDE_AREA");
  }

  @Test
  void isHeldAfterALossThatEndedAnOrderToGoSomewhere() {
    desk.crewed();
    goTo(60);
    desk.copter.muted = true;
    desk.until(() -> desk.phase() == Phase.PHASE_LOST);
    desk.copter.muted = false;
    desk.until(() -> desk.phase() == Phase.PHASE_FLYING);
    assertThat(desk.core.drone(0).latchedHold()).isTrue();
  }

  @Test
  void fliesWithoutAFeedOverGroundThatThePilotInCommandCallsFlat() {
    desk.signIn(CoreDesk.PIC, 1_000, Role.ROLE_PIC);
    desk.until(() -> desk.core.drones() == 1 && desk.phase() == Phase.PHASE_READY);
    long act = desk.order(CoreDesk.PIC, OrderKind.ORDER_ARM, CoreDesk.DRONE);
    desk.run(0.3);
    assertThat(desk.answers(CoreDesk.PIC, act)).containsExactly("REFUSED FEED_STALE");
    long site = desk.order(CoreDesk.PIC, OrderKind.ORDER_FLAT_SITE, CoreDesk.DRONE);
    desk.run(0.3);
    assertThat(desk.answers(CoreDesk.PIC, site)).containsExactly("DONE OK");
    assertThat(desk.situations).hasSize(2);
    act = desk.order(CoreDesk.PIC, OrderKind.ORDER_ARM_ON_GROUND, CoreDesk.DRONE);
    desk.run(0.3);
    assertThat(desk.answers(CoreDesk.PIC, act)).containsExactly("DONE OK");
    desk.until(() -> desk.phase() == Phase.PHASE_ARMED);
    desk.signIn(CoreDesk.FEED, 9_000, Role.ROLE_FEED);
    int before = desk.situations.size();
    desk.people();
    desk.run(0.1);
    assertThat(desk.situations).hasSize(before); // drones fly by another word
  }

  @Test
  void takesNoFlatSiteWhereAFeedHasToldThePlace() {
    desk.place();
    desk.signIn(CoreDesk.PIC, 1_000, Role.ROLE_PIC);
    desk.until(() -> desk.core.drones() == 1 && desk.phase() == Phase.PHASE_READY);
    long site = desk.order(CoreDesk.PIC, OrderKind.ORDER_FLAT_SITE, CoreDesk.DRONE);
    desk.run(0.3);
    assertThat(desk.answers(CoreDesk.PIC, site)).containsExactly("REFUSED SITE_KNOWN");
  }

  @Test
  void tellsWhatAVehicleIs() {
    desk.flying();
    desk.send(
        CoreDesk.PIC,
        ClientMessage.newBuilder()
            .setVehicleQuery(VehicleQuery.newBuilder().setDroneId(CoreDesk.DRONE)));
    VehicleReport report =
        desk.inbox.getOrDefault(CoreDesk.PIC, List.of()).getLast().getVehicleReport();
    assertThat(report.getAutopilot()).isEqualTo("ArduPilot");
    assertThat(report.getVersion()).isEqualTo("4.7.0");
    assertThat(report.getMode()).isEqualTo("GUIDED");
    assertThat(report.getTrusted()).isTrue();
    assertThat(report.getFence()).startsWith("loaded");
  }

  // ---------------------------------------------------------------------------- a station

  private void station(Message message) {
    byte[] bytes = new byte[FrameEncoder.MAX_FRAME_LENGTH];
    int length = FrameEncoder.encode(message, 3, 255, 190, new UnsafeBuffer(bytes), 0);
    desk.apply(EventType.STATION, 0, true, Arrays.copyOf(bytes, length));
  }

  @Test
  void aStationsStopPassesAndTheVehicleIsNotOursFromThatMoment() {
    desk.flying();
    desk.run(3);
    int setpoints = desk.copter.setpoints;
    station(
        new CommandLong()
            .command(MavCmd.DO_SET_MODE)
            .param1(1)
            .param2(CopterMode.LOITER)
            .targetSystem(CoreDesk.DRONE)
            .targetComponent(1));
    assertThat(desk.phase()).isEqualTo(Phase.PHASE_EXTERNAL);
    assertThat(desk.copter.mode).isEqualTo(CopterMode.LOITER);
    desk.run(3);
    assertThat(desk.copter.setpoints).isEqualTo(setpoints);
  }

  @Test
  void nothingElseOfAStationPasses() {
    desk.flying();
    desk.run(3);
    desk.copter.got.clear();
    desk.copter.set.clear();
    station(
        new CommandLong()
            .command(MavCmd.COMPONENT_ARM_DISARM)
            .param1(1)
            .targetSystem(CoreDesk.DRONE));
    station(
        new CommandLong()
            .command(MavCmd.DO_SET_SERVO)
            .param1(9)
            .param2(1_900)
            .targetSystem(CoreDesk.DRONE));
    station(new ParamSet().paramId("FS_GCS_ENABLE").paramValue(0).targetSystem(CoreDesk.DRONE));
    station(new CommandLong().command(MavCmd.NAV_LAND).targetSystem(0));
    desk.run(0.1);
    assertThat(desk.copter.got).isEmpty();
    assertThat(desk.copter.set).isEmpty();
    assertThat(desk.phase()).isEqualTo(Phase.PHASE_FLYING);
    assertThat(desk.core.stats().stationRefused).isEqualTo(4);
  }
}
