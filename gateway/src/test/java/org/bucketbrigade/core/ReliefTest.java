package org.bucketbrigade.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.bucketbrigade.wire.v1.OrderKind;
import org.bucketbrigade.wire.v1.Phase;
import org.bucketbrigade.wire.v1.Reason;
import org.bucketbrigade.wire.v1.Role;
import org.junit.jupiter.api.Test;

/** A drone whose crew has left. */
final class ReliefTest {
  private final CoreDesk desk = new CoreDesk();

  private void everybodyLeaves() {
    desk.signOut(10);
    desk.signOut(11);
  }

  @Test
  void somebodyOfTheReserveIsSeatedAfterHalfAMinute() {
    desk.crewed();
    desk.signIn(30, 10_030, Role.ROLE_OPERATOR);
    desk.signIn(31, 10_031, Role.ROLE_SPECTATOR);
    desk.run(2);
    everybodyLeaves();
    desk.run(28);
    assertThat(desk.core.drone(0).connectedMembers()).isZero();
    desk.run(4);
    assertThat(desk.core.drone(0).connectedMembers()).isOne();
    assertThat(desk.notices(30)).contains(Reason.REASON_ASSIGNED);
    assertThat(desk.phase()).isEqualTo(Phase.PHASE_FLYING);
  }

  @Test
  void withoutAReserveItFliesHome() {
    desk.crewed();
    desk.run(2);
    everybodyLeaves();
    desk.run(28);
    assertThat(desk.phase()).isEqualTo(Phase.PHASE_FLYING);
    desk.run(4);
    assertThat(desk.phase()).isIn(Phase.PHASE_RETURNING, Phase.PHASE_LANDING);
  }

  @Test
  void aDroneWhoseCrewLeavesWhileItTakesOffFliesHome() {
    desk.place();
    desk.signIn(CoreDesk.PIC, 1_000, Role.ROLE_PIC);
    desk.until(() -> desk.phase() == Phase.PHASE_READY);
    desk.signIn(10, 10_010, Role.ROLE_OPERATOR);
    desk.join(10);
    desk.order(CoreDesk.PIC, OrderKind.ORDER_ARM, CoreDesk.DRONE);
    desk.until(() -> desk.phase() == Phase.PHASE_TAKEOFF);
    desk.run(2);
    desk.signOut(10);
    desk.run(2);
    desk.copter.relativeMm = 25_000;
    desk.copter.landedState = 2;
    desk.copter.systemStatus = 4;
    desk.until(() -> desk.phase() == Phase.PHASE_FLYING);
    desk.run(34);
    assertThat(desk.phase()).isIn(Phase.PHASE_RETURNING, Phase.PHASE_LANDING);
  }

  @Test
  void whoComesBackInTimeFliesOn() {
    desk.crewed();
    desk.run(2);
    everybodyLeaves();
    desk.run(20);
    desk.signIn(12, 10_010, Role.ROLE_OPERATOR);
    desk.run(20);
    desk.signOut(12);
    desk.run(20);
    assertThat(desk.phase()).isEqualTo(Phase.PHASE_FLYING);
  }

  @Test
  void aLeadsHoldStays() {
    desk.crewed();
    desk.run(2);
    desk.order(CoreDesk.PIC, OrderKind.ORDER_HOLD);
    everybodyLeaves();
    desk.run(60);
    assertThat(desk.phase()).isEqualTo(Phase.PHASE_FLYING);
    assertThat(desk.core.drone(0).latchedHold()).isTrue();
  }

  @Test
  void aDroneThatThePilotInCommandFliesAloneStandsWhereItWasLeft() {
    desk.flying();
    desk.run(90);
    assertThat(desk.phase()).isEqualTo(Phase.PHASE_FLYING);
  }

  @Test
  void thePilotInCommandTakesADroneOverAndGivesItBack() {
    desk.crewed();
    long over = desk.order(CoreDesk.PIC, OrderKind.ORDER_TAKE_OVER, CoreDesk.DRONE);
    assertThat(desk.answers(CoreDesk.PIC, over)).containsExactly("DONE OK");
    assertThat(desk.phase()).isEqualTo(Phase.PHASE_EXTERNAL);
    long setpoints = desk.core.stats().setpointsSent;
    for (int i = 0; i < 20; i++) {
      desk.steer(10, 500);
      desk.run(0.1);
    }
    assertThat(desk.core.stats().setpointsSent).isEqualTo(setpoints);
    desk.order(CoreDesk.PIC, OrderKind.ORDER_RELEASE, CoreDesk.DRONE);
    desk.until(() -> desk.phase() == Phase.PHASE_FLYING);
  }
}
