package org.bucketbrigade.mavlink;

/** Bits that tell which numbers of a setpoint to ignore, MAVLink's POSITION_TARGET_TYPEMASK. */
public final class PositionTargetMask {
  /** Ignore the position north. */
  public static final int IGNORE_X = 0x001;

  /** Ignore the position east. */
  public static final int IGNORE_Y = 0x002;

  /** Ignore the position down. */
  public static final int IGNORE_Z = 0x004;

  /** Ignore the velocity north. */
  public static final int IGNORE_VX = 0x008;

  /** Ignore the velocity east. */
  public static final int IGNORE_VY = 0x010;

  /** Ignore the velocity down. */
  public static final int IGNORE_VZ = 0x020;

  /** Ignore the acceleration north. */
  public static final int IGNORE_AX = 0x040;

  /** Ignore the acceleration east. */
  public static final int IGNORE_AY = 0x080;

  /** Ignore the acceleration down. */
  public static final int IGNORE_AZ = 0x100;

  /** The accelerations are forces. */
  public static final int FORCE = 0x200;

  /** Ignore the yaw. */
  public static final int IGNORE_YAW = 0x400;

  /** Ignore the yaw rate. */
  public static final int IGNORE_YAW_RATE = 0x800;

  /** Ignore the position. */
  public static final int IGNORE_POSITION = IGNORE_X | IGNORE_Y | IGNORE_Z;

  /** Ignore the velocity. */
  public static final int IGNORE_VELOCITY = IGNORE_VX | IGNORE_VY | IGNORE_VZ;

  /** Ignore the acceleration. */
  public static final int IGNORE_ACCELERATION = IGNORE_AX | IGNORE_AY | IGNORE_AZ;

  /** Heed the velocity only, 0x0DC7. */
  public static final int VELOCITY =
      IGNORE_POSITION | IGNORE_ACCELERATION | IGNORE_YAW | IGNORE_YAW_RATE;

  /** Heed the velocity and the yaw, 0x09C7. */
  public static final int VELOCITY_AND_YAW =
      IGNORE_POSITION | IGNORE_ACCELERATION | IGNORE_YAW_RATE;

  /** Heed the position only, 0x0DF8. */
  public static final int POSITION =
      IGNORE_VELOCITY | IGNORE_ACCELERATION | IGNORE_YAW | IGNORE_YAW_RATE;

  private PositionTargetMask() {}
}
