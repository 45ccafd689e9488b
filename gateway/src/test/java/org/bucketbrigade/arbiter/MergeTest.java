package org.bucketbrigade.arbiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.bucketbrigade.arbiter.reference.Contender;
import org.bucketbrigade.arbiter.reference.MergeUnderTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds of every way to merge, and what makes each of them what it is. */
@ParameterizedClass
@EnumSource(Contender.class)
final class MergeTest {
  private static final long MS = 1_000_000L;
  private static final long S = 1_000_000_000L;
  private static final double TINY = 1e-3;

  private final Contender contender;
  private MergeUnderTest merge;
  private long now = 1_000 * S;
  private long inputs;

  MergeTest(Contender contender) {
    this.contender = contender;
    merge = contender.merge(MergePolicy.MEDIAN);
  }

  private void use(MergePolicy policy) {
    merge = contender.merge(policy);
  }

  private void propose(int seat, double north, double east, double weight) {
    merge.propose(seat, 100 + seat, north, east, weight, ++inputs, now + S);
  }

  /** Each seat's wish north, all of weight 1. */
  private void norths(double... norths) {
    merge.forgetProposals();
    for (int seat = 0; seat < norths.length; seat++) {
      propose(seat, norths[seat], 0, 1);
    }
    merge.merge(now);
  }

  // ---------------------------------------------------------------------------- every policy

  @ParameterizedTest
  @EnumSource(MergePolicy.class)
  void ofNobodyIsStandingStillWhateverWasBefore(MergePolicy policy) {
    use(policy);
    norths();
    assertThat(merge.northMps()).isZero();
    norths(7, 7);
    norths();
    assertThat(merge.northMps()).isZero();
    assertThat(merge.eastMps()).isZero();
    assertThat(merge.downMps()).isZero();
  }

  @ParameterizedTest
  @EnumSource(MergePolicy.class)
  void ofOneIsThatOne(MergePolicy policy) {
    use(policy);
    norths(4);
    assertThat(merge.northMps()).isCloseTo(4, within(1e-12));
    assertThat(merge.shares()).containsExactly(1);
  }

