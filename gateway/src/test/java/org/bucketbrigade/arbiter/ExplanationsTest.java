package org.bucketbrigade.arbiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.bucketbrigade.wire.v1.Limit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From what people wish to what a drone is told, step by step. */
final class ExplanationsTest {
  private static final long MS = 1_000_000L;

  private final Arbiter arbiter = new Arbiter(2, PayloadLimits.REFERENCE, new Recorder());
  private final Drone drone = arbiter.add();
  private final Explanations why = drone.why();
  private long now = 1_000_000 * MS;
  private long tick;

  @BeforeEach
  void flying() {
    arbiter.place(FlightArea.circle(0, 0, 300, 400), Grounds.flat(100));
    for (int person = 0; person < 3; person++) {
      arbiter.seat(drone, 40 + person, true, now);
    }
    report(0);
    arbiter.control(drone, Drone.Control.CREW, now);
  }

  private void report(double northM) {
    drone.motion().report(0, northM, 140, 0, 0, 0, now);
    arbiter.moved(drone);
  }

  private void steer(double... north) {
    for (int seat = 0; seat < north.length; seat++) {
      arbiter.steer(drone, seat, north[seat], 0, 0, seat * (500 * MS), now);
    }
    pass(100);
  }

  private void pass(int millis) {
    for (int i = 0; i < millis / 10; i++) {
      now += 10 * MS;
      arbiter.tick(++tick, now);
    }
  }

  @Test
  void tellsWhoWishedWhatWithWhichWeightAndWhatCameOfIt() {
    steer(4, 4, 4);
    assertThat(why.control(0)).isEqualTo(Drone.Control.CREW);
    assertThat(why.proposals(0)).isEqualTo(3);
    assertThat(why.person(0, 1)).isEqualTo(41);
    assertThat(why.north(0, 1)).isEqualTo(4);
    assertThat(why.weight(0, 0)).isGreaterThan(why.weight(0, 2)).isLessThanOrEqualTo(1);
    assertThat(why.share(0, 0) + why.share(0, 1) + why.share(0, 2)).isCloseTo(1, within(1e-6));
    assertThat(why.merged(0).north()).isCloseTo(4, within(1e-3));
    assertThat(why.wished(0).north()).isEqualTo(why.merged(0).north());
    assertThat(why.told(0).north()).isEqualTo(drone.northMps());
    assertThat(why.limit(0)).isEqualTo(Limit.LIMIT_NONE);
    assertThat(why.takenMps(0)).isZero();
    assertThat(why.agreement(0)).isEqualTo(1);
  }

  @Test
  void tellsWhichLimitBitAndByHowMuch() {
    report(290);
    steer(10, 10, 10);
    assertThat(why.limit(0)).isEqualTo(Limit.LIMIT_FENCE);
    assertThat(why.takenMps(0)).isCloseTo(10 - drone.northMps(), within(0.01)).isGreaterThan(5);
  }

  @Test
  void tellsWhatDisagreementLeavesOfTheSpeed() {
    steer(6, -6, 6);
    steer(6, -6, 6);
    assertThat(why.agreement(0)).isLessThan(0.75);
    arbiter.unseat(drone, 2);
    steer(6, -6);
    pass(100);
    steer(6, -6);
    assertThat(why.factor(0)).isLessThan(1);
    assertThat(why.wished(0).north())
        .isCloseTo(why.factor(0) * why.merged(0).north(), within(1e-12));
  }

  @Test
  void aHoldAndASilenceAreToldWithoutProposals() {
    steer(4, 4, 4);
    arbiter.hold(drone, 0, now);
    assertThat(why.limit(0)).isEqualTo(Limit.LIMIT_HOLD);
    assertThat(why.proposals(0)).isZero();
    assertThat(why.told(0).north()).isZero();
    assertThat(why.limit(1)).as("and the one before still is").isEqualTo(Limit.LIMIT_NONE);
    assertThat(why.atNanos(0)).isGreaterThanOrEqualTo(why.atNanos(1));
  }

  @Test
  void remembersTheLastSixteenAndNoMore() {
    assertThat(why.depth()).isLessThan(Explanations.DEPTH);
    for (int i = 0; i < 40; i++) {
      report(0);
      steer(i / 10.0, i / 10.0, i / 10.0);
    }
    assertThat(why.depth()).isEqualTo(Explanations.DEPTH);
    for (int back = 1; back < Explanations.DEPTH; back++) {
      assertThat(why.atNanos(back)).isLessThan(why.atNanos(back - 1));
    }
  }

  @Test
  void ofALargeCrewTheFirstTwelveAreKnownAndTheOthersCounted() {
    arbiter.pilotsPerCrew(30);
    for (int person = 0; person < 20; person++) {
      int seat = arbiter.seat(drone, 100 + person, true, now);
      arbiter.steer(drone, seat, 3, 0, 0, 0, now);
    }
    pass(100);
    assertThat(why.proposals(0)).isEqualTo(20);
    assertThat(why.person(0, Explanations.MOST - 1)).isEqualTo(100 + Explanations.MOST - 1);
  }
}
