package org.bucketbrigade.arbiter.reference;

import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * An arbiter that a history is played to, and how exactly its inputs reach it.
 *
 * @param noise blurs the inputs, for finding out what is decided at a threshold; null: exact
 */
record Subject(ArbiterUnderTest arbiter, @Nullable Random noise) {
  /** By how much an input is blurred at most: metres, m/s. */
  static final double BLUR = 1e-6;

  static Subject production() {
    return new Subject(Contender.PRODUCTION.make(), null);
  }

  static Subject reference() {
    return new Subject(Contender.REFERENCE.make(), null);
  }

  static Subject blurredReference(long seed) {
    return new Subject(Contender.REFERENCE.make(), new Random(seed));
  }

  double near(double value) {
    return noise == null ? value : value + BLUR * (2 * noise.nextDouble() - 1);
  }
}
