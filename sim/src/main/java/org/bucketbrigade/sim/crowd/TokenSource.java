package org.bucketbrigade.sim.crowd;

import org.bucketbrigade.wire.v1.Role;

/** Where a person gets the token that proves to the gateway who it is. */
@FunctionalInterface
public interface TokenSource {
  /**
   * The token of one person.
   *
   * @param personNumber 1 for the first person of the crowd
   * @param role what the person asks to be
   */
  String token(int personNumber, Role role);
}
