package org.bucketbrigade.mavlink;

/**
 * Reports whether the vehicle is inside its own geofence.
 *
 * <p>MAVLink's FENCE_STATUS, 9 bytes, 8 of them without extensions.
 */
public final class FenceStatus extends Message {
  /** MAVLink's message id. */
  public static final int ID = 162;

  private static final int BREACH_TIME = 0;
  private static final int BREACH_COUNT = 4;
  private static final int BREACH_STATUS = 6;
  private static final int BREACH_TYPE = 7;
  private static final int BREACH_MITIGATION = 8;

  public FenceStatus() {
    super(ID);
  }

  /** 0 inside, 1 outside. */
  public int breachStatus() {
    return uint8(BREACH_STATUS);
  }

  public FenceStatus breachStatus(int value) {
    uint8(BREACH_STATUS, value);
    return this;
  }

  /** How often it has left the fence. */
  public int breachCount() {
    return uint16(BREACH_COUNT);
  }

  public FenceStatus breachCount(int value) {
    uint16(BREACH_COUNT, value);
    return this;
  }

  /** What was crossed last, one of {@link FenceBreach}. */
  public int breachType() {
    return uint8(BREACH_TYPE);
  }

  public FenceStatus breachType(int value) {
    uint8(BREACH_TYPE, value);
    return this;
  }

  /** When that was, in milliseconds since boot. */
  public long breachTime() {
    return uint32(BREACH_TIME);
  }

  public FenceStatus breachTime(long value) {
    uint32(BREACH_TIME, value);
    return this;
  }

  /**
   * What the vehicle does to stay inside: 0 unknown, 1 nothing, 2 it limits its speed (extension).
   */
  public int breachMitigation() {
    return uint8(BREACH_MITIGATION);
  }

  public FenceStatus breachMitigation(int value) {
    uint8(BREACH_MITIGATION, value);
    return this;
  }
}
