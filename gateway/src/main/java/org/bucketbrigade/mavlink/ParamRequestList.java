package org.bucketbrigade.mavlink;

/**
 * Asks for all parameters; each comes back as a {@link ParamValue}.
 *
 * <p>MAVLink's PARAM_REQUEST_LIST, 2 bytes.
 */
public final class ParamRequestList extends Message {
  /** MAVLink's message id. */
  public static final int ID = 21;

  private static final int TARGET_SYSTEM = 0;
  private static final int TARGET_COMPONENT = 1;

  public ParamRequestList() {
    super(ID);
  }

  /** System id of the addressee, 0 for all. */
  public int targetSystem() {
    return uint8(TARGET_SYSTEM);
  }

  public ParamRequestList targetSystem(int value) {
    uint8(TARGET_SYSTEM, value);
    return this;
  }

  /** Component id of the addressee, 0 for all. */
  public int targetComponent() {
    return uint8(TARGET_COMPONENT);
  }

  public ParamRequestList targetComponent(int value) {
    uint8(TARGET_COMPONENT, value);
    return this;
  }
}
