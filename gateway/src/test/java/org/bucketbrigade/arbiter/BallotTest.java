package org.bucketbrigade.arbiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.bucketbrigade.wire.v1.Act;
import org.junit.jupiter.api.Test;

final class BallotTest {
  private static final long S = 1_000_000_000L;
  private final Crew crew = new Crew();
  private final Ballot ballot = crew.ballot;

  private void seat(int pilots, int spotters) {
    for (int i = 0; i < pilots + spotters; i++) {
      crew.seat(i, i < pilots, 0);
    }
  }

  private void vote(Act act, int seat, double eastM, long nowNanos) {
    ballot.vote(act, seat, eastM, 0, 0, seat, nowNanos);
  }

  @Test
  void aDropVoteWaitsTenSecondsAndAFillVoteFive() {
    seat(3, 0);
    vote(Act.ACT_DROP, 0, 0, S);
    vote(Act.ACT_FILL, 0, 0, S);
    ballot.count(Act.ACT_DROP, crew, 11 * S - 1);
    assertThat(ballot.bestPeople).isOne();
    ballot.count(Act.ACT_DROP, crew, 11 * S);
    assertThat(ballot.bestSeat).isEqualTo(-1);
    ballot.count(Act.ACT_FILL, crew, 6 * S - 1);
    assertThat(ballot.bestPeople).isOne();
    ballot.count(Act.ACT_FILL, crew, 6 * S);
    assertThat(ballot.bestPeople).isZero();
  }

  @Test
  void votesWithinFifteenMetresOfOneOfThemStandTogether() {
    seat(5, 0);
    vote(Act.ACT_DROP, 0, 0, S);
    vote(Act.ACT_DROP, 1, 15, S);
    vote(Act.ACT_DROP, 2, 30, S);
    vote(Act.ACT_DROP, 3, 45.1, S);
    ballot.count(Act.ACT_DROP, crew, S);
    assertThat(ballot.bestSeat).isEqualTo(1);
    assertThat(ballot.bestPeople).isEqualTo(3);
    assertThat(ballot.bestShare).isCloseTo(0.6, within(1e-12));
  }

  @Test
  void everyConnectedMemberCountsForADropButOnlyPilotsForAFill() {
    seat(2, 2);
    for (int seat = 0; seat < 4; seat++) {
      vote(Act.ACT_DROP, seat, 0, S);
    }
    vote(Act.ACT_FILL, 0, 0, S);
    crew.connect(3, false, S);
    ballot.count(Act.ACT_DROP, crew, S);
    assertThat(ballot.bestPeople).isEqualTo(3);
    assertThat(ballot.bestShare).isEqualTo(1);
    ballot.count(Act.ACT_FILL, crew, S);
    assertThat(ballot.bestShare).isEqualTo(0.5);
    assertThat(Ballot.entitled(Act.ACT_FILL, crew, 2)).isFalse();
  }

  @Test
  void aNewVoteReplacesThePersonsOldOne() {
    seat(2, 0);
    vote(Act.ACT_DROP, 0, 0, S);
    vote(Act.ACT_DROP, 0, 100, 2 * S);
    vote(Act.ACT_DROP, 1, 0, 2 * S);
    ballot.count(Act.ACT_DROP, crew, 2 * S);
    assertThat(ballot.bestPeople).isOne();
  }

  @Test
  void openVotesAreToldGroupByGroup() {
    Drone drone = new Drone(0);
    for (int i = 0; i < 4; i++) {
      drone.crew.seat(i, true, 0);
    }
    drone.crew.ballot.vote(Act.ACT_DROP, 0, 0, 0, 0, 0, S);
    drone.crew.ballot.vote(Act.ACT_DROP, 1, 10, 0, 0, 0, S);
    drone.crew.ballot.vote(Act.ACT_DROP, 2, 200, 0, 0, 0, S);
    List<String> told = new ArrayList<>();
    OpenVotes.visit(
        drone,
        2 * S,
        (act, eastM, northM, share, people, decided, leftNanos) ->
            told.add(act + " " + eastM + " " + share + " " + people + " " + leftNanos / S));
    assertThat(told).containsExactly("ACT_DROP 0.0 0.5 2 9", "ACT_DROP 200.0 0.25 1 9");
  }
}
