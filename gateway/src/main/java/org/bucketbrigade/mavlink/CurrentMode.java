package org.bucketbrigade.mavlink;

/**
 * Tells the flight mode that a vehicle is in, and the one that was asked for.
 *
 * <p>MAVLink's CURRENT_MODE, 9 bytes.
 */
public final class CurrentMode extends Message {
  /** MAVLink's message id. */
  public static final int ID = 436;

  private static final int CUSTOM_MODE = 0;
  private static final int INTENDED_CUSTOM_MODE = 4;
  private static final int STANDARD_MODE = 8;

  public CurrentMode() {
    super(ID);
  }

  /** Number of MAVLink's MAV_STANDARD_MODE; 0 if the mode is none of them. */
  public int standardMode() {
    return uint8(STANDARD_MODE);
  }

  public CurrentMode standardMode(int value) {
    uint8(STANDARD_MODE, value);
    return this;
  }

  /** The autopilot's own number of the mode, {@link CopterMode} or {@link Px4Mode}. */
  public long customMode() {
    return uint32(CUSTOM_MODE);
  }

  public CurrentMode customMode(long value) {
    uint32(CUSTOM_MODE, value);
    return this;
  }

  /**
   * The mode last asked for, which a vehicle may have been unable to enter, or may have left for a
   * failsafe; 0 if not told.
   */
  public long intendedCustomMode() {
    return uint32(INTENDED_CUSTOM_MODE);
  }

  public CurrentMode intendedCustomMode(long value) {
    uint32(INTENDED_CUSTOM_MODE, value);
    return this;
  }
}
