package org.bucketbrigade.core;

import org.bucketbrigade.arbiter.LimitsByType;
import org.bucketbrigade.arbiter.MergePolicy;
import org.bucketbrigade.arbiter.PayloadLimits;
import org.bucketbrigade.vehicle.PayloadWiring;

/**
 * What a core is set up with; part of what a replay needs to be the same.
 *
 * @param missionId name in every welcome
 * @param maxDrones most vehicles, 1..2,000
 * @param takeoffHeightM height above its pad to which a drone climbs before its crew steers
 * @param gateOpen whether every batch evaluates its drones, without the 25 Hz gate (for measuring)
 * @param payload the tank of the drones
 * @param wiring what works the tank's valve and pump
 * @param merge how the wishes of a crew become one
 * @param limits what the drones may do and how they stop, but for the setpoint time-out, which each
 *     vehicle tells
 */
public record CoreConfig(
    String missionId,
    int maxDrones,
    double takeoffHeightM,
    boolean gateOpen,
    PayloadLimits payload,
    PayloadWiring wiring,
    MergePolicy merge,
    LimitsByType limits) {

  /** The usual set-up. */
  public static final CoreConfig DEFAULT =
      new CoreConfig(
          "mission-1",
          1_000,
          25,
          false,
          PayloadLimits.REFERENCE,
          PayloadWiring.REFERENCE,
          MergePolicy.MEDIAN,
          LimitsByType.REFERENCE);

  /** The usual set-up with other valves and pumps. */
  public static CoreConfig wired(PayloadWiring wiring) {
    return new CoreConfig(
        DEFAULT.missionId,
        DEFAULT.maxDrones,
        DEFAULT.takeoffHeightM,
        DEFAULT.gateOpen,
        DEFAULT.payload,
        wiring,
        DEFAULT.merge,
        DEFAULT.limits);
  }

  /** The same, but crews are merged in another way. */
  public CoreConfig merging(MergePolicy policy) {
    return new CoreConfig(
        missionId, maxDrones, takeoffHeightM, gateOpen, payload, wiring, policy, limits);
  }

  /** The same, but for so many vehicles at most. */
  public CoreConfig holding(int vehicles) {
    return new CoreConfig(
        missionId, vehicles, takeoffHeightM, gateOpen, payload, wiring, merge, limits);
  }

  /** The same, but for drones with other limits. */
  public CoreConfig limited(LimitsByType newLimits) {
    return new CoreConfig(
        missionId, maxDrones, takeoffHeightM, gateOpen, payload, wiring, merge, newLimits);
  }
}
