package org.bucketbrigade.mavlink;

/** How a command went: numbers of MAVLink's MAV_RESULT. */
public final class MavResult {
  /** Valid, and done or being done. */
  public static final int ACCEPTED = 0;

  /** Valid, but not now; may be tried again. */
  public static final int TEMPORARILY_REJECTED = 1;

  /** Valid, but its parameters are not. */
  public static final int DENIED = 2;

  /** Not known to the receiver. */
  public static final int UNSUPPORTED = 3;

  /** Valid, but it did not succeed. */
  public static final int FAILED = 4;

  /** Under way; another answer follows. */
  public static final int IN_PROGRESS = 5;

  /** Given up before it was done. */
  public static final int CANCELLED = 6;

  /** Only taken as COMMAND_LONG. */
  public static final int COMMAND_LONG_ONLY = 7;

  /** Only taken as COMMAND_INT. */
  public static final int COMMAND_INT_ONLY = 8;

  /** Its frame of reference is not known to the receiver. */
  public static final int UNSUPPORTED_MAV_FRAME = 9;

  private MavResult() {}
}
