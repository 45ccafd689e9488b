package org.bucketbrigade.arbiter.reference;

import org.bucketbrigade.arbiter.MergePolicy;
import org.bucketbrigade.arbiter.PayloadLimits;
import org.bucketbrigade.arbiter.ProductionArbiter;
import org.bucketbrigade.arbiter.ProductionMerge;

/** Which arbiter a test is about. */
public enum Contender {
  /** The one that flies. */
  PRODUCTION,
  /** The naive one. */
  REFERENCE;

  /** A new one for a few drones, with the reference drone's tank. */
  public ArbiterUnderTest make() {
    return make(8);
  }

  /** The same for at most so many drones. */
  public ArbiterUnderTest make(int maxDrones) {
    return switch (this) {
      case PRODUCTION -> new ProductionArbiter(maxDrones, PayloadLimits.REFERENCE);
      case REFERENCE -> new ReferenceArbiter(PayloadLimits.REFERENCE);
    };
  }

  /** Its way to merge for one crew. */
  public MergeUnderTest merge(MergePolicy policy) {
    return switch (this) {
      case PRODUCTION -> new ProductionMerge(policy);
      case REFERENCE -> new NaiveMerge(policy);
    };
  }
}
