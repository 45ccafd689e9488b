package org.bucketbrigade.mavlink;

/**
 * Reports what the satellite receiver measured, before the vehicle's estimator has seen it.
 *
 * <p>MAVLink's GPS_RAW_INT, 52 bytes, 30 of them without extensions.
 */
public final class GpsRawInt extends Message {
  /** MAVLink's message id. */
  public static final int ID = 24;

  private static final int TIME_USEC = 0;
  private static final int LAT = 8;
  private static final int LON = 12;
  private static final int ALT = 16;
  private static final int EPH = 20;
  private static final int EPV = 22;
  private static final int VEL = 24;
  private static final int COG = 26;
  private static final int FIX_TYPE = 28;
  private static final int SATELLITES_VISIBLE = 29;
  private static final int ALT_ELLIPSOID = 30;
  private static final int H_ACC = 34;
  private static final int V_ACC = 38;
  private static final int VEL_ACC = 42;
  private static final int HDG_ACC = 46;
  private static final int YAW = 50;

  public GpsRawInt() {
    super(ID);
  }

  /** The sender's clock in microseconds, since 1970 or since boot. */
  public long timeUsec() {
    return int64(TIME_USEC);
  }

  public GpsRawInt timeUsec(long value) {
    int64(TIME_USEC, value);
    return this;
  }

  /** Kind of fix, one of {@link GpsFixType}. */
  public int fixType() {
    return uint8(FIX_TYPE);
  }

  public GpsRawInt fixType(int value) {
    uint8(FIX_TYPE, value);
    return this;
  }

  /** Latitude, WGS84, in 1e-7 degrees, -90e7 to 90e7. */
  public int lat() {
    return int32(LAT);
  }

  public GpsRawInt lat(int value) {
    int32(LAT, value);
    return this;
  }

  /** Longitude, WGS84, in 1e-7 degrees, -180e7 to 180e7. */
  public int lon() {
    return int32(LON);
  }

  public GpsRawInt lon(int value) {
    int32(LON, value);
    return this;
  }

  /** Height above mean sea level in mm, upwards positive. */
  public int alt() {
    return int32(ALT);
  }

  public GpsRawInt alt(int value) {
    int32(ALT, value);
    return this;
  }

  /** Horizontal dilution of position, times 100; 65535 if unknown. */
  public int eph() {
    return uint16(EPH);
  }

  public GpsRawInt eph(int value) {
    uint16(EPH, value);
    return this;
  }

  /** Vertical dilution of position, times 100; 65535 if unknown. */
  public int epv() {
    return uint16(EPV);
  }

  public GpsRawInt epv(int value) {
    uint16(EPV, value);
    return this;
  }

  /** Ground speed in cm/s; 65535 if unknown. */
  public int vel() {
    return uint16(VEL);
  }

  public GpsRawInt vel(int value) {
    uint16(VEL, value);
    return this;
  }

  /** Course over ground in 0.01 degrees clockwise from north, 0 to 35999; 65535 if unknown. */
  public int cog() {
    return uint16(COG);
  }

  public GpsRawInt cog(int value) {
    uint16(COG, value);
    return this;
  }

  /** Satellites in view; 255 if unknown. */
  public int satellitesVisible() {
    return uint8(SATELLITES_VISIBLE);
  }

  public GpsRawInt satellitesVisible(int value) {
    uint8(SATELLITES_VISIBLE, value);
    return this;
  }

  /** Height above the WGS84 ellipsoid in mm (extension). */
  public int altEllipsoid() {
    return int32(ALT_ELLIPSOID);
  }

  public GpsRawInt altEllipsoid(int value) {
    int32(ALT_ELLIPSOID, value);
    return this;
  }

  /** Horizontal position uncertainty in mm (extension). */
  public long hAcc() {
    return uint32(H_ACC);
  }

  public GpsRawInt hAcc(long value) {
    uint32(H_ACC, value);
    return this;
  }

  /** Height uncertainty in mm (extension). */
  public long vAcc() {
    return uint32(V_ACC);
  }

  public GpsRawInt vAcc(long value) {
    uint32(V_ACC, value);
    return this;
  }

  /** Speed uncertainty in mm/s (extension). */
  public long velAcc() {
    return uint32(VEL_ACC);
  }

  public GpsRawInt velAcc(long value) {
    uint32(VEL_ACC, value);
    return this;
  }

  /** Heading uncertainty in 1e-5 degrees (extension). */
  public long hdgAcc() {
    return uint32(HDG_ACC);
  }

  public GpsRawInt hdgAcc(long value) {
    uint32(HDG_ACC, value);
    return this;
  }

  /**
   * Yaw in 0.01 degrees clockwise from north, 36000 for north itself; 0 if the receiver has no yaw,
   * 65535 if it has none now (extension).
   */
  public int yaw() {
    return uint16(YAW);
  }

  public GpsRawInt yaw(int value) {
    uint16(YAW, value);
    return this;
  }
}
