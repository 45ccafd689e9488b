package org.bucketbrigade.arbiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds of every way to merge, and what makes each of them what it is. */
final class MergeTest {
  private static final long MS = 1_000_000L;
  private static final long S = 1_000_000_000L;
  private static final double TINY = 1e-3;

  private final Proposals proposals = new Proposals(Crew.MAX_SEATS);
  private final Velocity merged = new Velocity();
  private long now = 1_000 * S;
  private long inputs;

  private boolean propose(int seat, double north, double east, double weight) {
    return proposals.add(seat, 100 + seat, north, east, 0, weight, ++inputs, now + S);
  }

  /** Each seat's wish north, all of weight 1. */
  private void norths(Merge merge, double... norths) {
    proposals.clear();
    for (int seat = 0; seat < norths.length; seat++) {
      propose(seat, norths[seat], 0, 1);
    }
    merge.merge(proposals, merged, now);
  }

  private double[] shares() {
    return Arrays.copyOf(proposals.share, proposals.n);
  }

  // ---------------------------------------------------------------------------- every policy

  @ParameterizedTest
  @EnumSource(MergePolicy.class)
  void ofNobodyIsStandingStillWhateverWasBefore(MergePolicy policy) {
    Merge merge = policy.make();
    norths(merge);
    assertThat(merged.north).isZero();
    norths(merge, 7, 7);
    norths(merge);
    assertThat(new double[] {merged.north, merged.east, merged.down}).containsOnly(0);
  }

  @ParameterizedTest
  @EnumSource(MergePolicy.class)
  void ofOneIsThatOne(MergePolicy policy) {
    Merge merge = policy.make();
    norths(merge, 4);
    assertThat(merged.north).isCloseTo(4, within(1e-12));
    assertThat(shares()).containsExactly(1);
  }

  @ParameterizedTest
  @EnumSource(MergePolicy.class)
  void ofIdenticalOnesIsTheSame(MergePolicy policy) {
    Merge merge = policy.make();
    norths(merge, 3, 3, 3, 3, 3);
    assertThat(merged.north).isCloseTo(3, within(1e-9));
    assertThat(Arrays.stream(shares()).sum()).isCloseTo(1, within(1e-12));
    if (isEqualToAll(policy)) {
      assertThat(shares()).containsOnly(shares()[0]);
    }
  }

  private static boolean isEqualToAll(MergePolicy policy) {
    return switch (policy) {
      case MEDIAN, MEAN, TRIMMED, VOTE -> true;
      case LEADER, ACTIVE, MOB -> false;
    };
  }

  @ParameterizedTest
  @EnumSource(MergePolicy.class)
  void ofTwoOpposedIsNeverMoreThanEither(MergePolicy policy) {
    Merge merge = policy.make();
    norths(merge, 5, -5);
    assertThat(merged.north).isBetween(-5.0, 5.0);
    assertThat(merged.east).isZero();
    assertThat(Arrays.stream(shares()).sum()).isCloseTo(1, within(1e-12));
  }

  @ParameterizedTest
  @EnumSource(MergePolicy.class)
  void whatIsNoVelocityDoesNotGetIn(MergePolicy policy) {
    Merge merge = policy.make();
    double[] wrong = {
      Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MAX_VALUE, -1e9
    };
    proposals.clear();
    for (double each : wrong) {
      assertThat(propose(0, each, 0, 1)).isFalse();
      assertThat(propose(0, 0, each, 1)).isFalse();
      assertThat(proposals.add(0, 0, 0, 0, each, 1, 1, now + S)).isFalse();
      assertThat(propose(0, 1, 1, each)).isFalse();
    }
    assertThat(propose(0, 1, 1, 0)).as("no weight").isFalse();
    merge.merge(proposals, merged, now);
    assertThat(merged.north).isZero();
    propose(1, 2, 0, 1);
    merge.merge(proposals, merged, now);
    assertThat(merged.north).isCloseTo(2, within(1e-12));
  }

