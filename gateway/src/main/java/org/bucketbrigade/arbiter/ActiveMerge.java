package org.bucketbrigade.arbiter;

import org.bucketbrigade.state.State;

/**
 * Active: one person, chosen by chance, has control for as long as they are active; when their
 * proposal ends, another is chosen.
 *
 * <p>Chance is a hash of the person and the number of the choice, so a replay chooses the same.
 */
final class ActiveMerge implements Merge {
  private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

  private final Elected elected = new Elected();
  private long choices;

  @Override
  public void merge(Proposals proposals, Velocity merged, long nowNanos) {
    if (proposals.n == 0) {
      elected.none();
      merged.set(0, 0, 0);
      return;
    }
    int active = elected.among(proposals);
    if (active < 0) {
      active = choose(proposals);
    }
    proposals.shareOf(active);
    proposals.take(active, merged);
  }

  private int choose(Proposals proposals) {
    choices++;
    int chosen = 0;
    for (int i = 1; i < proposals.n; i++) {
      if (lot(proposals.person[i]) < lot(proposals.person[chosen])) {
        chosen = i;
      }
    }
    elected.elect(proposals, chosen);
    return chosen;
  }

  /** A well mixed number (the finisher of SplitMix64; Steele, Lea, Flood, OOPSLA 2014). */
  private long lot(int whose) {
    long x = whose * GOLDEN + choices;
    x = (x ^ (x >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
    x = (x ^ (x >>> 27)) * 0x94D0_49BB_1331_11EBL;
    return x ^ (x >>> 31);
  }

  @Override
  public void state(State s) {
    elected.state(s);
    choices = s.i64(choices);
  }
}
