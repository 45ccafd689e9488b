package org.bucketbrigade.sim.crowd;

import org.bucketbrigade.wire.v1.Seating;

/** Everything a person at the controls can see. */
interface Cockpit {
  /** Where the person sits, the drone's limits and its water. */
  Seating seating();

  /** The own drone and crew. */
  TelemetryScreen telemetry();

  /** The incident. */
  SituationBoard board();

  /** Newest measured round trip to the gateway, nanoseconds; -1 before the first. */
  long echoRttNanos();
}
