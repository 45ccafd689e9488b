package org.bucketbrigade.arbiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What gets into a merge. The naive arbiter's proposals are checked when they are wished only. */
final class ProposalsTest {
  private final Proposals proposals = new Proposals(Crew.MAX_SEATS);
  private final Velocity merged = new Velocity();

  private boolean propose(double north, double east, double down, double weight) {
    return proposals.add(0, 0, north, east, down, weight, 1, 1);
  }

  @ParameterizedTest
  @EnumSource(MergePolicy.class)
  void whatIsNoVelocityDoesNotGetIn(MergePolicy policy) {
    Merge merge = policy.make();
    double[] wrong = {
      Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MAX_VALUE, -1e9
    };
    for (double each : wrong) {
      assertThat(propose(each, 0, 0, 1)).isFalse();
      assertThat(propose(0, each, 0, 1)).isFalse();
      assertThat(propose(0, 0, each, 1)).isFalse();
      assertThat(propose(1, 1, 0, each)).isFalse();
    }
    assertThat(propose(1, 1, 0, 0)).as("no weight").isFalse();
    merge.merge(proposals, merged, 0);
    assertThat(merged.north).isZero();
    propose(2, 0, 0, 1);
    merge.merge(proposals, merged, 0);
    assertThat(merged.north).isCloseTo(2, within(1e-12));
  }
}
