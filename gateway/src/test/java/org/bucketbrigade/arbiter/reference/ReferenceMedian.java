package org.bucketbrigade.arbiter.reference;

import java.util.List;

/** The velocity whose weighted sum of distances to all proposals is least. */
final class ReferenceMedian {
  private static final double CONVERGED_MPS = 1e-12;
  private static final int MOST_STEPS = 100_000;
  private static final double SAME = 1e-9;

  private ReferenceMedian() {}

  /**
   * The median.
   *
   * @param last of two proposals of the same weight, every velocity between is a median; then it is
   *     the one nearest to this one
   */
  static Vec of(List<Proposal> proposals, Vec last) {
    for (Proposal proposal : proposals) {
      if (isMedian(proposal, proposals)) {
        return proposal.velocity();
      }
    }
    if (proposals.size() == 2) {
      return last.nearestOn(proposals.getFirst().velocity(), proposals.getLast().velocity());
    }
    Vec at = mean(proposals);
    for (int i = 0; i < MOST_STEPS; i++) {
      Vec next = step(at, proposals);
      if (next.distance(at) < CONVERGED_MPS) {
        break;
      }
      at = next;
    }
    return at;
  }

  /** A proposal is the median if all others together pull less than it weighs. */
  private static boolean isMedian(Proposal candidate, List<Proposal> proposals) {
    Vec pull = Vec.ZERO;
    double weight = 0;
    for (Proposal other : proposals) {
      Vec way = other.velocity().minus(candidate.velocity());
      if (way.length() < SAME) {
        weight += other.weight();
      } else {
        pull = pull.plus(way.times(other.weight() / way.length()));
      }
    }
    return proposals.size() == 1 || pull.length() < weight * (1 - 1e-12);
  }

  private static Vec mean(List<Proposal> proposals) {
    Vec sum = Vec.ZERO;
    double total = 0;
    for (Proposal proposal : proposals) {
      sum = sum.plus(proposal.velocity().times(proposal.weight()));
      total += proposal.weight();
    }
    return sum.times(1 / total);
  }

  /** Weiszfeld's step: the mean, each weighing less the farther it is away. */
  private static Vec step(Vec at, List<Proposal> proposals) {
    Vec sum = Vec.ZERO;
    double total = 0;
    for (Proposal proposal : proposals) {
      double distance = proposal.velocity().distance(at);
      if (distance == 0) {
        return at;
      }
      sum = sum.plus(proposal.velocity().times(proposal.weight() / distance));
      total += proposal.weight() / distance;
    }
    return sum.times(1 / total);
  }
}
