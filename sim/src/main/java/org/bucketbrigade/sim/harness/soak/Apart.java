package org.bucketbrigade.sim.harness.soak;

import java.util.BitSet;
import java.util.Locale;
import org.bucketbrigade.sim.vehicle.VehicleTruth;

/**
 * Invariant 2: no two drones in the air are truly nearer than the separation. Of two of which one
 * does not obey, only what the other does about it can be judged: it must not fly towards it.
 */
final class Apart extends Judge {
  static final String NAME = "apart";

  private static final double SEPARATION_M = 8;
  private static final double STANDS_MPS = 1;

  private final Facts facts;
  private final BitSet near = new BitSet();
  private double closestM = Double.POSITIVE_INFINITY;

  Apart(Docket docket, Facts facts) {
    super(NAME, docket);
    this.facts = facts;
  }

  @Override
  void look(long nowNanos) {
    for (int i = 1; i <= facts.drones(); i++) {
      for (int j = i + 1; facts.airborne(i) && j <= facts.drones(); j++) {
        if (facts.airborne(j)) {
          look(i, j, nowNanos);
        }
      }
    }
  }

  private void look(int i, int j, long nowNanos) {
    VehicleTruth a = facts.truth(i);
    VehicleTruth b = facts.truth(j);
    double dE = b.eastM() - a.eastM();
    double dN = b.northM() - a.northM();
    double dUp = b.heightAmslM() - a.heightAmslM();
    double apart = Math.sqrt(dE * dE + dN * dN + dUp * dUp);
    looked(1);
    closestM = Math.min(closestM, apart);
    int bit = i * (facts.drones() + 1) + j;
    boolean tooNear = apart < SEPARATION_M;
    if (tooNear && !near.get(bit) && blameable(i, j, dE, dN, dUp, apart)) {
      breach(
          nowNanos,
          String.format(
              Locale.ROOT, "drones %d and %d are %.2f m apart", a.systemId(), b.systemId(), apart));
    }
    near.set(bit, tooNear);
  }

  private boolean blameable(int i, int j, double dE, double dN, double dUp, double apart) {
    if (facts.isForeign(i) == facts.isForeign(j)) {
      return !facts.isForeign(i);
    }
    VehicleTruth ours = facts.truth(facts.isForeign(i) ? j : i);
    double sign = facts.isForeign(i) ? -1 : 1;
    double towards =
        sign
            * (ours.velocityEastMps() * dE + ours.velocityNorthMps() * dN + ours.climbMps() * dUp)
            / Math.max(0.01, apart);
    return towards > STANDS_MPS;
  }

  /** Smallest distance so far, metres. */
  double closestM() {
    return closestM;
  }
}
