package org.bucketbrigade.arbiter.reference;

/**
 * What can be done with a way to merge, whichever arbiter's it is: proposals are made, merged, and
 * forgotten before the next ones are made.
 */
public interface MergeUnderTest {
  void forgetProposals();

  /** A level velocity that somebody proposes. */
  void propose(
      int seat,
      int person,
      double northMps,
      double eastMps,
      double weight,
      long order,
      long expiresNanos);

  void merge(long now);

  double northMps();

  double eastMps();

  double downMps();

  /** What part of the last merge each proposal had. */
  double[] shares();
}
