package org.bucketbrigade.mavlink;

/** Flight modes of an ArduCopter: the custom mode of its heartbeat. */
public final class CopterMode {
  /** A pilot holds the attitude by hand. */
  public static final int STABILIZE = 0;

  /** A pilot holds turn rates by hand. */
  public static final int ACRO = 1;

  /** A pilot flies, the height is held. */
  public static final int ALT_HOLD = 2;

  /** It flies an uploaded mission. */
  public static final int AUTO = 3;

  /** It follows setpoints: the mode in which drones are flown here. */
  public static final int GUIDED = 4;

  /** A pilot flies, the position is held. */
  public static final int LOITER = 5;

  /** It returns home and lands. */
  public static final int RTL = 6;

  /** It circles a point. */
  public static final int CIRCLE = 7;

  /** It lands where it is. */
  public static final int LAND = 9;

  /** A pilot flies with coordinated turns. */
  public static final int DRIFT = 11;

  /** A pilot holds turn rates, the height is held. */
  public static final int SPORT = 13;

  /** A pilot flies, the position is held with direct feel. */
  public static final int POSHOLD = 16;

  /** It stops as fast as it can and holds. */
  public static final int BRAKE = 17;

  /** It starts when thrown. */
  public static final int THROW = 18;

  /** It evades other aircraft. */
  public static final int AVOID_ADSB = 19;

  /** It follows attitude setpoints. */
  public static final int GUIDED_NOGPS = 20;

  /** It returns home the way it came. */
  public static final int SMART_RTL = 21;

  /** It follows another vehicle. */
  public static final int FOLLOW = 23;

  /** It lands by the mission's own landing sequence. */
  public static final int AUTO_RTL = 27;

  private CopterMode() {}
}
