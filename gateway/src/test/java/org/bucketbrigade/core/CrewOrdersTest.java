package org.bucketbrigade.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bucketbrigade.wire.v1.ClientMessage;
import org.bucketbrigade.wire.v1.CrewMember;
import org.bucketbrigade.wire.v1.CrewQuery;
import org.bucketbrigade.wire.v1.CrewRoster;
import org.bucketbrigade.wire.v1.Reason;
import org.bucketbrigade.wire.v1.Role;
import org.bucketbrigade.wire.v1.Seat;
import org.bucketbrigade.wire.v1.ServerMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CrewOrdersTest {
  private static final int LEAD = 2;
  private static final int FREE = 12;

  private final CoreDesk desk = new CoreDesk();

  @BeforeEach
  void aCrewOfTwoAndOneWithoutASeat() {
    desk.crewed();
    desk.signIn(LEAD, 2_000, Role.ROLE_LEAD);
    desk.signIn(FREE, 10_012, Role.ROLE_OPERATOR);
  }

  private List<CrewRoster> ask(int session, int drone) {
    desk.send(
        session, ClientMessage.newBuilder().setCrewQuery(CrewQuery.newBuilder().setDroneId(drone)));
    return desk.inbox(session).stream()
        .filter(ServerMessage::hasCrewRoster)
        .map(ServerMessage::getCrewRoster)
        .toList();
  }

  @Test
  void aLeadSeesWhoIsInACrewAndHowMuchTheyCount() {
    desk.steer(10, 300);
    desk.steer(11, 300);
    desk.run(0.1);
    desk.signOut(11);
    CrewRoster roster = ask(LEAD, CoreDesk.DRONE).getLast();
    assertThat(roster.getPeople()).isEqualTo(2);
    assertThat(roster.getMembersList())
        .extracting(CrewMember::getPersonId)
        .containsExactly(10_010L, 10_011L);
    assertThat(roster.getMembersList())
        .extracting(CrewMember::getConnected)
        .containsExactly(true, false);
    assertThat(roster.getMembers(0).getSeat()).isEqualTo(Seat.SEAT_PILOT);
    assertThat(roster.getMembers(0).getSharePermille()).isBetween(400, 1_000);
  }

  @Test
  void aLeadSeesWhoHasNoCrew() {
    CrewRoster roster = ask(LEAD, 0).getLast();
    assertThat(roster.getMembersList())
        .extracting(CrewMember::getPersonId)
        .containsExactly(10_012L);
    assertThat(roster.getMembers(0).getSeat()).isEqualTo(Seat.SEAT_NONE);
  }

  @Test
  void moreThanThereIsRoomForAreCounted() {
    for (int i = 0; i < 60; i++) {
      desk.signIn(100 + i, 20_000 + i, Role.ROLE_OPERATOR);
    }
    CrewRoster roster = ask(LEAD, 0).getLast();
    assertThat(roster.getPeople()).isEqualTo(61);
    assertThat(roster.getMembersList()).hasSize(CrewOrders.MOST_MEMBERS);
  }

  @Test
  void nobodyElseSeesOrMovesPeople() {
    assertThat(ask(10, CoreDesk.DRONE)).isEmpty();
    assertThat(desk.notices(10)).contains(Reason.REASON_ROLE_FORBIDS);
    long act = desk.assign(10, 10_011, 0, false);
    assertThat(desk.answers(10, act)).containsExactly("REFUSED ROLE_FORBIDS");
    assertThat(desk.core.drone(0).pilots()).isEqualTo(2);
    assertThat(ask(LEAD, 99)).isEmpty();
    assertThat(desk.notices(LEAD)).contains(Reason.REASON_NO_SUCH_DRONE);
  }

  @Test
  void aLeadMovesAPersonIntoACrewAndTheyAreTold() {
    long act = desk.assign(LEAD, 10_012, CoreDesk.DRONE, true);
    assertThat(desk.answers(LEAD, act)).containsExactly("DONE OK");
    assertThat(desk.core.drone(0).spotters()).isOne();
    assertThat(desk.notices(FREE)).containsExactly(Reason.REASON_ASSIGNED);
    assertThat(desk.inbox(FREE))
        .anyMatch(m -> m.hasSeating() && m.getSeating().getSeat() == Seat.SEAT_SPOTTER);
    desk.assign(LEAD, 10_012, CoreDesk.DRONE, false);
    assertThat(desk.core.drone(0).pilots()).as("a spotter becomes a pilot").isEqualTo(3);
    assertThat(desk.core.drone(0).spotters()).isZero();
  }

  @Test
  void aLeadMovesAPersonOutOfACrewAndTheirWishEnds() {
    desk.steer(10, 300);
    desk.steer(11, 900);
    desk.run(0.05);
    long act = desk.assign(LEAD, 10_011, 0, false);
    assertThat(desk.answers(LEAD, act)).containsExactly("DONE OK");
    assertThat(desk.core.drone(0).pilots()).isOne();
    desk.steer(11, 900);
    assertThat(desk.notices(11)).contains(Reason.REASON_NOT_IN_CREW);
    long unknown = desk.assign(LEAD, 77, 0, false);
    assertThat(desk.answers(LEAD, unknown)).containsExactly("REFUSED NO_SUCH_PERSON");
  }

  @Test
  void whoIsAwayWhenMovedDoesNotCountAsPresent() {
    desk.signOut(FREE);
    desk.assign(LEAD, 10_012, CoreDesk.DRONE, false);
    CrewMember member = ask(LEAD, CoreDesk.DRONE).getLast().getMembers(2);
    assertThat(member.getConnected()).isFalse();
    desk.run(0.1);
    desk.steer(10, 500);
    desk.run(0.1);
    assertThat(desk.core.drone(0).northMps()).as("two of two present steer").isPositive();
    desk.signIn(FREE, 10_012, Role.ROLE_OPERATOR);
    assertThat(desk.inbox(FREE)).anyMatch(m -> m.hasSeating() && m.getSeating().getDroneId() == 7);
  }

  @Test
  void feedsAndSpectatorsAreNotMovedIntoCrews() {
    desk.signIn(20, 3_000, Role.ROLE_SPECTATOR);
    long act = desk.assign(LEAD, 3_000, CoreDesk.DRONE, false);
    assertThat(desk.answers(LEAD, act)).containsExactly("REFUSED ROLE_FORBIDS");
    assertThat(desk.notices(20)).isEmpty();
  }
}
