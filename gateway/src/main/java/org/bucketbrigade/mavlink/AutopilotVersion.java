package org.bucketbrigade.mavlink;

/**
 * Tells which software and hardware a vehicle runs and what it is capable of.
 *
 * <p>MAVLink's AUTOPILOT_VERSION, 78 bytes, 60 of them without extensions.
 */
public final class AutopilotVersion extends Message {
  /** MAVLink's message id. */
  public static final int ID = 148;

  private static final int CAPABILITIES = 0;
  private static final int UID = 8;
  private static final int FLIGHT_SW_VERSION = 16;
  private static final int MIDDLEWARE_SW_VERSION = 20;
  private static final int OS_SW_VERSION = 24;
  private static final int BOARD_VERSION = 28;
  private static final int VENDOR_ID = 32;
  private static final int PRODUCT_ID = 34;
  private static final int FLIGHT_CUSTOM_VERSION = 36;
  private static final int MIDDLEWARE_CUSTOM_VERSION = 44;
  private static final int OS_CUSTOM_VERSION = 52;
  private static final int UID2 = 60;
  private static final int FLIGHT_CUSTOM_VERSION_COUNT = 8;
  private static final int MIDDLEWARE_CUSTOM_VERSION_COUNT = 8;
  private static final int OS_CUSTOM_VERSION_COUNT = 8;
  private static final int UID2_COUNT = 18;

  public AutopilotVersion() {
    super(ID);
  }

  /** What the autopilot can do, bits of {@link MavProtocolCapability}. */
  public long capabilities() {
    return int64(CAPABILITIES);
  }

  public AutopilotVersion capabilities(long value) {
    int64(CAPABILITIES, value);
    return this;
  }

  /**
   * Flight software version: major, minor, patch and release type, a byte each from the highest.
   */
  public long flightSwVersion() {
    return uint32(FLIGHT_SW_VERSION);
  }

  public AutopilotVersion flightSwVersion(long value) {
    uint32(FLIGHT_SW_VERSION, value);
    return this;
  }

  /** Middleware version, laid out as the flight software's. */
  public long middlewareSwVersion() {
    return uint32(MIDDLEWARE_SW_VERSION);
  }

  public AutopilotVersion middlewareSwVersion(long value) {
    uint32(MIDDLEWARE_SW_VERSION, value);
    return this;
  }

  /** Operating system version, laid out as the flight software's. */
  public long osSwVersion() {
    return uint32(OS_SW_VERSION);
  }

  public AutopilotVersion osSwVersion(long value) {
    uint32(OS_SW_VERSION, value);
    return this;
  }

  /** Board type in the upper 16 bits; the rest is the maker's. */
  public long boardVersion() {
    return uint32(BOARD_VERSION);
  }

  public AutopilotVersion boardVersion(long value) {
    uint32(BOARD_VERSION, value);
    return this;
  }

  /** Byte of the flight software's own version, usually the start of its git hash, index 0 to 7. */
  public int flightCustomVersion(int index) {
    return uint8(element(FLIGHT_CUSTOM_VERSION, FLIGHT_CUSTOM_VERSION_COUNT, 1, index));
  }

  public AutopilotVersion flightCustomVersion(int index, int value) {
    uint8(element(FLIGHT_CUSTOM_VERSION, FLIGHT_CUSTOM_VERSION_COUNT, 1, index), value);
    return this;
  }

  /** Byte of the middleware's own version, index 0 to 7. */
  public int middlewareCustomVersion(int index) {
    return uint8(element(MIDDLEWARE_CUSTOM_VERSION, MIDDLEWARE_CUSTOM_VERSION_COUNT, 1, index));
  }

  public AutopilotVersion middlewareCustomVersion(int index, int value) {
    uint8(element(MIDDLEWARE_CUSTOM_VERSION, MIDDLEWARE_CUSTOM_VERSION_COUNT, 1, index), value);
    return this;
  }

  /** Byte of the operating system's own version, index 0 to 7. */
  public int osCustomVersion(int index) {
    return uint8(element(OS_CUSTOM_VERSION, OS_CUSTOM_VERSION_COUNT, 1, index));
  }

  public AutopilotVersion osCustomVersion(int index, int value) {
    uint8(element(OS_CUSTOM_VERSION, OS_CUSTOM_VERSION_COUNT, 1, index), value);
    return this;
  }

  /** USB vendor id of the board. */
  public int vendorId() {
    return uint16(VENDOR_ID);
  }

  public AutopilotVersion vendorId(int value) {
    uint16(VENDOR_ID, value);
    return this;
  }

  /** USB product id of the board. */
  public int productId() {
    return uint16(PRODUCT_ID);
  }

  public AutopilotVersion productId(int value) {
    uint16(PRODUCT_ID, value);
    return this;
  }

  /** Unique id of the hardware; 0 if it has none. */
  public long uid() {
    return int64(UID);
  }

  public AutopilotVersion uid(long value) {
    int64(UID, value);
    return this;
  }

  /**
   * Byte of the longer unique id, index 0 to 17; it counts before the short one unless all are 0
   * (extension).
   */
  public int uid2(int index) {
    return uint8(element(UID2, UID2_COUNT, 1, index));
  }

  public AutopilotVersion uid2(int index, int value) {
    uint8(element(UID2, UID2_COUNT, 1, index), value);
    return this;
  }
}
