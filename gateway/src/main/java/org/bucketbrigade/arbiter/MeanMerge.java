package org.bucketbrigade.arbiter;

/**
 * The weighted mean of all proposals. One person can move it anywhere: a proposal counts the more
 * the farther it is off.
 */
final class MeanMerge implements Merge {
  @Override
  public void merge(Proposals proposals, Velocity merged, long nowNanos) {
    proposals.shareByWeight();
    double north = 0;
    double east = 0;
    double down = 0;
    for (int i = 0; i < proposals.n; i++) {
      double share = proposals.share[i];
      north += share * proposals.north[i];
      east += share * proposals.east[i];
      down += share * proposals.down[i];
    }
    merged.set(north, east, down);
  }
}
