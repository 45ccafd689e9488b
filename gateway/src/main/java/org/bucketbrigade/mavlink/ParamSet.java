package org.bucketbrigade.mavlink;

/**
 * Sets one parameter; the vehicle answers with a {@link ParamValue} that holds what it now uses.
 *
 * <p>MAVLink's PARAM_SET, 23 bytes.
 */
public final class ParamSet extends Message {
  /** MAVLink's message id. */
  public static final int ID = 23;

  private static final int PARAM_VALUE = 0;
  private static final int TARGET_SYSTEM = 4;
  private static final int TARGET_COMPONENT = 5;
  private static final int PARAM_ID = 6;
  private static final int PARAM_TYPE = 22;
  private static final int PARAM_ID_LENGTH = 16;

  public ParamSet() {
    super(ID);
  }

  /** System id of the addressee, 0 for all. */
  public int targetSystem() {
    return uint8(TARGET_SYSTEM);
  }

  public ParamSet targetSystem(int value) {
    uint8(TARGET_SYSTEM, value);
    return this;
  }

  /** Component id of the addressee, 0 for all. */
  public int targetComponent() {
    return uint8(TARGET_COMPONENT);
  }

  public ParamSet targetComponent(int value) {
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

  public ParamSet paramId(CharSequence value) {
    string(PARAM_ID, PARAM_ID_LENGTH, value);
    return this;
  }

  /**
   * Value in the parameter's own unit. ArduPilot converts whole numbers to float; PX4 wants their
   * bits, see {@link #paramValueBits(int)}.
   */
  public float paramValue() {
    return float32(PARAM_VALUE);
  }

  public ParamSet paramValue(float value) {
    float32(PARAM_VALUE, value);
    return this;
  }

  /** The value's four bytes as they are on the wire: a whole number from a PX4. */
  public int paramValueBits() {
    return int32(PARAM_VALUE);
  }

  public ParamSet paramValueBits(int bits) {
    int32(PARAM_VALUE, bits);
    return this;
  }

  /** Type of the value, one of {@link MavParamType}. */
  public int paramType() {
    return uint8(PARAM_TYPE);
  }

  public ParamSet paramType(int value) {
    uint8(PARAM_TYPE, value);
    return this;
  }
}
