package org.bucketbrigade.arbiter.reference;

import org.bucketbrigade.wire.v1.Ack;
import org.bucketbrigade.wire.v1.Act;
import org.bucketbrigade.wire.v1.Limit;
import org.bucketbrigade.wire.v1.Reason;

/** One thing that an arbiter tells the rest of the core. */
public sealed interface Told {
  /** A velocity for a drone, m/s, and its yaw. */
  record Setpoint(
      int drone, double northMps, double eastMps, double downMps, double yawRad, Limit limit)
      implements Told {

    /** Largest difference along an axis, m/s. */
    double apartMps(Setpoint other) {
      return Math.max(
          Math.abs(northMps - other.northMps),
          Math.max(Math.abs(eastMps - other.eastMps), Math.abs(downMps - other.downMps)));
    }
  }

  /** Open the valve. */
  record Release(int drone, int number) implements Told {}

  /** Start or stop the pump. */
  record Pump(int drone, boolean on) implements Told {}

  /** The crew has decided to fly home. */
  record Return(int drone) implements Told {}

  /** The answer to a person's vote. */
  record Answer(int person, long idHigh, long idLow, Ack.Outcome outcome, Reason reason)
      implements Told {}

  /** Something that the whole crew should know. */
  record Notice(int drone, Act act, Reason reason) implements Told {}

  /** A lead must confirm a drop. */
  record LeadWanted(int drone, double eastM, double northM) implements Told {}

  /** A decision must be durable. */
  record AwaitDurable() implements Told {}
}
