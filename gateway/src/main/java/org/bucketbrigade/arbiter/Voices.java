package org.bucketbrigade.arbiter;

import org.bucketbrigade.wire.v1.Ack;
import org.bucketbrigade.wire.v1.Act;
import org.bucketbrigade.wire.v1.Reason;

/** Tells those who voted what became of their votes, and ends the votes. */
final class Voices {
  private final ArbiterOutput output;

  Voices(ArbiterOutput output) {
    this.output = output;
  }

  /** Ends a decision with its outcome; the whole crew is told. */
  void end(Drone drone, Act act, Decision decision, Ack.Outcome outcome, Reason reason) {
    decision.end();
    settle(drone, act, outcome, reason);
    output.notice(drone, act, reason);
  }

  /** Answers all who voted for an act, and ends their votes. */
  void settle(Drone drone, Act act, Ack.Outcome outcome, Reason reason) {
    for (int seat = 0; seat < drone.crew.seats(); seat++) {
      if (drone.crew.ballot.voted(act, seat)) {
        answerOne(drone, act, seat, outcome, reason);
      }
    }
    drone.crew.ballot.clear(act);
  }

  /** Answers everyone who voted for the same thing as a seat. */
  void answer(Drone drone, Act act, int with, Ack.Outcome outcome, Reason reason) {
    Ballot ballot = drone.crew.ballot;
    for (int seat = 0; seat < drone.crew.seats(); seat++) {
      if (ballot.voted(act, seat) && ballot.together(act, with, seat)) {
        answerOne(drone, act, seat, outcome, reason);
      }
    }
  }

  /** Ends the votes for anything else than what was decided. */
  void refuseOthers(Drone drone, Act act, int with) {
    Ballot ballot = drone.crew.ballot;
    for (int seat = 0; seat < drone.crew.seats(); seat++) {
      if (ballot.voted(act, seat) && !ballot.together(act, with, seat)) {
        answerOne(drone, act, seat, Ack.Outcome.OUTCOME_REFUSED, Reason.REASON_ALREADY_DECIDED);
        ballot.clear(act, seat);
      }
    }
  }

  private void answerOne(Drone drone, Act act, int seat, Ack.Outcome outcome, Reason reason) {
    if (drone.crew.occupied(seat)) {
      Ballot ballot = drone.crew.ballot;
      output.ack(
          drone.crew.person(seat),
          ballot.idHigh(act, seat),
          ballot.idLow(act, seat),
          outcome,
          reason);
    }
  }
}
