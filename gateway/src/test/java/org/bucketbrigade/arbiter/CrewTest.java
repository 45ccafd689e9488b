package org.bucketbrigade.arbiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.bucketbrigade.wire.v1.Seat;
import org.junit.jupiter.api.Test;

final class CrewTest {
  private static final long MS = 1_000_000L;
  private static final long S = 1_000_000_000L;
  private static final FlightLimits LIMITS = FlightLimits.REFERENCE;

  private final Crew crew = new Crew();
  private final MergeScratch scratch = new MergeScratch();
  private final Motion motion = new Motion();

  private void seat(int people) {
    for (int person = 0; person < people; person++) {
      assertThat(crew.seat(100 + person, true, 0)).isEqualTo(person);
    }
  }

  private int merge(long nowNanos) {
    return crew.merge(scratch, motion, LIMITS, nowNanos);
  }

  @Test
  void aPersonHasOneSeatAndOneVoice() {
    assertThat(crew.seat(5, true, 0)).isZero();
    assertThat(crew.seat(5, true, 0)).isZero();
    assertThat(crew.count(true)).isOne();
  }

  @Test
  void seatsKeepTheirNumberAndAreUsedAgain() {
    seat(3);
    crew.steer(1, 1, 1, 1, 0, 0);
    crew.unseat(1);
    assertThat(crew.occupied(2)).isTrue();
    assertThat(crew.kind(1)).isEqualTo(Seat.SEAT_NONE);
    assertThat(crew.seat(200, false, 0)).isEqualTo(1);
    assertThat(merge(0)).as("the old wish is not inherited").isZero();
    assertThat(crew.isPilot(1)).isFalse();
  }

  @Test
  void aFullCrewTakesNobody() {
    seat(Crew.MAX_SEATS);
    assertThat(crew.seat(999, false, 0)).isEqualTo(-1);
  }

  @Test
  void anySeatNumberMayBeAskedFor() {
    assertThat(crew.isConnected(-1)).isFalse();
    assertThat(crew.isPilot(Crew.MAX_SEATS)).isFalse();
  }

  @Test
  void aSteerExpiresAtATrueAgeOfOneAndAHalfSeconds() {
    seat(1);
    crew.steer(0, 4, 0, 0, 400 * MS, S);
    assertThat(merge(S)).isOne();
    assertThat(merge(S + 1_099 * MS)).isOne();
    assertThat(merge(S + 1_100 * MS)).isZero();
    assertThat(merge(S)).as("expired for good").isZero();
  }

  @Test
  void anAimLastsTenSecondsWhileTheClientAnswers() {
    seat(1);
    crew.aim(0, 100, 0, 0, 0, S);
    for (long t = S; t < 11 * S; t += S) {
      crew.echo(0, t);
      assertThat(merge(t)).isOne();
    }
    crew.echo(0, 11 * S);
    assertThat(merge(11 * S)).isZero();
  }

  @Test
  void anAimEndsThreeSecondsAfterTheClientFellSilent() {
    seat(1);
    crew.echo(0, S);
    crew.aim(0, 100, 0, 0, 0, S);
    assertThat(merge(4 * S - 1)).isOne();
    assertThat(merge(4 * S)).isZero();
  }

  @Test
  void anAimIsFlownToAndBrakesInTime() {
    seat(1);
    motion.report(0, 0, 50, 0, 0, 0, S);
    crew.aim(0, 300, 400, 50, 0, S);
    merge(S);
    assertThat(crew.merged.north).isCloseTo(0.6 * LIMITS.maxSpeedMps(), within(1e-9));
    assertThat(crew.merged.east).isCloseTo(0.8 * LIMITS.maxSpeedMps(), within(1e-9));
    motion.report(400, 300, 50, 0, 0, 0, S);
    merge(S);
    assertThat(crew.merged.north).isZero();
    assertThat(crew.merged.down).isZero();
  }

  @Test
  void whoLeavesOrLosesTheLinkHasNoWish() {
    seat(2);
    crew.steer(0, 4, 0, 0, 0, S);
    crew.steer(1, 4, 0, 0, 0, S);
    crew.connect(0, false, S);
    crew.unseat(1);
    assertThat(merge(S)).isZero();
    crew.connect(0, true, S);
    assertThat(merge(S)).isZero();
  }

