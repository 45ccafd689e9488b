package org.bucketbrigade.mavlink;

/**
 * Says whether the vehicle is on the ground, in the air, or on its way between them.
 *
 * <p>MAVLink's EXTENDED_SYS_STATE, 2 bytes.
 */
public final class ExtendedSysState extends Message {
  /** MAVLink's message id. */
  public static final int ID = 245;

  private static final int VTOL_STATE = 0;
  private static final int LANDED_STATE = 1;

  public ExtendedSysState() {
    super(ID);
  }

  /**
   * For aircraft that change between hover and wing: 0 none, 1 to wing, 2 to hover, 3 hover, 4
   * wing.
   */
  public int vtolState() {
    return uint8(VTOL_STATE);
  }

  public ExtendedSysState vtolState(int value) {
    uint8(VTOL_STATE, value);
    return this;
  }

  /** On the ground or not, one of {@link MavLandedState}. */
  public int landedState() {
    return uint8(LANDED_STATE);
  }

  public ExtendedSysState landedState(int value) {
    uint8(LANDED_STATE, value);
    return this;
  }
}
