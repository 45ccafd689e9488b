package org.bucketbrigade.arbiter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.bucketbrigade.arbiter.reference.MergeUnderTest;

/** A way to merge of the arbiter that flies, by the interface that the naive ones have too. */
public final class ProductionMerge implements MergeUnderTest {
  private final Merge merge;
  private final Proposals proposals = new Proposals(Crew.MAX_SEATS);
  private final Velocity merged = new Velocity();

  public ProductionMerge(MergePolicy policy) {
    merge = policy.make();
  }

  @Override
  public void forgetProposals() {
    proposals.clear();
  }

  @Override
  public void propose(
      int seat,
      int person,
      double northMps,
      double eastMps,
      double weight,
      long order,
      long expiresNanos) {
    assertThat(proposals.add(seat, person, northMps, eastMps, 0, weight, order, expiresNanos))
        .isTrue();
  }

  @Override
  public void merge(long now) {
    merge.merge(proposals, merged, now);
  }

  @Override
  public double northMps() {
    return merged.north;
  }

  @Override
  public double eastMps() {
    return merged.east;
  }

  @Override
  public double downMps() {
    return merged.down;
  }

  @Override
  public double[] shares() {
    return Arrays.copyOf(proposals.share, proposals.n);
  }
}
