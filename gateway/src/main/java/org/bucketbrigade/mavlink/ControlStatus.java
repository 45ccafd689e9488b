package org.bucketbrigade.mavlink;

/**
 * Tells which ground station a vehicle obeys.
 *
 * <p>MAVLink's CONTROL_STATUS, of the development dialect, 2 bytes.
 */
public final class ControlStatus extends Message {
  /** MAVLink's message id. */
  public static final int ID = 512;

  private static final int SYSID_IN_CONTROL = 0;
  private static final int FLAGS = 1;

  public ControlStatus() {
    super(ID);
  }

  /** System id of the ground station in control; 0 for none. */
  public int sysidInControl() {
    return uint8(SYSID_IN_CONTROL);
  }

  public ControlStatus sysidInControl(int value) {
    uint8(SYSID_IN_CONTROL, value);
    return this;
  }

  /**
   * Bits: 1 if this holds for the whole system and not only for the sending component, 2 if a
   * request for control will be granted.
   */
  public int flags() {
    return uint8(FLAGS);
  }

  public ControlStatus flags(int value) {
    uint8(FLAGS, value);
    return this;
  }
}
