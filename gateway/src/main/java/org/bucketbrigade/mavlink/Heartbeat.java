package org.bucketbrigade.mavlink;

/**
 * Says once a second that a system is alive, what it is, and in which mode. Everything a receiver
 * knows about a system begins with this message.
 *
 * <p>MAVLink's HEARTBEAT, 9 bytes.
 */
public final class Heartbeat extends Message {
  /** MAVLink's message id. */
  public static final int ID = 0;

  /** What every sender of today puts into {@link #mavlinkVersion(int)}. */
  public static final int PROTOCOL_VERSION = 3;

  private static final int CUSTOM_MODE = 0;
  private static final int TYPE = 4;
  private static final int AUTOPILOT = 5;
  private static final int BASE_MODE = 6;
  private static final int SYSTEM_STATUS = 7;
  private static final int MAVLINK_VERSION = 8;

  public Heartbeat() {
    super(ID);
  }

  /** Mode number in the autopilot's own numbering; for ArduCopter see {@link CopterMode}. */
  public long customMode() {
    return uint32(CUSTOM_MODE);
  }

  public Heartbeat customMode(long value) {
    uint32(CUSTOM_MODE, value);
    return this;
  }

  /** What kind of system sends this, one of {@link MavType}. */
  public int type() {
    return uint8(TYPE);
  }

  public Heartbeat type(int value) {
    uint8(TYPE, value);
    return this;
  }

  /** Which autopilot software sends this, one of {@link MavAutopilot}. */
  public int autopilot() {
    return uint8(AUTOPILOT);
  }

  public Heartbeat autopilot(int value) {
    uint8(AUTOPILOT, value);
    return this;
  }

  /** Mode flags that all autopilots share, bits of {@link MavModeFlag}. */
  public int baseMode() {
    return uint8(BASE_MODE);
  }

  public Heartbeat baseMode(int value) {
    uint8(BASE_MODE, value);
    return this;
  }

  /** State of the system, one of {@link MavState}. */
  public int systemStatus() {
    return uint8(SYSTEM_STATUS);
  }

  public Heartbeat systemStatus(int value) {
    uint8(SYSTEM_STATUS, value);
    return this;
  }

  /**
   * Protocol version of the sender; 3 from everyone today, so a sender sets {@link
   * #PROTOCOL_VERSION}.
   */
  public int mavlinkVersion() {
    return uint8(MAVLINK_VERSION);
  }

  public Heartbeat mavlinkVersion(int value) {
    uint8(MAVLINK_VERSION, value);
    return this;
  }
}
