package org.bucketbrigade.core;

import org.agrona.DirectBuffer;
import org.bucketbrigade.wire.v1.Reason;

/**
 * Everything that leaves the core. Called while an event is applied; the buffer is valid during the
 * call only. Nothing here may wait: an implementation that has no room drops and counts.
 */
public interface CoreOutput {
  /** Value of a drone index for "none". */
  int NO_DRONE = -1;

  /**
   * A MAVLink frame leaves for a vehicle.
   *
   * @param setpointOf index of the drone if this is its new setpoint, else {@link #NO_DRONE}
   */
  void frame(int network, int peer, int setpointOf, DirectBuffer buffer, int offset, int length);

  /** A message for one session alone. */
  void own(int session, DirectBuffer buffer, int offset, int length);

  /** One telemetry payload for all members of a crew with this tier. */
  void crew(int drone, int tier, boolean keyframe, DirectBuffer buffer, int offset, int length);

  /** One payload for everybody who watches the fleet. */
  void fleet(DirectBuffer buffer, int offset, int length);

  /** The newest version of an item of the situation, for every session. */
  void situation(int key, DirectBuffer buffer, int offset, int length);

  /** From now on a session gets this crew's telemetry (or none), and the fleet or not. */
  void route(int session, int drone, int tier, boolean fleet);

  /** End a session, after a message that says why. */
  void close(int session, Reason reason);

  /** A session sent something malformed; the shell logs it and closes repeated offenders. */
  void malformed(int session);

  /** An operator's input was accepted for a drone and awaits its next setpoint. */
  void accepted(int drone);

  /** The present event must be durable before an act may go on; answer with a DURABLE event. */
  void awaitDurable();
}
