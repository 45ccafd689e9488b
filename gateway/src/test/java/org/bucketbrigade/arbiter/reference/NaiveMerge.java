package org.bucketbrigade.arbiter.reference;

import java.util.ArrayList;
import java.util.List;
import org.bucketbrigade.arbiter.MergePolicy;

/** The naive arbiter's way to merge, which is told the last merge by its crew. */
final class NaiveMerge implements MergeUnderTest {
  private final ReferenceMerge merge;
  private final List<Proposal> proposals = new ArrayList<>();
  private ReferenceMerge.Merged last = ReferenceMerge.STANDING;

  NaiveMerge(MergePolicy policy) {
    merge = new ReferenceMerge(policy);
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
    Vec velocity = Vec.onMap(eastMps, northMps);
    proposals.add(new Proposal(seat, person, velocity, weight, order, expiresNanos));
  }

  @Override
  public void merge(long now) {
    last = merge.merge(proposals, last.velocity(), now);
  }

  @Override
  public double northMps() {
    return last.velocity().north();
  }

  @Override
  public double eastMps() {
    return last.velocity().east();
  }

  @Override
  public double downMps() {
    return -last.velocity().up();
  }

  @Override
  public double[] shares() {
    return last.shares().stream().mapToDouble(Double::doubleValue).toArray();
  }
}
