package org.bucketbrigade.mavlink;

/** Urgency of a text: numbers of MAVLink's MAV_SEVERITY, which are those of syslog. */
public final class MavSeverity {
  /** The system is unusable. */
  public static final int EMERGENCY = 0;

  /** Act at once. */
  public static final int ALERT = 1;

  /** Act soon: a main system failed. */
  public static final int CRITICAL = 2;

  /** A part failed. */
  public static final int ERROR = 3;

  /** May become an error. */
  public static final int WARNING = 4;

  /** Unusual, but no error. */
  public static final int NOTICE = 5;

  /** Usual operation. */
  public static final int INFO = 6;

  /** Of use to developers. */
  public static final int DEBUG = 7;

  private MavSeverity() {}
}
