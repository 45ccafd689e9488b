package org.bucketbrigade.mavlink;

/**
 * Tells where on the Earth the origin of the vehicle's local frame lies.
 *
 * <p>MAVLink's GPS_GLOBAL_ORIGIN, 20 bytes, 12 of them without extensions.
 */
public final class GpsGlobalOrigin extends Message {
  /** MAVLink's message id. */
  public static final int ID = 49;

  private static final int LATITUDE = 0;
  private static final int LONGITUDE = 4;
  private static final int ALTITUDE = 8;
  private static final int TIME_USEC = 12;

  public GpsGlobalOrigin() {
    super(ID);
  }

  /** Latitude, WGS84, in 1e-7 degrees, -90e7 to 90e7. */
  public int latitude() {
    return int32(LATITUDE);
  }

  public GpsGlobalOrigin latitude(int value) {
    int32(LATITUDE, value);
    return this;
  }

  /** Longitude, WGS84, in 1e-7 degrees, -180e7 to 180e7. */
  public int longitude() {
    return int32(LONGITUDE);
  }

  public GpsGlobalOrigin longitude(int value) {
    int32(LONGITUDE, value);
    return this;
  }

  /** Height above mean sea level in mm, upwards positive. */
  public int altitude() {
    return int32(ALTITUDE);
  }

  public GpsGlobalOrigin altitude(int value) {
    int32(ALTITUDE, value);
    return this;
  }

  /** The sender's clock in microseconds, since 1970 or since boot (extension). */
  public long timeUsec() {
    return int64(TIME_USEC);
  }

  public GpsGlobalOrigin timeUsec(long value) {
    int64(TIME_USEC, value);
    return this;
  }
}
