package org.bucketbrigade.arbiter;

/**
 * Mob: every input takes effect as it comes, so the newest proposal is the merge until the next
 * comes. As everybody sends at about the same rate, the vehicle's own inertia makes a mean of it.
 */
final class MobMerge implements Merge {
  @Override
  public void merge(Proposals proposals, Velocity merged, long nowNanos) {
    if (proposals.n == 0) {
      merged.set(0, 0, 0);
      return;
    }
    int newest = 0;
    for (int i = 1; i < proposals.n; i++) {
      newest = proposals.order[i] > proposals.order[newest] ? i : newest;
    }
    proposals.shareOf(newest);
    proposals.take(newest, merged);
  }
}
