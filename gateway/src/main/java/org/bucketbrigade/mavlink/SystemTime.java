package org.bucketbrigade.mavlink;

/**
 * Gives the sender's clocks: the time of day and the time since boot.
 *
 * <p>MAVLink's SYSTEM_TIME, 12 bytes.
 */
public final class SystemTime extends Message {
  /** MAVLink's message id. */
  public static final int ID = 2;

  private static final int TIME_UNIX_USEC = 0;
  private static final int TIME_BOOT_MS = 8;

  public SystemTime() {
    super(ID);
  }

  /** Microseconds since 1970-01-01 UTC; 0 while the sender does not know them. */
  public long timeUnixUsec() {
    return int64(TIME_UNIX_USEC);
  }

  public SystemTime timeUnixUsec(long value) {
    int64(TIME_UNIX_USEC, value);
    return this;
  }

  /** Milliseconds since the sender booted. A step backwards means that it rebooted. */
  public long timeBootMs() {
    return uint32(TIME_BOOT_MS);
  }

  public SystemTime timeBootMs(long value) {
    uint32(TIME_BOOT_MS, value);
    return this;
  }
}
