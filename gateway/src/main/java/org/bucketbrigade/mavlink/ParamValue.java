package org.bucketbrigade.mavlink;

/**
 * Gives one parameter of the vehicle: asked for, listed, or echoed after it was set.
 *
 * <p>MAVLink's PARAM_VALUE, 25 bytes.
 */
public final class ParamValue extends Message {
  /** MAVLink's message id. */
  public static final int ID = 22;

  private static final int PARAM_VALUE = 0;
  private static final int PARAM_COUNT = 4;
  private static final int PARAM_INDEX = 6;
  private static final int PARAM_ID = 8;
  private static final int PARAM_TYPE = 24;
  private static final int PARAM_ID_LENGTH = 16;

  public ParamValue() {
    super(ID);
  }

  /** Name of the parameter, at most 16 ASCII characters. */
  public String paramId() {
    return string(PARAM_ID, PARAM_ID_LENGTH);
  }

  /** Whether {@link #paramId()} is this; allocates nothing. */
  public boolean paramIdEquals(CharSequence value) {
    return stringEquals(PARAM_ID, PARAM_ID_LENGTH, value);
  }

  public ParamValue paramId(CharSequence value) {
    string(PARAM_ID, PARAM_ID_LENGTH, value);
    return this;
  }

  /**
   * Value in the parameter's own unit. ArduPilot converts whole numbers to float; PX4 sends their
   * bits, see {@link #paramValueBits()}.
   */
  public float paramValue() {
    return float32(PARAM_VALUE);
  }

  public ParamValue paramValue(float value) {
    float32(PARAM_VALUE, value);
    return this;
  }

  /** The value's four bytes as they are on the wire: a whole number from a PX4. */
  public int paramValueBits() {
    return int32(PARAM_VALUE);
  }

  public ParamValue paramValueBits(int bits) {
    int32(PARAM_VALUE, bits);
    return this;
  }

  /** Type of the value, one of {@link MavParamType}. */
  public int paramType() {
    return uint8(PARAM_TYPE);
  }

  public ParamValue paramType(int value) {
    uint8(PARAM_TYPE, value);
    return this;
  }

  /** How many parameters the vehicle has. */
  public int paramCount() {
    return uint16(PARAM_COUNT);
  }

  public ParamValue paramCount(int value) {
    uint16(PARAM_COUNT, value);
    return this;
  }

  /** Number of this parameter, from 0; 65535 if it was not numbered. */
  public int paramIndex() {
    return uint16(PARAM_INDEX);
  }

  public ParamValue paramIndex(int value) {
    uint16(PARAM_INDEX, value);
    return this;
  }
}
