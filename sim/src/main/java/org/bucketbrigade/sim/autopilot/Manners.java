package org.bucketbrigade.sim.autopilot;

import org.bucketbrigade.mavlink.AutopilotVersion;
import org.bucketbrigade.mavlink.FenceStatus;
import org.bucketbrigade.mavlink.Heartbeat;
import org.bucketbrigade.mavlink.MavLandedState;

/** What the reports of an autopilot say where kinds of autopilot differ. */
interface Manners {
  /** Fills all but the type of the vehicle and MAVLink's version. */
  void fill(Heartbeat heartbeat);

  void fill(AutopilotVersion version);

  void fill(FenceStatus fence);

  /** One of {@link MavLandedState}. */
  int landedState();

  /** Whether it knows where its filter began, and where home is. */
  boolean hasOrigin();

  /** Whether its receiver knows where it is. */
  boolean hasFix();

  /** Whether the position estimate is good enough to fly by. */
  boolean hasPosition();

  /** Whether all checks before arming pass. */
  boolean isReady();

  boolean isFenceEnabled();

  /** Charge of a full battery. */
  double batteryMilliampereHours();
}
