package org.bucketbrigade.mavlink;

/**
 * Asks another system for its clock, or answers: two time stamps from which the offset of the
 * clocks follows.
 *
 * <p>MAVLink's TIMESYNC, 18 bytes, 16 of them without extensions.
 */
public final class Timesync extends Message {
  /** MAVLink's message id. */
  public static final int ID = 111;

  private static final int TC1 = 0;
  private static final int TS1 = 8;
  private static final int TARGET_SYSTEM = 16;
  private static final int TARGET_COMPONENT = 17;

  public Timesync() {
    super(ID);
  }

  /** 0 in a request; in an answer the answering system's clock in ns. */
  public long tc1() {
    return int64(TC1);
  }

  public Timesync tc1(long value) {
    int64(TC1, value);
    return this;
  }

  /** The asking system's clock in ns; answers repeat it. */
  public long ts1() {
    return int64(TS1);
  }

  public Timesync ts1(long value) {
    int64(TS1, value);
    return this;
  }

  /** System id of the addressee, 0 for all (extension). */
  public int targetSystem() {
    return uint8(TARGET_SYSTEM);
  }

  public Timesync targetSystem(int value) {
    uint8(TARGET_SYSTEM, value);
    return this;
  }

  /** Component id of the addressee, 0 for all (extension). */
  public int targetComponent() {
    return uint8(TARGET_COMPONENT);
  }

  public Timesync targetComponent(int value) {
    uint8(TARGET_COMPONENT, value);
    return this;
  }
}
