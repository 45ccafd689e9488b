package org.bucketbrigade.mavlink;

/**
 * Asks for an echo, or is one: a request has target 0/0, its answer the asker's ids.
 *
 * <p>MAVLink's PING, 14 bytes.
 */
public final class Ping extends Message {
  /** MAVLink's message id. */
  public static final int ID = 4;

  private static final int TIME_USEC = 0;
  private static final int SEQ = 8;
  private static final int TARGET_SYSTEM = 12;
  private static final int TARGET_COMPONENT = 13;

  public Ping() {
    super(ID);
  }

  /** The asker's clock in microseconds, since 1970 or since boot; answers repeat it. */
  public long timeUsec() {
    return int64(TIME_USEC);
  }

  public Ping timeUsec(long value) {
    int64(TIME_USEC, value);
    return this;
  }

  /** Number of the request; answers repeat it. */
  public long seq() {
    return uint32(SEQ);
  }

  public Ping seq(long value) {
    uint32(SEQ, value);
    return this;
  }

  /** 0 in a request; in an answer the system id of the asker. */
  public int targetSystem() {
    return uint8(TARGET_SYSTEM);
  }

  public Ping targetSystem(int value) {
    uint8(TARGET_SYSTEM, value);
    return this;
  }

  /** 0 in a request; in an answer the component id of the asker. */
  public int targetComponent() {
    return uint8(TARGET_COMPONENT);
  }

  public Ping targetComponent(int value) {
    uint8(TARGET_COMPONENT, value);
    return this;
  }
}