  @ParameterizedTest
  @EnumSource(MergePolicy.class)
  void staysWithinWhatIsProposedSharesOutOneAndRepeatsItself(MergePolicy policy) {
    long seed = 17;
    long[] hash = new long[2];
    for (int run = 0; run < 2; run++) {
      Random random = new Random(seed);
      Merge merge = policy.make();
      merged.set(0, 0, 0);
      inputs = 0;
      for (int round = 0; round < 3_000; round++) {
        now = 40 * MS * round;
        randomRound(random);
        merge.merge(proposals, merged, now);
        check(policy, seed, round);
        hash[run] = 31 * hash[run] + Double.doubleToRawLongBits(merged.north);
        hash[run] = 31 * hash[run] + Double.doubleToRawLongBits(proposals.share[0]);
      }
    }
    assertThat(hash[0]).isEqualTo(hash[1]);
  }

  private void randomRound(Random random) {
    proposals.clear();
    for (int seat = 0; seat < 12; seat++) {
      if (random.nextInt(3) > 0) {
        // Not seldom the same as another's, to the bit.
        double north = random.nextBoolean() ? random.nextInt(3) : random.nextGaussian() * 8;
        propose(seat, north, random.nextInt(2), 0.67 + random.nextInt(2) * 0.33);
      }
    }
  }

  private void check(MergePolicy policy, long seed, int round) {
    double most = 0;
    double least = 0;
    for (int i = 0; i < proposals.n; i++) {
      most = Math.max(most, proposals.north[i]);
      least = Math.min(least, proposals.north[i]);
      assertThat(proposals.share[i]).isBetween(0.0, 1.0 + 1e-12);
    }
    if (policy != MergePolicy.VOTE) { // which flies what was wished when it was elected
      assertThat(merged.north)
          .as("%s, seed %d, round %d", policy, seed, round)
          .isBetween(least - TINY, most + TINY);
    }
    assertThat(merged.north).isFinite();
    if (proposals.n > 0) {
      assertThat(Arrays.stream(shares()).sum()).isCloseTo(1, within(1e-9));
    }
  }

  // ---------------------------------------------------------------------------- each of them

  @Test
  void theMedianIsWhereMostAreAndTheMeanIsBetween() {
    norths(new GeometricMedian(), 2, 2, 2, 40);
    assertThat(merged.north).isCloseTo(2, within(TINY));
    norths(new MeanMerge(), 2, 2, 2, 40);
    assertThat(merged.north).isCloseTo(11.5, within(1e-9));
  }

  @Test
  void theMeanHeedsWeights() {
    proposals.clear();
    propose(0, 0, 0, 1);
    propose(1, 10, 0, 1.5);
    new MeanMerge().merge(proposals, merged, now);
    assertThat(merged.north).isCloseTo(6, within(1e-9));
    assertThat(shares()).containsExactly(0.4, 0.6);
  }

  @Test
  void theTrimmedMeanLeavesAQuarterOutAtEachEnd() {
    norths(new TrimmedMeanMerge(), -40, 1, 2, 40);
    assertThat(merged.north).isCloseTo(1.5, within(1e-9));
    norths(new TrimmedMeanMerge(), 1, 2, 3, 4, 90);
    // 1.25 of 5 at each end: three quarters of the 2, the 3, three quarters of the 4.
    assertThat(merged.north).isCloseTo((0.75 * 2 + 3 + 0.75 * 4) / 2.5, within(1e-9));
    norths(new TrimmedMeanMerge(), 0, 0, 90, 90, 90);
    assertThat(merged.north).as("more than a quarter moves it").isGreaterThan(40);
  }

  @Test
  void theTrimmedMeanCountsAProposalOnTheAxesOnWhichItIsInTheMiddle() {
    norths(new TrimmedMeanMerge(), -40, 1, 2, 40);
    // Along east and down all are equal, so a quarter of each counts there.
    assertThat(shares()[0]).isCloseTo(2 * 0.25 / 3, within(1e-9));
    assertThat(shares()[1]).isCloseTo((0.5 + 2 * 0.25) / 3, within(1e-9));
  }

  @Test
  void aVoteElectsTheLargestGroupForASecond() {
    Merge vote = new VoteMerge();
    norths(vote, 5, 5.5, 4.5, -8, -8);
    assertThat(merged.north).isEqualTo(5);
    assertThat(shares()[3]).isZero();
    assertThat(shares()[0]).isCloseTo(1 / 3.0, within(1e-9));
    now += 900 * MS;
    norths(vote, 5, -8, -8, -8, -8);
    assertThat(merged.north).as("until the next election").isEqualTo(5);
    now += 100 * MS;
    norths(vote, 5, -8, -8, -8, -8);
    assertThat(merged.north).isEqualTo(-8);
  }

