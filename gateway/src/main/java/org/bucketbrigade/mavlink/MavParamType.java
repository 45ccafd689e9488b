package org.bucketbrigade.mavlink;

/** Types of a parameter's value: numbers of MAVLink's MAV_PARAM_TYPE. */
public final class MavParamType {
  /** 8 bits, unsigned. */
  public static final int UINT8 = 1;

  /** 8 bits, signed. */
  public static final int INT8 = 2;

  /** 16 bits, unsigned. */
  public static final int UINT16 = 3;

  /** 16 bits, signed. */
  public static final int INT16 = 4;

  /** 32 bits, unsigned. */
  public static final int UINT32 = 5;

  /** 32 bits, signed. */
  public static final int INT32 = 6;

  /** 32 bits, floating point. */
  public static final int REAL32 = 9;

  private MavParamType() {}
}
