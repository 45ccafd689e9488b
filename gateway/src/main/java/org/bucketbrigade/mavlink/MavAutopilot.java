package org.bucketbrigade.mavlink;

/** Autopilot software: numbers of MAVLink's MAV_AUTOPILOT. */
public final class MavAutopilot {
  /** Unspecified. */
  public static final int GENERIC = 0;

  /** ArduPilot. */
  public static final int ARDUPILOTMEGA = 3;

  /** Not an autopilot: a ground station, a camera. */
  public static final int INVALID = 8;

  /** PX4. */
  public static final int PX4 = 12;

  private MavAutopilot() {}
}
