package org.bucketbrigade.core;

import org.bucketbrigade.arbiter.Arbiter;
import org.bucketbrigade.arbiter.Drone;
import org.bucketbrigade.mission.Mission;
import org.bucketbrigade.mission.Person;
import org.bucketbrigade.wire.v1.Assign;
import org.bucketbrigade.wire.v1.CrewMember;
import org.bucketbrigade.wire.v1.CrewRoster;
import org.bucketbrigade.wire.v1.Reason;
import org.bucketbrigade.wire.v1.Role;
import org.bucketbrigade.wire.v1.Seat;
import org.bucketbrigade.wire.v1.ServerMessage;
import org.jspecify.annotations.Nullable;

/** What leads and the pilot in command see and decide of crews: who is in one, and who moves. */
final class CrewOrders {
  /** Members that one answer has room for; as many as a crew has seats. */
  static final int MOST_MEMBERS = 48;

  private final Arbiter arbiter;
  private final Mission mission;
  private final Flights flights;
  private final Sessions sessions;
  private final Answers answers;
  private final ServerWriter writer;
  private final Notices notices;
  private final CoreStats stats;

  CrewOrders(
      Arbiter arbiter,
      Mission mission,
      Flights flights,
      Sessions sessions,
      Answers answers,
      ServerWriter writer,
      Notices notices,
      CoreStats stats) {
    this.arbiter = arbiter;
    this.mission = mission;
    this.flights = flights;
    this.sessions = sessions;
    this.answers = answers;
    this.writer = writer;
    this.notices = notices;
    this.stats = stats;
  }

  /** Moves a person into a crew, or out of any. Their wishes and votes in the old one end. */
  void assign(Person lead, Assign order, long nowNanos) {
    long high = Orders.bits(order.getActId(), 0);
    long low = Orders.bits(order.getActId(), Long.BYTES);
    if (!answers.again(lead, high, low)) {
      Reason reason = lead.commands() ? move(order, nowNanos) : Reason.REASON_ROLE_FORBIDS;
      answers.settle(lead, high, low, reason);
    }
  }

  private Reason move(Assign order, long nowNanos) {
    Person person = mission.people().known(order.getPersonId());
    if (person == null) {
      return Reason.REASON_NO_SUCH_PERSON;
    }
    if (order.getDroneId() == 0) {
      sessions.leave(person);
    } else {
      Reason reason = sessions.join(person, order.getDroneId(), order.getSpotter(), nowNanos);
      if (reason != Reason.REASON_OK) {
        return reason;
      }
    }
    notices.assigned(person, order.getDroneId());
    return Reason.REASON_OK;
  }

  /** Tells a lead who is in a crew. */
  void query(Person lead, int droneId, long nowNanos) {
    Drone drone = flights.byId(droneId);
    if (!lead.commands() || (droneId != 0 && drone == null)) {
      stats.refused++;
      notices.person(
          lead,
          droneId,
          lead.commands() ? Reason.REASON_NO_SUCH_DRONE : Reason.REASON_ROLE_FORBIDS,
          nowNanos);
      return;
    }
    CrewRoster.Builder roster = CrewRoster.newBuilder().setDroneId(droneId);
    int people = 0;
    for (int i = 0; i < mission.people().count(); i++) {
      Person person = mission.people().at(i);
      if (person.drone() == drone && mayBeListed(person) && ++people <= MOST_MEMBERS) {
        roster.addMembers(member(person, drone));
      }
    }
    writer.send(lead, ServerMessage.newBuilder().setCrewRoster(roster.setPeople(people)));
  }

  /** Members of a crew always; of those without one, operators who are here. */
  private static boolean mayBeListed(Person person) {
    return person.drone() != null
        || (person.role() == Role.ROLE_OPERATOR && person.session() != Person.NO_SESSION);
  }

  private CrewMember.Builder member(Person person, @Nullable Drone drone) {
    CrewMember.Builder member =
        CrewMember.newBuilder()
            .setPersonId(person.id())
            .setConnected(person.session() != Person.NO_SESSION);
    return drone == null
        ? member.setSeat(Seat.SEAT_NONE)
        : member
            .setSeat(arbiter.seatKind(drone, person.seat()))
            .setSharePermille((int) Math.round(1_000 * drone.share(person.seat())));
  }
}
