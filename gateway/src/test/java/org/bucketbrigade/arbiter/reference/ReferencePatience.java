package org.bucketbrigade.arbiter.reference;

/** How long others have kept a drone from where it is wanted. */
final class ReferencePatience {
  private static final double INSISTS_S = 2;
  private static final double MOST_S = 4;
  private static final double STUCK = 0.2;
  private static final double SLOWEST_MPS = 0.5;
  private static final double LONGEST_STEP_S = 0.2;

  /** Where it is wanted on the map; of length 1. */
  Vec direction = Vec.ZERO;

  boolean insists;
  boolean yields;
  private double speedMps;
  private double stuckS;
  private long notedNanos;

  void rest() {
    stuckS = 0;
    insists = false;
    yields = false;
  }

  void wishes(Vec wish) {
    speedMps = wish.flat().length();
    direction = speedMps > 0 ? wish.flat().times(1 / speedMps) : direction;
  }

  void admitted(boolean gaveWay, boolean kept, Vec velocity, long now) {
    double seconds = Math.min(LONGEST_STEP_S, (now - notedNanos) * 1e-9);
    notedNanos = now;
    yields = gaveWay;
    if (gaveWay) {
      return;
    }
    boolean stuck = kept && speedMps > SLOWEST_MPS && velocity.dot(direction) < STUCK * speedMps;
    stuckS = Math.clamp(stuckS + (stuck ? seconds : -seconds), 0, MOST_S);
    insists = stuckS >= INSISTS_S || (insists && stuckS > 0);
  }
}
