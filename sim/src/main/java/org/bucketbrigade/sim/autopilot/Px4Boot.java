package org.bucketbrigade.sim.autopilot;

import org.bucketbrigade.mavlink.MavSeverity;
import org.bucketbrigade.sim.airframe.Ticks;

/** The first seconds of a PX4's life: it stands by from 4 s on, and knows where it is. */
final class Px4Boot {
  private static final double FIRST_HEARTBEAT_SECONDS = 1;
  private static final double STANDBY_SECONDS = 4;

  private final FlightStatus status;
  private final Downlink downlink;
  private final Geography geography;
  private final int firstHeartbeatTicks = Ticks.in(FIRST_HEARTBEAT_SECONDS);
  private final int standbyTicks;

  Px4Boot(FlightStatus status, Downlink downlink, Geography geography, double timeScale) {
    this.status = status;
    this.downlink = downlink;
    this.geography = geography;
    standbyTicks = Math.max(1, Ticks.in(STANDBY_SECONDS * timeScale));
  }

  /** Does what falls due at this tick. */
  void tick() {
    if (age() == standbyTicks) {
      geography.setOrigin();
      geography.setHome();
      downlink.once(MessageKind.GPS_GLOBAL_ORIGIN);
      downlink.once(MessageKind.HOME_POSITION);
      downlink.text(MavSeverity.INFO, "Ready for takeoff!");
    }
  }

  boolean isHeartbeatDue() {
    long since = age() - firstHeartbeatTicks;
    return since >= 0 && since % Ticks.PER_SECOND == 0;
  }

  /** Whether it stands by. */
  boolean isReady() {
    return age() >= standbyTicks;
  }

  private long age() {
    return status.tick - status.bootTick;
  }
}
