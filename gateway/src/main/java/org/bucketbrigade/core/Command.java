package org.bucketbrigade.core;

import org.bucketbrigade.arbiter.Arbiter;
import org.bucketbrigade.mission.Mission;
import org.bucketbrigade.mission.People;
import org.bucketbrigade.mission.Person;
import org.bucketbrigade.state.State;
import org.bucketbrigade.wire.v1.Notice;
import org.bucketbrigade.wire.v1.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Passes command from one pilot to another. Both confirm: one offers, the other accepts. Only if
 * the pilot in command is gone may who stands by take it alone.
 */
final class Command {
  /** An offer not accepted by then is void. */
  static final long OFFER_NANOS = 60_000_000_000L;

  /** A pilot in command who is not heard for so long is gone. */
  static final long GONE_NANOS = 5_000_000_000L;

  private final Arbiter arbiter;
  private final Mission mission;
  private final Sessions sessions;
  private final Notices notices;
  private @Nullable Person offeredTo;
  private long offeredNanos;

  Command(Arbiter arbiter, Mission mission, Sessions sessions, Notices notices) {
    this.arbiter = arbiter;
    this.mission = mission;
    this.sessions = sessions;
    this.notices = notices;
  }

  /** The pilot in command offers command to the one person who stands by for it. */
  Reason offer(long nowNanos) {
    Person next = null;
    People people = mission.people();
    for (int i = 0; i < people.count(); i++) {
      if (people.at(i).standsBy()) {
        if (next != null) {
          return Reason.REASON_PIC_TAKEN; // nobody knows who is meant: one of them must sign out
        }
        next = people.at(i);
      }
    }
    if (next == null) {
      return Reason.REASON_NO_SUCH_PERSON;
    }
    offeredTo = next;
    offeredNanos = nowNanos;
    notices.warn(next, Reason.REASON_COMMAND_OFFERED);
    return Reason.REASON_OK;
  }

  /** Who stands by takes command. */
  Reason take(Person person, long nowNanos) {
    boolean offered =
        offeredTo != null && offeredTo == person && nowNanos - offeredNanos < OFFER_NANOS;
    boolean gone = !mission.picIsHere() || arbiter.hazards().picAwayNanos(nowNanos) >= GONE_NANOS;
    if (!offered && !gone) {
      return Reason.REASON_NOT_OFFERED;
    }
    offeredTo = null;
    Person former = mission.pic();
    mission.command(person);
    arbiter.hazards().picHeard(nowNanos);
    sessions.welcome(person, nowNanos);
    if (former != null && former != person && former.session() != Person.NO_SESSION) {
      sessions.welcome(former, nowNanos);
    }
    notices.commanders(0, Notice.Severity.SEVERITY_WARNING, Reason.REASON_COMMAND_PASSED, "");
    return Reason.REASON_OK;
  }

  /** Visits all that is remembered. */
  void state(State s) {
    offeredTo = mission.people().one(s, offeredTo);
    offeredNanos = s.i64(offeredNanos);
  }
}
