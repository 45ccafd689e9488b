package org.bucketbrigade.arbiter.reference;

/**
 * What one member of a crew wishes at one moment.
 *
 * @param order running number of the input that it stems from
 * @param expiresNanos when it ends if nothing renews it
 */
record Proposal(int seat, int person, Vec velocity, double weight, long order, long expiresNanos) {
  static final double AGREEMENT_MPS = 1.5;

  /** Whether it lies near enough to a velocity to agree with it. */
  boolean agreesWith(Vec other) {
    return velocity.distance(other) <= AGREEMENT_MPS;
  }

  Proposal withWeight(double newWeight) {
    return new Proposal(seat, person, velocity, newWeight, order, expiresNanos);
  }

  boolean isOf(int itsSeat, int itsPerson) {
    return seat == itsSeat && person == itsPerson;
  }
}
