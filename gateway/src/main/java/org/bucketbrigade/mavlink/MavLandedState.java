package org.bucketbrigade.mavlink;

/** On the ground or not: numbers of MAVLink's MAV_LANDED_STATE. */
public final class MavLandedState {
  /** Not known. */
  public static final int UNDEFINED = 0;

  /** On the ground. */
  public static final int ON_GROUND = 1;

  /** In the air. */
  public static final int IN_AIR = 2;

  /** Taking off. */
  public static final int TAKEOFF = 3;

  /** Landing. */
  public static final int LANDING = 4;

  private MavLandedState() {}
}
