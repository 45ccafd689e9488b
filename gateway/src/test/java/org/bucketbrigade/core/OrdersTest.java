package org.bucketbrigade.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.bucketbrigade.mavlink.CopterMode;
import org.bucketbrigade.mavlink.MavCmd;
import org.bucketbrigade.wire.v1.Limit;
import org.bucketbrigade.wire.v1.OrderKind;
import org.bucketbrigade.wire.v1.Phase;
import org.bucketbrigade.wire.v1.Reason;
import org.bucketbrigade.wire.v1.Role;
import org.bucketbrigade.wire.v1.ServerMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OrdersTest {
  private final CoreDesk desk = new CoreDesk();

  // ---------------------------------------------------------------------------- who may

  @ParameterizedTest
  @CsvSource({
    "ROLE_PIC,ORDER_HOLD,true",
    "ROLE_PIC,ORDER_RESUME,true",
    "ROLE_PIC,ORDER_RETURN,true",
    "ROLE_PIC,ORDER_LAND,true",
    "ROLE_PIC,ORDER_ARM,true",
    "ROLE_PIC,ORDER_RELEASE,true",
    "ROLE_PIC,ORDER_ATTEST_GROUND_CLEAR,true",
    "ROLE_PIC,ORDER_ARM_ON_GROUND,true",
    "ROLE_PIC,ORDER_GOTO,true",
    "ROLE_PIC,ORDER_ACCEPT_UNSIGNED,true",
    "ROLE_PIC,ORDER_FLAT_SITE,true",
    "ROLE_PIC,ORDER_UNSPECIFIED,false",
    "ROLE_LEAD,ORDER_HOLD,true",
    "ROLE_LEAD,ORDER_RESUME,true",
    "ROLE_LEAD,ORDER_RETURN,true",
    "ROLE_LEAD,ORDER_LAND,true",
    "ROLE_LEAD,ORDER_ARM,false",
    "ROLE_LEAD,ORDER_RELEASE,false",
    "ROLE_LEAD,ORDER_ARM_ON_GROUND,false",
    "ROLE_LEAD,ORDER_GOTO,false",
    "ROLE_LEAD,ORDER_ACCEPT_UNSIGNED,false",
    "ROLE_LEAD,ORDER_FLAT_SITE,false",
    "ROLE_LEAD,ORDER_ATTEST_GROUND_CLEAR,true",
  })
  void letsLeadsAndThePilotInCommandOrderWhatIsTheirs(Role role, OrderKind kind, boolean may) {
    desk.place();
    desk.run(2);
    desk.signIn(5, 55, role);
    long act = desk.order(5, kind, CoreDesk.DRONE);
    desk.run(0.1);
    assertThat(desk.answers(5, act).contains("REFUSED ROLE_FORBIDS")).isEqualTo(!may);
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"ROLE_OPERATOR", "ROLE_FEED", "ROLE_SPECTATOR"})
  void letsNobodyElseOrderAnything(Role role) {
    desk.flying();
    desk.signIn(5, 55, role);
    for (OrderKind kind : OrderKind.values()) {
      if (kind != OrderKind.UNRECOGNIZED) {
        long act = desk.order(5, kind, CoreDesk.DRONE);
        assertThat(desk.answers(5, act)).containsExactly("REFUSED ROLE_FORBIDS");
      }
    }
    desk.run(1);
    assertThat(desk.phase()).isEqualTo(Phase.PHASE_FLYING);
    assertThat(desk.core.drone(0).latchedHold()).isFalse();
  }

  // ---------------------------------------------------------------------------- stops

  @Test
  void stopsADroneWithinTheVeryEventThatOrdersIt() {
    desk.crewed();
    for (int i = 0; i < 5; i++) {
      desk.steer(10, 500);
      desk.steer(11, 500);
      desk.run(0.1);
    }
    assertThat(desk.core.drone(0).northMps()).isGreaterThan(1);
    int setpoints = desk.copter.setpoints;
    long act = desk.order(CoreDesk.PIC, OrderKind.ORDER_HOLD, CoreDesk.DRONE);
    assertThat(desk.copter.setpoints).isEqualTo(setpoints + 1);
    assertThat(desk.core.drone(0).northMps()).isZero();
    assertThat(desk.answers(CoreDesk.PIC, act)).containsExactly("DONE OK");
    assertThat(desk.notices(10)).contains(Reason.REASON_HELD);
    desk.steer(10, 500);
    desk.steer(11, 500);
    desk.run(30);
    assertThat(desk.core.drone(0).northMps()).isZero();
    assertThat(desk.core.drone(0).limit()).isEqualTo(Limit.LIMIT_HOLD);
  }

  @Test
  void tellsACrewOnceThatItIsHeldHoweverOftenThatIsOrdered() {
    desk.crewed();
    int[] manyTimes = new int[200];
    java.util.Arrays.fill(manyTimes, CoreDesk.DRONE);
    desk.order(CoreDesk.PIC, OrderKind.ORDER_HOLD, manyTimes);
    assertThat(desk.notices(10)).containsOnlyOnce(Reason.REASON_HELD);
  }

  @Test
  void stopsWithoutTheDiskButLetsNothingMoveWithoutIt() {
    desk.flying();
    desk.diskWorks = false;
    long hold = desk.order(CoreDesk.PIC, OrderKind.ORDER_HOLD);
    assertThat(desk.answers(CoreDesk.PIC, hold)).containsExactly("DONE OK");
    assertThat(desk.core.drone(0).latchedHold()).isTrue();
    long resume = desk.order(CoreDesk.PIC, OrderKind.ORDER_RESUME);
    desk.run(0.4);
    assertThat(desk.core.drone(0).latchedHold()).isTrue();
    assertThat(desk.answers(CoreDesk.PIC, resume)).isEmpty();
    desk.run(0.2);
    assertThat(desk.answers(CoreDesk.PIC, resume)).containsExactly("REFUSED NOT_DURABLE");
    desk.diskWorks = true;
    desk.run(1);
    assertThat(desk.core.drone(0).latchedHold()).isTrue();
    long again = desk.order(CoreDesk.PIC, OrderKind.ORDER_RESUME);
    desk.run(0.1);
    assertThat(desk.answers(CoreDesk.PIC, again)).containsExactly("DONE OK");
    assertThat(desk.core.drone(0).latchedHold()).isFalse();
  }

  @Test
  void doesNotArmWithoutTheDisk() {
    desk.place();
    desk.signIn(CoreDesk.PIC, 1_000, Role.ROLE_PIC);
    desk.until(() -> desk.phase() == Phase.PHASE_READY);
    desk.diskWorks = false;
    long act = desk.order(CoreDesk.PIC, OrderKind.ORDER_ARM, CoreDesk.DRONE);
    desk.run(3);
    assertThat(desk.answers(CoreDesk.PIC, act)).containsExactly("REFUSED NOT_DURABLE");
    assertThat(desk.phase()).isEqualTo(Phase.PHASE_READY);
  }

  @Test
  void putsAStopBeforeAResumeThatStillWaitsForTheDisk() {
    desk.flying();
    desk.order(CoreDesk.PIC, OrderKind.ORDER_HOLD);
    long resume = desk.order(CoreDesk.PIC, OrderKind.ORDER_RESUME);
    long hold = desk.order(CoreDesk.PIC, OrderKind.ORDER_HOLD);
    desk.run(1);
    assertThat(desk.answers(CoreDesk.PIC, resume)).containsExactly("REFUSED HELD");
    assertThat(desk.answers(CoreDesk.PIC, hold)).containsExactly("DONE OK");
    assertThat(desk.core.drone(0).latchedHold()).isTrue();
  }

  @Test
  void keepsADroneThatIsHeldWhileItsArmingWaitsOnTheGround() {
    desk.place();
    desk.signIn(CoreDesk.PIC, 1_000, Role.ROLE_PIC);
    desk.until(() -> desk.phase() == Phase.PHASE_READY);
    desk.order(CoreDesk.PIC, OrderKind.ORDER_ARM, CoreDesk.DRONE);
    desk.until(() -> desk.phase() == Phase.PHASE_ARMING);
    desk.order(CoreDesk.PIC, OrderKind.ORDER_HOLD, CoreDesk.DRONE);
    desk.run(5);
    assertThat(desk.phase()).isEqualTo(Phase.PHASE_READY);
    assertThat(desk.copter.got(MavCmd.COMPONENT_ARM_DISARM)).isEmpty();
  }

  @Test
  void landsOnTheOrderOfALead() {
    desk.flying();
    desk.signIn(5, 55, Role.ROLE_LEAD);
    long act = desk.order(5, OrderKind.ORDER_LAND, CoreDesk.DRONE);
    assertThat(desk.answers(5, act)).containsExactly("DONE OK");
    assertThat(desk.copter.mode).isEqualTo(CopterMode.LAND);
    assertThat(desk.phase()).isEqualTo(Phase.PHASE_LANDING);
  }

  // ---------------------------------------------------------------------------- arming

  @Test
  void refusesToArmWithoutListedTargetsWithoutFeedAndUnknownDrones() {
    desk.run(2);
    desk.signIn(CoreDesk.PIC, 1_000, Role.ROLE_PIC);
    desk.until(() -> desk.phase() == Phase.PHASE_READY);
    long none = desk.order(CoreDesk.PIC, OrderKind.ORDER_ARM);
    long unknown = desk.order(CoreDesk.PIC, OrderKind.ORDER_ARM, 99);
    long blind = desk.order(CoreDesk.PIC, OrderKind.ORDER_ARM, CoreDesk.DRONE);
    desk.run(0.1);
    assertThat(desk.answers(CoreDesk.PIC, none)).containsExactly("REFUSED NO_SUCH_DRONE");
    assertThat(desk.answers(CoreDesk.PIC, unknown)).containsExactly("REFUSED NO_SUCH_DRONE");
    assertThat(desk.answers(CoreDesk.PIC, blind)).containsExactly("REFUSED FEED_STALE");
  }

  // ---------------------------------------------------------------------------- retries

  @Test
  void answersARetryTheSameAndCarriesItOutOnce() {
    desk.flying();
    desk.order(CoreDesk.PIC, 77, OrderKind.ORDER_HOLD, CoreDesk.DRONE);
    long resume = desk.order(CoreDesk.PIC, OrderKind.ORDER_RESUME, CoreDesk.DRONE);
    desk.run(0.1);
    desk.order(CoreDesk.PIC, 77, OrderKind.ORDER_HOLD, CoreDesk.DRONE);
    assertThat(desk.answers(CoreDesk.PIC, 77)).containsExactly("DONE OK", "DONE OK");
    assertThat(desk.answers(CoreDesk.PIC, resume)).containsExactly("DONE OK");
    assertThat(desk.core.drone(0).latchedHold()).isFalse();
  }

  @Test
  void carriesOutOnceWhatIsRetriedWhileItWaits() {
    desk.place();
    desk.signIn(CoreDesk.PIC, 1_000, Role.ROLE_PIC);
    desk.until(() -> desk.phase() == Phase.PHASE_READY);
    for (int i = 0; i < 100; i++) {
      desk.order(CoreDesk.PIC, 77, OrderKind.ORDER_ARM, CoreDesk.DRONE);
    }
    desk.run(0.1);
    assertThat(desk.answers(CoreDesk.PIC, 77)).containsExactly("DONE OK");
  }

  // ---------------------------------------------------------------------------- one PIC

  private Role role(int session) {
    return desk.inbox(session).stream()
        .filter(ServerMessage::hasWelcome)
        .reduce((_, last) -> last)
        .orElseThrow()
        .getWelcome()
        .getRole();
  }

  @Test
  void hasExactlyOnePilotInCommandAndWhoComesSecondLeadsAndStandsBy() {
    desk.signIn(1, 100, Role.ROLE_PIC);
    desk.signIn(2, 200, Role.ROLE_PIC);
    assertThat(role(2)).isEqualTo(Role.ROLE_LEAD);
    assertThat(desk.inbox(2).getFirst().getWelcome().getMayCommand()).isTrue();
    assertThat(desk.notices(2)).containsExactly(Reason.REASON_PIC_TAKEN);
    assertThat(desk.answers(2, desk.order(2, OrderKind.ORDER_ARM, CoreDesk.DRONE)))
        .containsExactly("REFUSED ROLE_FORBIDS");
    desk.signOut(1);
    desk.signIn(3, 200, Role.ROLE_PIC);
    assertThat(role(3)).isEqualTo(Role.ROLE_PIC);
  }

  @Test
  void commandPassesOnceOneHasOfferedItAndTheOtherHasAccepted() {
    desk.signIn(1, 100, Role.ROLE_PIC);
    assertThat(orderAndWait(1, OrderKind.ORDER_HAND_OVER)).isEqualTo("REFUSED NO_SUCH_PERSON");
    desk.signIn(2, 200, Role.ROLE_PIC);
    assertThat(orderAndWait(2, OrderKind.ORDER_TAKE_COMMAND)).isEqualTo("REFUSED NOT_OFFERED");
    assertThat(orderAndWait(2, OrderKind.ORDER_HAND_OVER)).isEqualTo("REFUSED ROLE_FORBIDS");
    assertThat(orderAndWait(1, OrderKind.ORDER_HAND_OVER)).isEqualTo("DONE OK");
    assertThat(desk.notices(2)).contains(Reason.REASON_COMMAND_OFFERED);
    assertThat(role(1)).as("until the other accepts").isEqualTo(Role.ROLE_PIC);
    assertThat(orderAndWait(2, OrderKind.ORDER_TAKE_COMMAND)).isEqualTo("DONE OK");
    assertThat(role(2)).isEqualTo(Role.ROLE_PIC);
    assertThat(role(1)).isEqualTo(Role.ROLE_LEAD);
    assertThat(orderAndWait(1, OrderKind.ORDER_HAND_OVER)).isEqualTo("REFUSED ROLE_FORBIDS");
    desk.signIn(3, 100, Role.ROLE_PIC);
    assertThat(role(3)).as("who comes back has not command again").isEqualTo(Role.ROLE_LEAD);
  }

  @Test
  void anOfferEndsAfterAMinute() {
    desk.signIn(1, 100, Role.ROLE_PIC);
    desk.signIn(2, 200, Role.ROLE_PIC);
    orderAndWait(1, OrderKind.ORDER_HAND_OVER);
    desk.run(60);
    assertThat(orderAndWait(2, OrderKind.ORDER_TAKE_COMMAND)).isEqualTo("REFUSED NOT_OFFERED");
  }

  @Test
  void whoStandsByTakesCommandAloneOnlyIfThePilotInCommandIsGone() {
    desk.signIn(1, 100, Role.ROLE_PIC);
    desk.signIn(2, 200, Role.ROLE_PIC);
    desk.signOut(1);
    assertThat(orderAndWait(2, OrderKind.ORDER_TAKE_COMMAND)).isEqualTo("DONE OK");
    assertThat(role(2)).isEqualTo(Role.ROLE_PIC);
    desk.signIn(4, 300, Role.ROLE_LEAD);
    assertThat(orderAndWait(4, OrderKind.ORDER_TAKE_COMMAND)).isEqualTo("REFUSED ROLE_FORBIDS");
  }

  private String orderAndWait(int session, OrderKind kind) {
    long act = desk.order(session, kind);
    desk.run(0.2);
    return desk.answers(session, act).getLast();
  }

  @Test
  void letsAnotherCommandOnceTheFormerPilotInCommandCameBackAsAnOperator() {
    desk.signIn(1, 100, Role.ROLE_PIC);
    desk.signIn(2, 100, Role.ROLE_OPERATOR);
    desk.signIn(3, 200, Role.ROLE_PIC);
    assertThat(desk.closed).containsExactly(java.util.Map.entry(1, Reason.REASON_REPLACED));
    assertThat(desk.inbox(3).getFirst().hasWelcome()).isTrue();
  }

  @Test
  void holdsAllAfterTwentySecondsWithoutThePilotInCommandAndReturnsAfterTwoMinutes() {
    desk.crewed();
    desk.signOut(CoreDesk.PIC);
    desk.run(18);
    assertThat(desk.core.drone(0).latchedHold()).isFalse();
    desk.run(4);
    assertThat(desk.core.drone(0).latchedHold()).isTrue();
    assertThat(desk.notices(10)).contains(Reason.REASON_PIC_AWAY);
    desk.run(96);
    assertThat(desk.phase()).isEqualTo(Phase.PHASE_FLYING);
    desk.run(5);
    assertThat(desk.phase()).isNotEqualTo(Phase.PHASE_FLYING);
    assertThat(desk.core.drone(0).latchedHold()).isFalse();
  }

  @Test
  void aLeadLetsNothingGoOnWhileNobodyIsInCommand() {
    desk.crewed();
    desk.signIn(20, 200, Role.ROLE_LEAD);
    desk.signOut(CoreDesk.PIC);
    desk.run(22);
    long all = desk.order(20, OrderKind.ORDER_RESUME);
    long one = desk.order(20, OrderKind.ORDER_RESUME, CoreDesk.DRONE);
    desk.run(0.1);
    assertThat(desk.answers(20, all)).containsExactly("REFUSED PIC_AWAY");
    assertThat(desk.answers(20, one)).containsExactly("REFUSED PIC_AWAY");
    assertThat(desk.core.drone(0).latchedHold()).isTrue();
    desk.signIn(CoreDesk.PIC, 1_000, Role.ROLE_PIC);
    desk.order(20, OrderKind.ORDER_RESUME);
    desk.run(0.1);
    assertThat(desk.core.drone(0).latchedHold()).isFalse();
  }

  @Test
  void holdsAllWhenThePilotInCommandIsConnectedButSaysNothing() {
    desk.flying();
    desk.echoes = false;
    desk.run(22);
    assertThat(desk.core.drone(0).latchedHold()).isTrue();
  }

  @Test
  void releasesAnExternalDroneOnTheOrderOfThePilotInCommandOnly() {
    desk.flying();
    desk.run(3);
    desk.copter.mode = CopterMode.LOITER;
    desk.until(() -> desk.phase() == Phase.PHASE_EXTERNAL);
    int setpoints = desk.copter.setpoints;
    desk.copter.mode = CopterMode.GUIDED;
    desk.run(5);
    assertThat(desk.copter.setpoints).isEqualTo(setpoints);
    desk.order(CoreDesk.PIC, OrderKind.ORDER_RELEASE, CoreDesk.DRONE);
    desk.run(1);
    assertThat(desk.phase()).isEqualTo(Phase.PHASE_FLYING);
    assertThat(desk.copter.setpoints).isGreaterThan(setpoints);
  }

  @Test
  void aDroneInTheAirIsNotReleasedWhileNobodyKnowsWhereItIs() {
    desk.flying();
    desk.order(CoreDesk.PIC, OrderKind.ORDER_TAKE_OVER, CoreDesk.DRONE);
    desk.copter.located = false;
    desk.run(3);
    long act = desk.order(CoreDesk.PIC, OrderKind.ORDER_RELEASE, CoreDesk.DRONE);
    desk.run(0.1);
    assertThat(desk.answers(CoreDesk.PIC, act)).containsExactly("REFUSED NOT_READY");
    assertThat(desk.phase()).isEqualTo(Phase.PHASE_EXTERNAL);
    desk.copter.located = true;
    desk.run(1);
    desk.order(CoreDesk.PIC, OrderKind.ORDER_RELEASE, CoreDesk.DRONE);
    desk.until(() -> desk.phase() == Phase.PHASE_FLYING);
  }

  @Test
  void aDroneThatWasFoundFlyingAndNeverToldWhereItIsIsNotReleased() {
    desk.copter.located = false;
    desk.copter.armed = true;
    desk.copter.mode = CopterMode.GUIDED;
    desk.copter.landedState = 2;
    desk.place();
    desk.signIn(CoreDesk.PIC, 1_000, Role.ROLE_PIC);
    desk.until(() -> desk.phase() == Phase.PHASE_EXTERNAL);
    long act = desk.order(CoreDesk.PIC, OrderKind.ORDER_RELEASE, CoreDesk.DRONE);
    desk.run(0.1);
    assertThat(desk.answers(CoreDesk.PIC, act)).containsExactly("REFUSED NOT_READY");
    assertThat(desk.phase()).isEqualTo(Phase.PHASE_EXTERNAL);
  }
}