  @Test
  void ofEquallyManyVotesTheFirstIsElectedHoweverTheirSumsAreRounded() {
    double[] weights = {0.3, 0.2, 0.1, 0.1, 0.2, 0.3}; // the last three add up to an ulp more
    for (int seat = 0; seat < weights.length; seat++) {
      propose(seat, seat < 3 ? 5 : -5, 0, weights[seat]);
    }
    new VoteMerge().merge(proposals, merged, now);
    assertThat(merged.north).isEqualTo(5);
    assertThat(Arrays.stream(shares()).sum()).isCloseTo(1, within(1e-12));
  }

  @Test
  void anElectedWishEndsWithItsPersonsOwn() {
    Merge vote = new VoteMerge();
    norths(vote, 5, 5, -8);
    now += 10 * MS;
    proposals.clear();
    propose(1, 3, 0, 1);
    propose(2, -8, 0, 1);
    vote.merge(proposals, merged, now);
    assertThat(merged.north).as("seat 0 let go: elected anew").isEqualTo(3);
    proposals.clear();
    proposals.add(1, 101, 3, 0, 0, 2, ++inputs, now + 300 * MS);
    vote = new VoteMerge();
    vote.merge(proposals, merged, now);
    now += 300 * MS;
    norths(vote, -8, -8, -8);
    assertThat(merged.north).as("what was elected would have expired").isEqualTo(-8);
  }

  @Test
  void theLeaderIsWhoAgreesMostAndIsFollowedAtOnce() {
    Merge leader = new LeaderMerge();
    for (int second = 0; second < 5; second++) {
      proposals.clear();
      propose(0, -5, 0, 1);
      propose(1, 5, 4, 1);
      propose(2, 5, 0, 1);
      propose(3, 5, -4, 1);
      leader.merge(proposals, merged, now);
      now += S;
    }
    now -= 500 * MS;
    assertThat(merged.north).isEqualTo(5);
    assertThat(merged.east).as("seat 2 is in the middle of most").isZero();
    assertThat(shares()).containsExactly(0, 0, 1, 0);
    norths(leader, -5, -5, 7, -5);
    assertThat(merged.north).as("the leader's own new wish").isEqualTo(7);
    norths(leader, -5, -5);
    assertThat(merged.north).as("the leader has gone").isEqualTo(-5);
  }

  @Test
  void theLeadersScoreIsNotInheritedWithTheSeat() {
    Merge leader = new LeaderMerge();
    norths(leader, 5, 5, 5);
    proposals.clear();
    proposals.add(0, 999, -9, 0, 0, 1, ++inputs, now + S);
    propose(1, 5, 0, 1);
    leader.merge(proposals, merged, now);
    assertThat(merged.north).isEqualTo(5);
  }

  @Test
  void theActiveOneFliesUntilTheyFallSilent() {
    Merge active = new ActiveMerge();
    norths(active, 1, 2, 3, 4);
    int first = (int) merged.north - 1;
    for (int i = 0; i < 50; i++) {
      norths(active, 10, 20, 30, 40);
      assertThat(merged.north).isEqualTo(10 * (first + 1));
    }
    proposals.clear();
    for (int seat = 0; seat < 4; seat++) {
      if (seat != first) {
        propose(seat, seat + 1, 0, 1);
      }
    }
    active.merge(proposals, merged, now);
    assertThat(merged.north).isNotEqualTo(first + 1);
  }

  @Test
  void everybodyIsActiveAboutAsOften() {
    int[] times = new int[6];
    Merge active = new ActiveMerge();
    for (int i = 0; i < 6_000; i++) {
      norths(active, 0, 1, 2, 3, 4, 5);
      times[(int) merged.north]++;
      norths(active);
    }
    assertThat(Arrays.stream(times).min().orElseThrow()).isGreaterThan(850);
  }

  @Test
  void theMobObeysTheNewestInput() {
    proposals.clear();
    propose(3, 3, 0, 1);
    propose(1, 1, 0, 1);
    propose(2, 2, 0, 1);
    new MobMerge().merge(proposals, merged, now);
    assertThat(merged.north).isEqualTo(2);
    assertThat(shares()).containsExactly(0, 0, 1);
  }
}