  @ParameterizedTest
  @EnumSource(MergePolicy.class)
  void ofIdenticalOnesIsTheSame(MergePolicy policy) {
    use(policy);
    norths(3, 3, 3, 3, 3);
    assertThat(merge.northMps()).isCloseTo(3, within(1e-9));
    assertThat(Arrays.stream(merge.shares()).sum()).isCloseTo(1, within(1e-12));
    if (isEqualToAll(policy)) {
      assertThat(merge.shares()).containsOnly(merge.shares()[0]);
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
    use(policy);
    norths(5, -5);
    assertThat(merge.northMps()).isBetween(-5.0, 5.0);
    assertThat(merge.eastMps()).isZero();
    assertThat(Arrays.stream(merge.shares()).sum()).isCloseTo(1, within(1e-12));
  }

  @ParameterizedTest
  @EnumSource(MergePolicy.class)
  void staysWithinWhatIsProposedSharesOutOneAndRepeatsItself(MergePolicy policy) {
    long seed = 17;
    long[] hash = new long[2];
    for (int run = 0; run < 2; run++) {
      Random random = new Random(seed);
      use(policy);
      inputs = 0;
      for (int round = 0; round < 3_000; round++) {
        now = 40 * MS * round;
        double[] norths = randomRound(random);
        merge.merge(now);
        check(policy, norths, seed, round);
        hash[run] = 31 * hash[run] + Double.doubleToRawLongBits(merge.northMps());
        hash[run] = 31 * hash[run] + Arrays.hashCode(merge.shares());
      }
    }
    assertThat(hash[0]).isEqualTo(hash[1]);
  }

  /** Returns what was wished, each seat's speed north. */
  private double[] randomRound(Random random) {
    double[] norths = new double[12];
    int wishes = 0;
    merge.forgetProposals();
    for (int seat = 0; seat < norths.length; seat++) {
      if (random.nextInt(3) > 0) {
        // Not seldom the same as another's, to the bit.
        double north = random.nextBoolean() ? random.nextInt(3) : random.nextGaussian() * 8;
        propose(seat, north, random.nextInt(2), 0.67 + random.nextInt(2) * 0.33);
        norths[wishes++] = north;
      }
    }
    return Arrays.copyOf(norths, wishes);
  }

  private void check(MergePolicy policy, double[] norths, long seed, int round) {
    double most = Math.max(0, Arrays.stream(norths).max().orElse(0));
    double least = Math.min(0, Arrays.stream(norths).min().orElse(0));
    double[] shares = merge.shares();
    assertThat(shares).hasSameSizeAs(norths);
    for (double share : shares) {
      assertThat(share).isBetween(0.0, 1.0 + 1e-12);
    }
    if (policy != MergePolicy.VOTE) { // which flies what was wished when it was elected
      assertThat(merge.northMps())
          .as("%s, seed %d, round %d", policy, seed, round)
          .isBetween(least - TINY, most + TINY);
    }
    assertThat(merge.northMps()).isFinite();
    if (norths.length > 0) {
      assertThat(Arrays.stream(shares).sum()).isCloseTo(1, within(1e-9));
    }
  }

  // ---------------------------------------------------------------------------- each of them

  @Test
  void theMedianIsWhereMostAreAndTheMeanIsBetween() {
    use(MergePolicy.MEDIAN);
    norths(2, 2, 2, 40);
    assertThat(merge.northMps()).isCloseTo(2, within(TINY));
    use(MergePolicy.MEAN);
    norths(2, 2, 2, 40);
    assertThat(merge.northMps()).isCloseTo(11.5, within(1e-9));
  }

  @Test
  void theMeanHeedsWeights() {
    use(MergePolicy.MEAN);
    propose(0, 0, 0, 1);
    propose(1, 10, 0, 1.5);
    merge.merge(now);
    assertThat(merge.northMps()).isCloseTo(6, within(1e-9));
    assertThat(merge.shares()).containsExactly(0.4, 0.6);
  }

  @Test
  void theTrimmedMeanLeavesAQuarterOutAtEachEnd() {
    use(MergePolicy.TRIMMED);
    norths(-40, 1, 2, 40);
    assertThat(merge.northMps()).isCloseTo(1.5, within(1e-9));
    use(MergePolicy.TRIMMED);
    norths(1, 2, 3, 4, 90);
    // 1.25 of 5 at each end: three quarters of the 2, the 3, three quarters of the 4.
    assertThat(merge.northMps()).isCloseTo((0.75 * 2 + 3 + 0.75 * 4) / 2.5, within(1e-9));
    use(MergePolicy.TRIMMED);
    norths(0, 0, 90, 90, 90);
    assertThat(merge.northMps()).as("more than a quarter moves it").isGreaterThan(40);
  }

  @Test
  void theTrimmedMeanCountsAProposalOnTheAxesOnWhichItIsInTheMiddle() {
    use(MergePolicy.TRIMMED);
    norths(-40, 1, 2, 40);
    // Along east and down all are equal, so a quarter of each counts there.
    assertThat(merge.shares()[0]).isCloseTo(2 * 0.25 / 3, within(1e-9));
    assertThat(merge.shares()[1]).isCloseTo((0.5 + 2 * 0.25) / 3, within(1e-9));
  }

  @Test
  void aVoteElectsTheLargestGroupForASecond() {
    use(MergePolicy.VOTE);
    norths(5, 5.5, 4.5, -8, -8);
    assertThat(merge.northMps()).isEqualTo(5);
    assertThat(merge.shares()[3]).isZero();
    assertThat(merge.shares()[0]).isCloseTo(1 / 3.0, within(1e-9));
    now += 900 * MS;
    norths(5, -8, -8, -8, -8);
    assertThat(merge.northMps()).as("until the next election").isEqualTo(5);
    now += 100 * MS;
    norths(5, -8, -8, -8, -8);
    assertThat(merge.northMps()).isEqualTo(-8);
  }

  @Test
  void ofEquallyManyVotesTheFirstIsElectedHoweverTheirSumsAreRounded() {
    use(MergePolicy.VOTE);
    double[] weights = {0.3, 0.2, 0.1, 0.1, 0.2, 0.3}; // the last three add up to an ulp more
    for (int seat = 0; seat < weights.length; seat++) {
      propose(seat, seat < 3 ? 5 : -5, 0, weights[seat]);
    }
    merge.merge(now);
    assertThat(merge.northMps()).isEqualTo(5);
    assertThat(Arrays.stream(merge.shares()).sum()).isCloseTo(1, within(1e-12));
  }

  @Test
  void anElectedWishEndsWithItsPersonsOwn() {
    use(MergePolicy.VOTE);
    norths(5, 5, -8);
    now += 10 * MS;
    merge.forgetProposals();
    propose(1, 3, 0, 1);
    propose(2, -8, 0, 1);
    merge.merge(now);
    assertThat(merge.northMps()).as("seat 0 let go: elected anew").isEqualTo(3);
    use(MergePolicy.VOTE);
    merge.propose(1, 101, 3, 0, 2, ++inputs, now + 300 * MS);
    merge.merge(now);
    now += 300 * MS;
    norths(-8, -8, -8);
    assertThat(merge.northMps()).as("what was elected would have expired").isEqualTo(-8);
  }

  @Test
  void theLeaderIsWhoAgreesMostAndIsFollowedAtOnce() {
    use(MergePolicy.LEADER);
    for (int second = 0; second < 5; second++) {
      merge.forgetProposals();
      propose(0, -5, 0, 1);
      propose(1, 5, 4, 1);
      propose(2, 5, 0, 1);
      propose(3, 5, -4, 1);
      merge.merge(now);
      now += S;
    }
    now -= 500 * MS;
    assertThat(merge.northMps()).isEqualTo(5);
    assertThat(merge.eastMps()).as("seat 2 is in the middle of most").isZero();
    assertThat(merge.shares()).containsExactly(0, 0, 1, 0);
    norths(-5, -5, 7, -5);
    assertThat(merge.northMps()).as("the leader's own new wish").isEqualTo(7);
    norths(-5, -5);
    assertThat(merge.northMps()).as("the leader has gone").isEqualTo(-5);
  }

  @Test
  void theLeadersScoreIsNotInheritedWithTheSeat() {
    use(MergePolicy.LEADER);
    norths(5, 5, 5);
    merge.forgetProposals();
    merge.propose(0, 999, -9, 0, 1, ++inputs, now + S);
    propose(1, 5, 0, 1);
    merge.merge(now);
    assertThat(merge.northMps()).isEqualTo(5);
  }

  @Test
  void theActiveOneFliesUntilTheyFallSilent() {
    use(MergePolicy.ACTIVE);
    norths(1, 2, 3, 4);
    int first = (int) merge.northMps() - 1;
    for (int i = 0; i < 50; i++) {
      norths(10, 20, 30, 40);
      assertThat(merge.northMps()).isEqualTo(10 * (first + 1));
    }
    merge.forgetProposals();
    for (int seat = 0; seat < 4; seat++) {
      if (seat != first) {
        propose(seat, seat + 1, 0, 1);
      }
    }
    merge.merge(now);
    assertThat(merge.northMps()).isNotEqualTo(first + 1);
  }

  @Test
  void everybodyIsActiveAboutAsOften() {
    int[] times = new int[6];
    use(MergePolicy.ACTIVE);
    for (int i = 0; i < 6_000; i++) {
      norths(0, 1, 2, 3, 4, 5);
      times[(int) merge.northMps()]++;
      norths();
    }
    assertThat(Arrays.stream(times).min().orElseThrow()).isGreaterThan(850);
  }

  @Test
  void theMobObeysTheNewestInput() {
    use(MergePolicy.MOB);
    propose(3, 3, 0, 1);
    propose(1, 1, 0, 1);
    propose(2, 2, 0, 1);
    merge.merge(now);
    assertThat(merge.northMps()).isEqualTo(2);
    assertThat(merge.shares()).containsExactly(0, 0, 1);
  }
}
