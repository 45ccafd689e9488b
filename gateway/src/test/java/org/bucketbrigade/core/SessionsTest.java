package org.bucketbrigade.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.bucketbrigade.wire.v1.Act;
import org.bucketbrigade.wire.v1.Aim;
import org.bucketbrigade.wire.v1.ClientMessage;
import org.bucketbrigade.wire.v1.Hello;
import org.bucketbrigade.wire.v1.Join;
import org.bucketbrigade.wire.v1.OrderKind;
import org.bucketbrigade.wire.v1.Reason;
import org.bucketbrigade.wire.v1.Role;
import org.bucketbrigade.wire.v1.Seat;
import org.bucketbrigade.wire.v1.ServerMessage;
import org.bucketbrigade.wire.v1.SituationItem;
import org.bucketbrigade.wire.v1.Steer;
import org.bucketbrigade.wire.v1.WaterSite;
import org.bucketbrigade.wire.v1.Welcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SessionsTest {
  private final CoreDesk desk = new CoreDesk();

  private ServerMessage last(int session) {
    return desk.inbox(session).getLast();
  }

  @Test
  void welcomesASessionWithEpochRoleAndTime() {
    desk.run(1.5);
    desk.signIn(4, 44, Role.ROLE_OPERATOR);
    ServerMessage first = desk.inbox(4).getFirst();
    Welcome welcome = first.getWelcome();
    assertThat(first.getSequence()).isEqualTo(1);
    assertThat(first.getSessionEpoch()).isEqualTo(desk.epoch(4));
    assertThat(welcome.getSessionEpoch()).isEqualTo(desk.epoch(4));
    assertThat(welcome.getPersonId()).isEqualTo(44);
    assertThat(welcome.getRole()).isEqualTo(Role.ROLE_OPERATOR);
    assertThat(welcome.getProtocolVersion()).isEqualTo(1);
    assertThat(welcome.getMissionId()).isEqualTo("mission-1");
    assertThat(welcome.getFrame()).isEqualTo(1_500);
    assertThat(welcome.getCoreTimeUs()).isEqualTo(desk.nowNanos / 1_000);
    assertThat(desk.routes).containsEntry(4, "-1 fleet");
  }

  @Test
  void ignoresMessagesOfAnotherEpochRepeatedOnesAndOvertakenOnes() {
    desk.crewed();
    int epoch = desk.epoch(10);
    long counted = desk.core.stats().inputsReceived;
    desk.raw(10, steer(1_000, epoch));
    desk.raw(10, steer(1_000, epoch));
    desk.raw(10, steer(999, epoch));
    desk.raw(10, steer(1_001, epoch - 1));
    desk.raw(10, steer(1_001, 0));
    assertThat(desk.core.stats().inputsReceived - counted).isEqualTo(1);
    assertThat(desk.core.stats().ignored).isEqualTo(4);
    assertThat(desk.malformed).isEmpty();
  }

  @Test
  void acceptsSequencesAcrossTheSignBit() {
    desk.crewed();
    int epoch = desk.epoch(10);
    desk.raw(10, steer(Integer.MAX_VALUE, epoch));
    desk.raw(10, steer(Integer.MIN_VALUE, epoch));
    desk.raw(10, steer(-1, epoch));
    desk.raw(10, steer(1, epoch));
    assertThat(desk.core.stats().ignored).isZero();
  }

  private ClientMessage steer(int sequence, int epoch) {
    return ClientMessage.newBuilder()
        .setSequence(sequence)
        .setSessionEpoch(epoch)
        .setSteer(Steer.newBuilder().setDroneId(CoreDesk.DRONE).setFrame(desk.frame()))
        .build();
  }

  @Test
  void replacesASessionOfTheSamePersonAndKeepsTheSeat() {
    desk.crewed();
    desk.signIn(20, 10_010, Role.ROLE_OPERATOR);
    assertThat(desk.closed).isEqualTo(Map.of(10, Reason.REASON_REPLACED));
    assertThat(last(20).getSeating().getDroneId()).isEqualTo(CoreDesk.DRONE);
    long inputs = desk.core.stats().inputsReceived;
    desk.steer(10, 100);
    assertThat(desk.core.stats().inputsReceived).isEqualTo(inputs);
    desk.signOut(10);
    desk.steer(20, 100);
    assertThat(desk.core.stats().inputsReceived).isEqualTo(inputs + 1);
    assertThat(desk.core.drone(0).pilots()).isEqualTo(2);
  }

  @Test
  void keepsTheSeatOfSomebodyAwayForAMinute() {
    desk.crewed();
    desk.signOut(10);
    desk.run(58);
    assertThat(desk.core.drone(0).pilots()).isEqualTo(2);
    desk.signIn(12, 10_010, Role.ROLE_OPERATOR);
    assertThat(last(12).getSeating().getSeat()).isEqualTo(Seat.SEAT_PILOT);
    desk.signOut(12);
    desk.run(62);
    assertThat(desk.core.drone(0).pilots()).isEqualTo(1);
    desk.signIn(13, 10_010, Role.ROLE_OPERATOR);
    assertThat(last(13).hasWelcome()).isTrue();
  }

  @Test
  void countsNoWishOfSomebodyWhoseSocketIsGone() {
    desk.crewed();
    desk.steer(10, 500);
    desk.run(0.2);
    assertThat(desk.core.drone(0).northMps()).isGreaterThan(0);
    desk.signOut(10);
    desk.run(2);
    assertThat(desk.core.drone(0).northMps()).isZero();
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"ROLE_SPECTATOR", "ROLE_FEED"})
  void letsSpectatorsAndFeedsSeeButNotAct(Role role) {
    desk.crewed();
    desk.signIn(30, 3_000, role);
    desk.join(30);
    assertThat(desk.notices(30)).containsExactly(Reason.REASON_ROLE_FORBIDS);
    desk.steer(30, 500);
    long hold = desk.hold(30);
    long vote = desk.vote(30, Act.ACT_RETURN, 0, 0);
    assertThat(desk.answers(30, hold)).containsExactly("REFUSED NOT_IN_CREW");
    assertThat(desk.answers(30, vote)).containsExactly("REFUSED NOT_IN_CREW");
    assertThat(desk.core.drone(0).crewHoldLeftNanos(desk.nowNanos)).isZero();
    assertThat(desk.routes.get(30)).isEqualTo(role == Role.ROLE_FEED ? "-1" : "-1 fleet");
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"ROLE_SPECTATOR", "ROLE_FEED"})
  void takesTheSeatFromAPilotWhoComesBackInARoleThatMayNotAct(Role role) {
    desk.crewed();
    desk.signOut(10);
    desk.signIn(31, 10_010, role);
    assertThat(desk.core.drone(0).pilots()).isEqualTo(1);
    desk.steer(31, 500);
    desk.run(0.2);
    assertThat(desk.core.drone(0).northMps()).isZero();
    assertThat(desk.answers(31, desk.hold(31))).containsExactly("REFUSED NOT_IN_CREW");
  }

  @Test
  void takesTheSituationFromFeedsOnly() {
    desk.flying();
    int before = desk.situations.size();
    for (int session : List.of(CoreDesk.PIC, 40)) {
      desk.signIn(40, 4_000, Role.ROLE_OPERATOR);
      desk.send(
          session,
          ClientMessage.newBuilder()
              .setSituation(
                  SituationItem.newBuilder()
                      .setKey(7 << 24 | 1)
                      .setVersion(9_999)
                      .setWater(WaterSite.newBuilder().setLatE7(1).setRadiusM(50))));
      assertThat(desk.notices(session)).contains(Reason.REASON_ROLE_FORBIDS);
    }
    assertThat(desk.situations).hasSize(before);
  }

  @Test
  void tellsWhySomethingWasRefusedOnceASecondOnly() {
    desk.crewed();
    for (int i = 0; i < 30; i++) {
      desk.send(
          10,
          ClientMessage.newBuilder()
              .setSteer(Steer.newBuilder().setDroneId(99).setFrame(desk.frame())));
    }
    assertThat(desk.notices(10)).containsOnlyOnce(Reason.REASON_NOT_IN_CREW);
    assertThat(desk.core.stats().refused).isGreaterThanOrEqualTo(30);
    desk.run(1.1);
    desk.send(10, ClientMessage.newBuilder().setSteer(Steer.newBuilder().setDroneId(99)));
    assertThat(desk.notices(10).stream().filter(r -> r == Reason.REASON_NOT_IN_CREW)).hasSize(2);
  }

  @Test
  void refusesInputsThatCiteNoFrameAnOldOneOrOneOfTheFuture() {
    desk.crewed();
    desk.run(3);
    for (int frame : new int[] {0, desk.frame() - 1_600, desk.frame() + 1, Integer.MIN_VALUE}) {
      desk.run(1.1);
      int told = desk.notices(10).size();
      desk.send(
          10,
          ClientMessage.newBuilder()
              .setSteer(
                  Steer.newBuilder().setDroneId(CoreDesk.DRONE).setNorthCms(500).setFrame(frame)));
      assertThat(desk.notices(10).subList(told, desk.notices(10).size()))
          .as("frame %d", frame)
          .containsExactly(Reason.REASON_EXPIRED);
    }
    desk.run(0.2);
    assertThat(desk.core.drone(0).northMps()).isZero();
  }

  @Test
  void holdsWithinTheVeryEventAndAnswersARetryTheSame() {
    desk.crewed();
    desk.steer(10, 500);
    desk.steer(11, 500);
    desk.run(0.3);
    assertThat(desk.core.drone(0).northMps()).isGreaterThan(0);
    int setpoints = desk.copter.setpoints;
    desk.hold(10, 500);
    assertThat(desk.copter.setpoints).isEqualTo(setpoints + 1);
    assertThat(desk.core.drone(0).northMps()).isZero();
    long left = desk.core.drone(0).crewHoldLeftNanos(desk.nowNanos);
    assertThat(left).isEqualTo(15_000_000_000L);
    desk.run(1);
    desk.hold(10, 500);
    assertThat(desk.answers(10, 500)).containsExactly("DONE OK", "DONE OK");
    assertThat(desk.core.drone(0).crewHoldLeftNanos(desk.nowNanos)).isEqualTo(14_000_000_000L);
    assertThat(desk.notices(11)).containsOnlyOnce(Reason.REASON_HELD);
  }

  @Test
  void countsARetriedVoteOnce() {
    desk.crewed();
    desk.vote(10, 600, Act.ACT_RETURN, 0, 0);
    desk.vote(10, 600, Act.ACT_RETURN, 0, 0);
    desk.vote(10, 600, Act.ACT_RETURN, 0, 0);
    assertThat(desk.answers(10, 600)).containsExactly("COUNTED OK", "COUNTED OK", "COUNTED OK");
    desk.run(1);
    assertThat(desk.phase().name()).isEqualTo("PHASE_FLYING");
    desk.vote(11, 601, Act.ACT_RETURN, 0, 0);
    assertThat(desk.phase().name()).isEqualTo("PHASE_RETURNING");
    assertThat(desk.answers(10, 600)).endsWith("DONE OK");
    desk.vote(10, 600, Act.ACT_RETURN, 0, 0);
    assertThat(desk.answers(10, 600)).endsWith("DONE OK", "DONE OK");
  }

  @Test
  void refusesAVoteForAnActThatItDoesNotKnow() {
    desk.crewed();
    desk.send(
        10,
        ClientMessage.newBuilder()
            .setVote(
                org.bucketbrigade.wire.v1.Vote.newBuilder()
                    .setActId(CoreDesk.id(5))
                    .setDroneId(CoreDesk.DRONE)
                    .setActValue(77)));
    assertThat(desk.answers(10, 5)).containsExactly("REFUSED MALFORMED");
  }

  @Test
  void countsMalformedMessagesAndChangesNothing() {
    desk.crewed();
    long inputs = desk.core.stats().inputsReceived;
    desk.apply(EventType.MESSAGE, 10, true, new byte[] {1, 2, 3});
    desk.send(10, ClientMessage.newBuilder().setHello(Hello.getDefaultInstance()));
    desk.send(
        10, ClientMessage.newBuilder().setOrder(org.bucketbrigade.wire.v1.Order.newBuilder()));
    desk.apply(EventType.MESSAGE, 555, true, new byte[] {1, 2, 3});
    assertThat(desk.malformed).isEqualTo(Map.of(10, 3));
    assertThat(desk.core.stats().malformed).isEqualTo(3);
    assertThat(desk.core.stats().inputsReceived).isEqualTo(inputs);
  }

  @Test
  void movesAPersonToTheCrewTheyAskForAndTellsTheirSeat() {
    desk.place();
    desk.run(2);
    desk.signIn(10, 10_010, Role.ROLE_OPERATOR);
    desk.send(
        10,
        ClientMessage.newBuilder()
            .setJoin(Join.newBuilder().setDroneId(CoreDesk.DRONE).setSpotter(true)));
    var seating = last(10).getSeating();
    assertThat(seating.getSeat()).isEqualTo(Seat.SEAT_SPOTTER);
    assertThat(seating.getArea().getRadiusCm()).isEqualTo(90_000);
    assertThat(seating.getWaterRadiusCm()).isEqualTo(800);
    assertThat(desk.routes.get(10)).isEqualTo("0");
    desk.send(10, ClientMessage.newBuilder().setJoin(Join.newBuilder().setDroneId(1_234)));
    assertThat(desk.notices(10)).containsExactly(Reason.REASON_NO_SUCH_DRONE);
    desk.send(
        10,
        ClientMessage.newBuilder().setLeave(org.bucketbrigade.wire.v1.Leave.getDefaultInstance()));
    assertThat(last(10).getSeating().getSeat()).isEqualTo(Seat.SEAT_NONE);
    assertThat(desk.routes.get(10)).isEqualTo("-1 fleet");
  }

  @Test
  void refusesAnAimOutsideTheArea() {
    desk.crewed();
    desk.send(
        10,
        ClientMessage.newBuilder()
            .setAim(
                Aim.newBuilder()
                    .setDroneId(CoreDesk.DRONE)
                    .setLatE7(CoreDesk.LAT_E7 + 500_000)
                    .setLonE7(CoreDesk.LON_E7)
                    .setHeightAmslCm(12_000)
                    .setFrame(desk.frame())));
    assertThat(desk.notices(10)).containsExactly(Reason.REASON_OUTSIDE_AREA);
  }

  @Test
  void timesInputsOnlyOfDronesThatTheirCrewFlies() {
    desk.place();
    desk.signIn(10, 10_010, Role.ROLE_OPERATOR);
    desk.run(3);
    desk.join(10);
    desk.steer(10, 100);
    assertThat(desk.accepted).isZero();
    assertThat(desk.core.stats().inputsReceived).isEqualTo(1);
  }

  @Test
  void letsALeadHoldWithoutASeat() {
    desk.crewed();
    desk.signIn(5, 55, Role.ROLE_LEAD);
    long act = desk.order(5, OrderKind.ORDER_HOLD);
    assertThat(desk.answers(5, act)).containsExactly("DONE OK");
    assertThat(desk.core.drone(0).latchedHold()).isTrue();
  }
}
