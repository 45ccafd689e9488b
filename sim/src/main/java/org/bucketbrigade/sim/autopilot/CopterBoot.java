package org.bucketbrigade.sim.autopilot;

import org.bucketbrigade.mavlink.MavSeverity;
import org.bucketbrigade.sim.airframe.Ticks;

/**
 * The first minute of an autopilot's life: silent, booting, waiting for its filter and the GPS.
 *
 * <p>Unscaled times since boot are those measured: first heartbeat at 1 s, standing by from 3 s,
 * origin and home at 20 s, the GPS used from 42 s. A time scale below 1 shortens all but the first.
 */
final class CopterBoot {
  private static final double FIRST_HEARTBEAT_SECONDS = 1;
  private static final double STANDBY_SECONDS = 3;
  private static final double ORIGIN_SECONDS = 20;
  private static final double GPS_SECONDS = 42;

  private final FlightStatus status;
  private final Downlink downlink;
  private final Geography geography;
  private final int firstHeartbeatTicks = Ticks.in(FIRST_HEARTBEAT_SECONDS);
  private final int standbyTicks;
  private final int originTicks;
  private final int gpsTicks;

  CopterBoot(FlightStatus status, Downlink downlink, Geography geography, double timeScale) {
    this.status = status;
    this.downlink = downlink;
    this.geography = geography;
    standbyTicks = Math.max(1, Ticks.in(STANDBY_SECONDS * timeScale));
    originTicks = Math.max(2, Ticks.in(ORIGIN_SECONDS * timeScale));
    gpsTicks = Math.max(3, Ticks.in(GPS_SECONDS * timeScale));
  }

  /** Does what falls due at this tick. */
  void tick() {
    long age = age();
    if (age == standbyTicks) {
      downlink.text(MavSeverity.INFO, "ArduCopter V4.7.0 (simulated)");
    } else if (age == originTicks) {
      geography.setOrigin();
      geography.setHome();
      downlink.text(MavSeverity.INFO, "EKF3 IMU0 origin set");
      downlink.once(MessageKind.GPS_GLOBAL_ORIGIN);
      downlink.once(MessageKind.HOME_POSITION);
    } else if (age == gpsTicks) {
      downlink.text(MavSeverity.INFO, "EKF3 IMU0 is using GPS");
    }
  }

  private long age() {
    return status.tick - status.bootTick;
  }

  boolean isHeartbeatDue() {
    long since = age() - firstHeartbeatTicks;
    return since >= 0 && since % Ticks.PER_SECOND == 0;
  }

  /** Whether it has initialised itself and stands by. */
  boolean isInitialised() {
    return age() >= standbyTicks;
  }

  boolean hasOrigin() {
    return age() >= originTicks;
  }

  /** Whether the position estimate is good enough to fly by. */
  boolean hasPosition() {
    return age() >= gpsTicks;
  }
}
