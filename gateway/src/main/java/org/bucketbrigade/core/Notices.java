package org.bucketbrigade.core;

import org.bucketbrigade.arbiter.Drone;
import org.bucketbrigade.mission.People;
import org.bucketbrigade.mission.Person;
import org.bucketbrigade.state.State;
import org.bucketbrigade.wire.v1.Notice;
import org.bucketbrigade.wire.v1.Reason;
import org.bucketbrigade.wire.v1.ServerMessage;

/** Tells people what they should know: one person, a crew, or those in command. */
final class Notices {
  private static final int MAX_TEXT = 100;

  /** The same refusal is told to the same person once in this time. */
  private static final long REPEAT_NANOS = 1_000_000_000L;

  private final People people;
  private final ServerWriter writer;
  private final long[] toldNanos = new long[People.MAX];
  private final byte[] toldReason = new byte[People.MAX];

  Notices(People people, ServerWriter writer) {
    this.people = people;
    this.writer = writer;
  }

  /** Tells a person why something of theirs was refused; not as often as they try it. */
  void person(Person person, int droneId, Reason reason, long nowNanos) {
    int index = person.index();
    if (toldReason[index] == (byte) reason.getNumber()
        && nowNanos - toldNanos[index] < REPEAT_NANOS) {
      return;
    }
    toldReason[index] = (byte) reason.getNumber();
    toldNanos[index] = nowNanos;
    send(person, droneId, Notice.Severity.SEVERITY_INFO, reason, "");
  }

  /** Tells a person what they must see. */
  void warn(Person person, Reason reason) {
    send(person, 0, Notice.Severity.SEVERITY_WARNING, reason, "");
  }

  /** Tells a person that a lead has moved them; drone 0: out of any crew. */
  void assigned(Person person, int droneId) {
    send(person, droneId, Notice.Severity.SEVERITY_INFO, Reason.REASON_ASSIGNED, "");
  }

  /** Everybody in a drone's crew. */
  void crew(Drone drone, int droneId, Reason reason) {
    for (int i = 0; i < people.count(); i++) {
      Person person = people.at(i);
      if (person.drone() == drone) {
        send(person, droneId, Notice.Severity.SEVERITY_INFO, reason, "");
      }
    }
  }

  /** Leads and the pilot in command: a small crew's drop needs one of them to look at its point. */
  void leadWanted(int droneId, int latE7, int lonE7) {
    Notice.Builder notice =
        notice(droneId, Notice.Severity.SEVERITY_CAUTION, Reason.REASON_NEEDS_LEAD, "")
            .setLatE7(latE7)
            .setLonE7(lonE7);
    for (int i = 0; i < people.count(); i++) {
      if (people.at(i).commands()) {
        send(people.at(i), notice);
      }
    }
  }

  /** Leads and the pilot in command. */
  void commanders(int droneId, Notice.Severity severity, Reason reason, String text) {
    for (int i = 0; i < people.count(); i++) {
      Person person = people.at(i);
      if (person.commands()) {
        send(person, droneId, severity, reason, text);
      }
    }
  }

  /** Everybody who sits in a crew, and those in command. */
  void fliers(Notice.Severity severity, Reason reason) {
    for (int i = 0; i < people.count(); i++) {
      Person person = people.at(i);
      if (person.drone() != null || person.commands()) {
        send(person, 0, severity, reason, "");
      }
    }
  }

  /** The crew and those in command. */
  void all(Drone drone, int droneId, Notice.Severity severity, Reason reason, String text) {
    for (int i = 0; i < people.count(); i++) {
      Person person = people.at(i);
      if (person.drone() == drone || person.commands()) {
        send(person, droneId, severity, reason, text);
      }
    }
  }

  private void send(
      Person person, int droneId, Notice.Severity severity, Reason reason, String text) {
    send(person, notice(droneId, severity, reason, text));
  }

  private static Notice.Builder notice(
      int droneId, Notice.Severity severity, Reason reason, String text) {
    return Notice.newBuilder()
        .setSeverity(severity)
        .setReason(reason)
        .setDroneId(droneId)
        .setText(text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text);
  }

  private void send(Person person, Notice.Builder notice) {
    if (person.session() != Person.NO_SESSION) {
      writer.send(person, ServerMessage.newBuilder().setNotice(notice));
    }
  }

  /** Visits all that is remembered. */
  void state(State s) {
    s.i64s(toldNanos, people.count());
    s.i8s(toldReason, people.count());
  }
}
