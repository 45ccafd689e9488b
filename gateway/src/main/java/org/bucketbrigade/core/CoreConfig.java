package org.bucketbrigade.core;

import org.bucketbrigade.arbiter.PayloadLimits;

/**
 * What a core is set up with; part of what a replay needs to be the same.
 *
 * @param missionId name in every welcome
 * @param maxDrones most vehicles, 1..2,000
 * @param takeoffHeightM height above its pad to which a drone climbs before its crew steers
 * @param gateOpen whether every batch evaluates its drones, without the 25 Hz gate (for measuring)
 * @param payload the tank of the drones
 */
public record CoreConfig(
    String missionId,
    int maxDrones,
    double takeoffHeightM,
    boolean gateOpen,
    PayloadLimits payload) {

  /** The usual set-up. */
  public static final CoreConfig DEFAULT =
      new CoreConfig("mission-1", 1_000, 25, false, PayloadLimits.REFERENCE);
}
