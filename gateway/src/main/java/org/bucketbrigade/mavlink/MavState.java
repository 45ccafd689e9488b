package org.bucketbrigade.mavlink;

/** State of a system: numbers of MAVLink's MAV_STATE. */
public final class MavState {
  /** Not known yet. */
  public static final int UNINIT = 0;

  /** Booting. */
  public static final int BOOT = 1;

  /** Calibrating, not ready to fly. */
  public static final int CALIBRATING = 2;

  /** On the ground and ready. */
  public static final int STANDBY = 3;

  /** Motors may turn: flying or about to. */
  public static final int ACTIVE = 4;

  /** Something failed, still navigable: a failsafe acts. */
  public static final int CRITICAL = 5;

  /** Out of control. */
  public static final int EMERGENCY = 6;

  /** Shutting down. */
  public static final int POWEROFF = 7;

  /** Ending the flight by force. */
  public static final int FLIGHT_TERMINATION = 8;

  private MavState() {}
}