  @Test
  void agreementIsTheShareOfTheWeightNearTheMerge() {
    seat(4);
    crew.steer(0, 5, 0, 0, 0, S);
    crew.steer(1, 5, 0.5, 0, 0, S);
    crew.steer(2, 5, -0.5, 0, 0, S);
    crew.steer(3, -5, 0, 0, 825 * MS, S);
    merge(S);
    assertThat(crew.agreement()).isCloseTo(3 / 3.835, within(1e-9));
    assertThat(crew.share[3]).isCloseTo(0.835 / 3.835, within(1e-9));
    assertThat(crew.share[0] + crew.share[1] + crew.share[2] + crew.share[3])
        .isCloseTo(1, within(1e-12));
  }

  @Test
  void noInputIsNotZeroInput() {
    seat(3);
    crew.steer(0, 8, 0, 0, 0, S);
    assertThat(merge(S)).isOne();
    assertThat(crew.merged.north).isEqualTo(8);
    assertThat(crew.agreement()).isEqualTo(1);
    assertThat(crew.share[1]).isZero();
  }

  @Test
  void whatIsNoVelocityIsNoProposal() {
    seat(2);
    crew.steer(0, Double.NaN, 0, 0, 0, S);
    crew.steer(1, 3, 0, 0, 0, S);
    assertThat(merge(S)).isOne();
    assertThat(crew.merged.north).isEqualTo(3);
    crew.steer(1, 0, Double.NEGATIVE_INFINITY, 0, 0, S);
    assertThat(merge(S)).isZero();
    assertThat(crew.merged.north).as("nobody's wish is left over").isZero();
    assertThat(crew.agreement()).isEqualTo(1);
  }

  /** A crew in which the first three have agreed with everybody for half an hour. */
  private void sleepersEarnTrust() {
    seat(9);
    for (long t = S; t < 1_800 * S; t += 100 * MS) {
      for (int seat = 0; seat < 9; seat++) {
        // Six people's wishes differ, three always wish the middle.
        double angle = 2 * Math.PI * seat / 6;
        double off = seat < 3 ? 0 : 2;
        crew.steer(seat, 5 + off * Math.cos(angle), off * Math.sin(angle), 0, 0, t);
      }
      merge(t);
    }
  }

  @Test
  void whoEarnedTrustAndIsFreshWeighsNoMoreThanTheCap() {
    sleepersEarnTrust();
    long now = 1_800 * S;
    for (int seat = 0; seat < 9; seat++) {
      crew.steer(seat, 0, 0, 0, seat < 3 ? 0 : 1_499 * MS, now);
    }
    merge(now);
    double ratio = crew.share[0] / crew.share[8];
    assertThat(ratio).as("1.5 x 1.0 against 1.0 x 0.67, capped").isCloseTo(1.5, within(1e-6));
    for (int seat = 3; seat < 9; seat++) {
      crew.steer(seat, 0, 0, 0, 0, now);
    }
    merge(now);
    assertThat(crew.share[0] / crew.share[8]).as("trust alone").isBetween(1.45, 1.5);
  }

  @Test
  void sleepersWhoColludeReachTheProvenBoundButNotMore() {
    sleepersEarnTrust();
    long now = 1_800 * S;
    double a = 1.5 / 3 / (1 + 0.5 / 3);
    double bound = (1 - a) / Math.sqrt(1 - 2 * a);
    double along = 1 / bound;
    double beside = Math.sqrt(1 - along * along);
    for (int round = 0; round < 30; round++) {
      for (int seat = 0; seat < 9; seat++) {
        boolean colludes = seat < 3;
        double angle = 2 * Math.PI * seat / 6;
        crew.steer(
            seat,
            colludes ? 50 : along,
            colludes ? 0 : beside * Math.cos(angle),
            colludes ? 0 : beside * Math.sin(angle),
            colludes ? 0 : 1_400 * MS,
            now);
      }
      merge(now);
    }
    double moved = Math.hypot(crew.merged.north, crew.merged.east);
    assertThat(moved).isBetween(bound - 0.1, bound + 0.02);
    assertThat(bound).isLessThan(1.52);
  }
}
