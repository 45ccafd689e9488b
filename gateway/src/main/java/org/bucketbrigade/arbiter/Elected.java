package org.bucketbrigade.arbiter;

import org.bucketbrigade.state.State;

/** The one person whose proposal a crew flies, if there is one, by the seat they had then. */
final class Elected {
  private int seat = -1;
  private int person = -1;

  void none() {
    seat = -1;
    person = -1;
  }

  void elect(Proposals proposals, int index) {
    seat = proposals.seat[index];
    person = proposals.person[index];
  }

  /** Where their proposal stands now; negative if they have none any more. */
  int among(Proposals proposals) {
    return proposals.of(seat, person);
  }

  /** Visits all that is remembered. */
  void state(State s) {
    seat = s.i32(seat);
    person = s.i32(person);
  }
}
