package org.bucketbrigade.sim.autopilot;

import org.bucketbrigade.sim.airframe.StateHash;
import org.bucketbrigade.sim.airframe.Ticks;

/** What the parts of one autopilot have to know of each other's state. */
final class FlightStatus {
  /** The tick being worked on. */
  long tick;

  /** The tick at which the autopilot last booted. */
  long bootTick;

  boolean armed;

  /** Whether the land detector says that the vehicle stands on the ground. */
  boolean landed = true;

  /** Whether the ground station's heartbeats stayed away too long. */
  boolean gcsLost;

  /** Whether the filter has given up its position. */
  boolean positionLost;

  boolean batteryLow;
  boolean fenceBreached;

  /** Milliseconds since boot. */
  long bootMillis() {
    return (tick - bootTick) * Ticks.MILLIS;
  }

  boolean anyFailsafe() {
    return gcsLost || batteryLow || positionLost;
  }

  long hash(long start) {
    long hash = StateHash.add(start, tick);
    hash = StateHash.add(hash, bootTick);
    hash = StateHash.add(hash, armed);
    hash = StateHash.add(hash, landed);
    hash = StateHash.add(hash, gcsLost);
    hash = StateHash.add(hash, positionLost);
    hash = StateHash.add(hash, batteryLow);
    return StateHash.add(hash, fenceBreached);
  }
}
