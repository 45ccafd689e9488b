package org.bucketbrigade.mavlink;

/** How the transfer of a list of items went: numbers of MAVLink's MAV_MISSION_RESULT. */
public final class MavMissionResult {
  /** Done. */
  public static final int ACCEPTED = 0;

  /** Refused for no reason named, or no transfer is taken now. */
  public static final int ERROR = 1;

  /** An item's frame of reference is not known to the receiver. */
  public static final int UNSUPPORTED_FRAME = 2;

  /** An item's command is not known to the receiver. */
  public static final int UNSUPPORTED = 3;

  /** More items than there is room for. */
  public static final int NO_SPACE = 4;

  /** An item has a parameter of no valid value. */
  public static final int INVALID = 5;

  /** The first parameter is not valid. */
  public static final int INVALID_PARAM1 = 6;

  /** The second parameter is not valid. */
  public static final int INVALID_PARAM2 = 7;

  /** The third parameter is not valid. */
  public static final int INVALID_PARAM3 = 8;

  /** The fourth parameter is not valid. */
  public static final int INVALID_PARAM4 = 9;

  /** The latitude, or x, is not valid. */
  public static final int INVALID_PARAM5_X = 10;

  /** The longitude, or y, is not valid. */
  public static final int INVALID_PARAM6_Y = 11;

  /** The height, or z, is not valid. */
  public static final int INVALID_PARAM7 = 12;

  /** An item came out of its order. */
  public static final int INVALID_SEQUENCE = 13;

  /** The sender may not do this. */
  public static final int DENIED = 14;

  /** The transfer was given up. */
  public static final int OPERATION_CANCELLED = 15;

  private MavMissionResult() {}
}
