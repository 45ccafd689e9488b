package org.bucketbrigade.core;

import org.bucketbrigade.mission.AckDetail;
import org.bucketbrigade.mission.ActMemory;
import org.bucketbrigade.mission.Person;
import org.bucketbrigade.wire.v1.Ack;
import org.bucketbrigade.wire.v1.Reason;

/** Answers people's acts, and remembers each answer, so that a retry is answered the same. */
final class Answers {
  private final ServerWriter writer;
  private final CoreStats stats;

  Answers(ServerWriter writer, CoreStats stats) {
    this.writer = writer;
    this.stats = stats;
  }

  /** Whether an act has been answered before; if so, sends that answer again. */
  boolean again(Person person, long idHigh, long idLow) {
    ActMemory acts = person.acts();
    int known = acts.find(idHigh, idLow);
    if (known >= 0) {
      writer.ack(
          person, idHigh, idLow, acts.outcome(known), acts.reason(known), acts.detail(known));
    }
    return known >= 0;
  }

  /** An act is done, or refused with a reason. */
  void settle(Person person, long idHigh, long idLow, Reason reason) {
    settle(person, idHigh, idLow, reason, AckDetail.NONE);
  }

  /** As {@link #settle(Person, long, long, Reason)}, saying more. */
  void settle(Person person, long idHigh, long idLow, Reason reason, AckDetail detail) {
    boolean done = reason == Reason.REASON_OK;
    stats.refused += done ? 0 : 1;
    Ack.Outcome outcome = done ? Ack.Outcome.OUTCOME_DONE : Ack.Outcome.OUTCOME_REFUSED;
    give(person, idHigh, idLow, outcome, reason, detail);
  }

  /** An act has come so far. */
  void give(
      Person person,
      long idHigh,
      long idLow,
      Ack.Outcome outcome,
      Reason reason,
      AckDetail detail) {
    person.acts().put(idHigh, idLow, outcome, reason, detail);
    writer.ack(person, idHigh, idLow, outcome, reason, detail);
  }
}
