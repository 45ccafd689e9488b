package org.bucketbrigade.arbiter.reference;

import org.bucketbrigade.arbiter.PayloadLimits;
import org.bucketbrigade.arbiter.ProductionArbiter;

/** Which arbiter a test is about. */
public enum Contender {
  /** The one that flies. */
  PRODUCTION,
  /** The naive one. */
  REFERENCE;

  /** A new one, with the reference drone's tank. */
  public ArbiterUnderTest make() {
    return switch (this) {
      case PRODUCTION -> new ProductionArbiter(8, PayloadLimits.REFERENCE);
      case REFERENCE -> new ReferenceArbiter(PayloadLimits.REFERENCE);
    };
  }
}
