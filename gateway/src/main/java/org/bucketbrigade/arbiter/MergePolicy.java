package org.bucketbrigade.arbiter;

import java.util.Locale;

/**
 * How a mission's crews are merged: the weighted geometric median, or one of those that the
 * literature compares.
 *
 * <p>Vote, leader, active and mob are the mediators of Legion (W. Lasecki, K. Murray, S. White, R.
 * Miller, J. Bigham, "Real-time crowd control of existing interfaces", UIST 2011), taken from keys
 * to velocities. Whatever the policy, a crew that disagrees with its merge is slowed and held as
 * {@link Split} says.
 */
public enum MergePolicy {
  /** {@link GeometricMedian}: the only one with a bound on what a coalition can do. */
  MEDIAN,
  /** {@link MeanMerge}. */
  MEAN,
  /** {@link TrimmedMeanMerge}. */
  TRIMMED,
  /** {@link VoteMerge}. */
  VOTE,
  /** {@link LeaderMerge}. */
  LEADER,
  /** {@link ActiveMerge}. */
  ACTIVE,
  /** {@link MobMerge}. */
  MOB;

  /** A merge for one crew. */
  Merge make() {
    return switch (this) {
      case MEDIAN -> new GeometricMedian();
      case MEAN -> new MeanMerge();
      case TRIMMED -> new TrimmedMeanMerge();
      case VOTE -> new VoteMerge();
      case LEADER -> new LeaderMerge();
      case ACTIVE -> new ActiveMerge();
      case MOB -> new MobMerge();
    };
  }

  /** Its name in options: lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
