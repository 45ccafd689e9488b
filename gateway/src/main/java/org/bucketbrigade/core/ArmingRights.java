package org.bucketbrigade.core;

import java.util.List;
import org.bucketbrigade.arbiter.Arbiter;
import org.bucketbrigade.arbiter.Drone;
import org.bucketbrigade.mission.AuthorisationRecord;
import org.bucketbrigade.mission.Mission;
import org.bucketbrigade.mission.Person;
import org.bucketbrigade.mission.RearmPermit;
import org.bucketbrigade.state.State;
import org.bucketbrigade.wire.v1.Notice;
import org.bucketbrigade.wire.v1.Order;
import org.bucketbrigade.wire.v1.Reason;
import org.bucketbrigade.wire.v1.Role;

/**
 * Who may arm what: the pilot in command, while an authorisation of the mission holds; leads, under
 * a permit, what has landed at its pad to have its battery changed.
 */
final class ArmingRights {
  private static final long MINUTE_NANOS = 60_000_000_000L;

  private final Arbiter arbiter;
  private final Mission mission;
  private final Flights flights;
  private final Sessions sessions;
  private final Notices notices;
  private boolean held;

  ArmingRights(
      Arbiter arbiter, Mission mission, Flights flights, Sessions sessions, Notices notices) {
    this.arbiter = arbiter;
    this.mission = mission;
    this.flights = flights;
    this.sessions = sessions;
    this.notices = notices;
  }

  /** The pilot in command records by what right the mission flies. */
  Reason authorise(Person pic, Order order, long nowNanos) {
    Reason reason = authorisation().record(pic, order.getAuthorisation(), nowNanos);
    if (reason == Reason.REASON_OK) {
      held = authorisation().holds(nowNanos);
      sessions.tellMissionRecord();
    }
    return reason;
  }

  /** The pilot in command lets leads arm the listed drones again for some time. */
  Reason permit(Person pic, Order order, long nowNanos) {
    List<Integer> ids = order.getDroneIdsList();
    int minutes = order.getMinutes();
    if (minutes < 1 || minutes > RearmPermit.MOST_MINUTES || ids.size() > RearmPermit.MOST_DRONES) {
      return Reason.REASON_MALFORMED;
    }
    for (int id : ids) {
      if (flights.byId(id) == null) {
        return Reason.REASON_NO_SUCH_DRONE;
      }
    }
    permits().give(pic, nowNanos + minutes * MINUTE_NANOS);
    for (int id : ids) {
      Drone drone = flights.byId(id);
      if (drone != null) {
        permits().add(drone.index());
      }
    }
    sessions.tellMissionRecord();
    return Reason.REASON_OK;
  }

  /** The pilot in command takes the listed drones, or all, out of the permit. */
  Reason revoke(Order order) {
    if (order.getDroneIdsCount() == 0) {
      permits().end();
    }
    Reason worst = Reason.REASON_OK;
    for (int id : order.getDroneIdsList()) {
      Drone drone = flights.byId(id);
      if (drone == null) {
        worst = Reason.REASON_NO_SUCH_DRONE;
      } else {
        permits().revoke(drone.index());
      }
    }
    sessions.tellMissionRecord();
    return worst;
  }

  /** Whether leads may arm anything at all now. */
  boolean permitHolds(long nowNanos) {
    Person pic = mission.pic();
    return permits().given()
        && nowNanos < permits().untilNanos()
        && pic != null
        && pic.role() == Role.ROLE_PIC
        && pic.id() == permits().givenBy()
        && arbiter.hazards().picAwayNanos(nowNanos) < Command.GONE_NANOS;
  }

  /** Whether a person may arm a drone now, as far as rights go. */
  Reason mayArm(Person person, Drone drone, long nowNanos) {
    if (!authorisation().holds(nowNanos)) {
      return Reason.REASON_NOT_AUTHORISED;
    }
    if (person.role() == Role.ROLE_PIC) {
      return Reason.REASON_OK;
    }
    if (!permitHolds(nowNanos)
        || !permits().lists(drone.index())
        || !permits().hasFlown(drone.index())) {
      return Reason.REASON_NO_PERMIT;
    }
    return flights.standsAtItsPad(drone) ? Reason.REASON_OK : Reason.REASON_NOT_LANDED;
  }

  /** Ends what is over, and says so; called once a second. */
  void watch(long nowNanos) {
    if (permits().given() && !permitHolds(nowNanos)) {
      permits().end();
      ended(Reason.REASON_NO_PERMIT);
    }
    boolean holds = authorisation().holds(nowNanos);
    if (held && !holds) {
      ended(Reason.REASON_NOT_AUTHORISED);
    }
    held = holds;
  }

  private void ended(Reason what) {
    notices.commanders(0, Notice.Severity.SEVERITY_CAUTION, what, "");
    sessions.tellMissionRecord();
  }

  private AuthorisationRecord authorisation() {
    return mission.authorisation();
  }

  private RearmPermit permits() {
    return mission.rearmPermit();
  }

  /** Visits all that is remembered; the drones must be known. */
  void state(State s) {
    held = s.flag(held);
    permits().state(s, flights.drones().size());
  }
}
