package org.bucketbrigade.mavlink;

/**
 * Asks for one parameter, by its name or by its number.
 *
 * <p>MAVLink's PARAM_REQUEST_READ, 20 bytes.
 */
public final class ParamRequestRead extends Message {
  /** MAVLink's message id. */
  public static final int ID = 20;

  private static final int PARAM_INDEX = 0;
  private static final int TARGET_SYSTEM = 2;
  private static final int TARGET_COMPONENT = 3;
  private static final int PARAM_ID = 4;
  private static final int PARAM_ID_LENGTH = 16;

  public ParamRequestRead() {
    super(ID);
  }

  /** System id of the addressee, 0 for all. */
  public int targetSystem() {
    return uint8(TARGET_SYSTEM);
  }

  public ParamRequestRead targetSystem(int value) {
    uint8(TARGET_SYSTEM, value);
    return this;
  }

  /** Component id of the addressee, 0 for all. */
  public int targetComponent() {
    return uint8(TARGET_COMPONENT);
  }

  public ParamRequestRead targetComponent(int value) {
    uint8(TARGET_COMPONENT, value);
    return this;
  }

  /** Name of the parameter, at most 16 ASCII characters. */
  public String paramId() {
    return string(PARAM_ID, PARAM_ID_LENGTH);
  }

  /** Whether {@link #paramId()} is this; allocates nothing. */
  public boolean paramIdEquals(CharSequence value) {
    return stringEquals(PARAM_ID, PARAM_ID_LENGTH, value);
  }

  public ParamRequestRead paramId(CharSequence value) {
    string(PARAM_ID, PARAM_ID_LENGTH, value);
    return this;
  }

  /** Number of the parameter, or -1 to ask by its name. */
  public int paramIndex() {
    return int16(PARAM_INDEX);
  }

  public ParamRequestRead paramIndex(int value) {
    int16(PARAM_INDEX, value);
    return this;
  }
}
