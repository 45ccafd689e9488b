package org.bucketbrigade.sim.harness.soak;

import java.util.BitSet;
import java.util.Locale;
import org.bucketbrigade.sim.vehicle.VehicleTruth;

/**
 * Invariant 2, first part: no two drones that the core flies are truly nearer than the separation.
 * From one that somebody else flies at it nothing can save a drone; that none is flown to where
 * such a one may be is what {@link ReachTrial} looks at.
 */
final class Apart extends Judge {
  static final String NAME = "apart";

  /** 8 m, less the centimetre to which each position is told. */
  private static final double SEPARATION_M = 7.98;

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
      for (int j = i + 1; isOurs(i) && j <= facts.drones(); j++) {
        if (isOurs(j)) {
          look(i, j, nowNanos);
        }
      }
    }
  }

  private boolean isOurs(int drone) {
    return facts.airborne(drone) && !facts.isForeign(drone);
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
    if (tooNear && !near.get(bit)) {
      breach(
          nowNanos, String.format(Locale.ROOT, "drones %d and %d are %.2f m apart", i, j, apart));
    }
    near.set(bit, tooNear);
  }

  /** Smallest distance so far, metres. */
  double closestM() {
    return closestM;
  }
}
