package org.bucketbrigade.mavlink;

/**
 * Orders a flight mode in the old way, which autopilots never acknowledge; DO_SET_MODE in a command
 * is the new way.
 *
 * <p>MAVLink's SET_MODE, 6 bytes.
 */
public final class SetMode extends Message {
  /** MAVLink's message id. */
  public static final int ID = 11;

  private static final int CUSTOM_MODE = 0;
  private static final int TARGET_SYSTEM = 4;
  private static final int BASE_MODE = 5;

  public SetMode() {
    super(ID);
  }

  /** Mode number in the autopilot's own numbering. */
  public long customMode() {
    return uint32(CUSTOM_MODE);
  }

  public SetMode customMode(long value) {
    uint32(CUSTOM_MODE, value);
    return this;
  }

  /** System id of the vehicle. */
  public int targetSystem() {
    return uint8(TARGET_SYSTEM);
  }

  public SetMode targetSystem(int value) {
    uint8(TARGET_SYSTEM, value);
    return this;
  }

  /** Bits of {@link MavModeFlag}; the custom mode counts only with its flag set. */
  public int baseMode() {
    return uint8(BASE_MODE);
  }

  public SetMode baseMode(int value) {
    uint8(BASE_MODE, value);
    return this;
  }
}
