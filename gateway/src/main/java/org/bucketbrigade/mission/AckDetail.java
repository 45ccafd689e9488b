package org.bucketbrigade.mission;

import org.bucketbrigade.state.State;

/**
 * What an answer to an act says besides its reason.
 *
 * @param text for a person; may be empty
 * @param latE7 where, degrees times 10^7; 0 and 0 for nowhere in particular
 * @param sectorId number of the sector that the act has made; 0 if none
 */
public record AckDetail(String text, int latE7, int lonE7, int sectorId) {
  /** Nothing to add. */
  public static final AckDetail NONE = new AckDetail("", 0, 0, 0);

  /** Visits one. */
  AckDetail state(State s) {
    return new AckDetail(s.text(text), s.i32(latE7), s.i32(lonE7), s.i32(sectorId));
  }
}
