package org.bucketbrigade.mavlink;

/**
 * Says why a parameter was not read or set.
 *
 * <p>MAVLink's PARAM_ERROR, 21 bytes; common.xml marks it as work in progress.
 */
public final class ParamError extends Message {
  /** MAVLink's message id. */
  public static final int ID = 345;

  private static final int PARAM_INDEX = 0;
  private static final int TARGET_SYSTEM = 2;
  private static final int TARGET_COMPONENT = 3;
  private static final int PARAM_ID = 4;
  private static final int ERROR = 20;
  private static final int PARAM_ID_LENGTH = 16;

  public ParamError() {
    super(ID);
  }

  /** System id of the addressee, 0 for all. */
  public int targetSystem() {
    return uint8(TARGET_SYSTEM);
  }

  public ParamError targetSystem(int value) {
    uint8(TARGET_SYSTEM, value);
    return this;
  }

  /** Component id of the addressee, 0 for all. */
  public int targetComponent() {
    return uint8(TARGET_COMPONENT);
  }

  public ParamError targetComponent(int value) {
    uint8(TARGET_COMPONENT, value);
    return this;
  }

  /** The parameter's name, at most 16 ASCII characters; means nothing unless the index is -1. */
  public String paramId() {
    return string(PARAM_ID, PARAM_ID_LENGTH);
  }

  /** Whether {@link #paramId()} is this; allocates nothing. */
  public boolean paramIdEquals(CharSequence value) {
    return stringEquals(PARAM_ID, PARAM_ID_LENGTH, value);
  }

  public ParamError paramId(CharSequence value) {
    string(PARAM_ID, PARAM_ID_LENGTH, value);
    return this;
  }

  /** The parameter's index, or -1 if the name counts. */
  public int paramIndex() {
    return int16(PARAM_INDEX);
  }

  public ParamError paramIndex(int value) {
    int16(PARAM_INDEX, value);
    return this;
  }

  /**
   * Number of MAVLink's MAV_PARAM_ERROR: 1 unknown parameter, 2 value out of range, 3 not
   * permitted, 4 unknown component, 5 read-only, 6 type not supported, 7 wrong type, 8 cannot be
   * read.
   */
  public int error() {
    return uint8(ERROR);
  }

  public ParamError error(int value) {
    uint8(ERROR, value);
    return this;
  }
}
