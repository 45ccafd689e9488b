package org.bucketbrigade.arbiter;

import org.bucketbrigade.state.State;

/**
 * A way to make one velocity of a crew's proposals.
 *
 * <p>Every policy is total: without proposals the merge is standing still; one proposal is the
 * merge; the same proposals and times in the same order give the same bits. Nothing allocates. What
 * a policy remembers between merges, and the last merge, from which the geometric median starts,
 * are state of the core: they belong to whatever is saved or compared of it.
 */
sealed interface Merge
    permits ActiveMerge,
        GeometricMedian,
        LeaderMerge,
        MeanMerge,
        MobMerge,
        TrimmedMeanMerge,
        VoteMerge {

  /**
   * Merges.
   *
   * @param proposals their shares are set; they are 1 in all, unless there are none
   * @param merged holds the last merge and takes the new one
   */
  void merge(Proposals proposals, Velocity merged, long nowNanos);

  /** Visits what is remembered between merges; most remember nothing. */
  default void state(State s) {}
}
