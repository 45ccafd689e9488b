package org.bucketbrigade.mavlink;

/** Component ids by custom: some of MAVLink's MAV_COMPONENT. */
public final class MavComponent {
  /** All components of the system addressed. */
  public static final int ALL = 0;

  /** The autopilot. */
  public static final int AUTOPILOT1 = 1;

  /** The first camera. */
  public static final int CAMERA = 100;

  /** The first gimbal. */
  public static final int GIMBAL = 154;

  /** A ground station: the gateway's own component id. */
  public static final int MISSIONPLANNER = 190;

  /** A bridge from a radio to UDP. */
  public static final int UDP_BRIDGE = 240;

  private MavComponent() {}
}
