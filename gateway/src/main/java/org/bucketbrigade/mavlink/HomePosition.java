package org.bucketbrigade.mavlink;

/**
 * Tells where home is: the place to which the vehicle returns and where it lands.
 *
 * <p>MAVLink's HOME_POSITION, 60 bytes, 52 of them without extensions.
 */
public final class HomePosition extends Message {
  /** MAVLink's message id. */
  public static final int ID = 242;

  private static final int LATITUDE = 0;
  private static final int LONGITUDE = 4;
  private static final int ALTITUDE = 8;
  private static final int X = 12;
  private static final int Y = 16;
  private static final int Z = 20;
  private static final int Q = 24;
  private static final int APPROACH_X = 40;
  private static final int APPROACH_Y = 44;
  private static final int APPROACH_Z = 48;
  private static final int TIME_USEC = 52;
  private static final int Q_COUNT = 4;

  public HomePosition() {
    super(ID);
  }

  /** Latitude, WGS84, in 1e-7 degrees, -90e7 to 90e7. */
  public int latitude() {
    return int32(LATITUDE);
  }

  public HomePosition latitude(int value) {
    int32(LATITUDE, value);
    return this;
  }

  /** Longitude, WGS84, in 1e-7 degrees, -180e7 to 180e7. */
  public int longitude() {
    return int32(LONGITUDE);
  }

  public HomePosition longitude(int value) {
    int32(LONGITUDE, value);
    return this;
  }

  /** Height above mean sea level in mm, upwards positive. */
  public int altitude() {
    return int32(ALTITUDE);
  }

  public HomePosition altitude(int value) {
    int32(ALTITUDE, value);
    return this;
  }

  /** Home in the local frame, m north of the origin. */
  public float x() {
    return float32(X);
  }

  public HomePosition x(float value) {
    float32(X, value);
    return this;
  }

  /** Home in the local frame, m east of the origin. */
  public float y() {
    return float32(Y);
  }

  public HomePosition y(float value) {
    float32(Y, value);
    return this;
  }

  /** Home in the local frame, m below the origin. */
  public float z() {
    return float32(Z);
  }

  public HomePosition z(float value) {
    float32(Z, value);
    return this;
  }

  /**
   * Part of the quaternion (w, x, y, z; index 0 to 3) that turns the world into the ground's slope
   * and the heading at home.
   */
  public float q(int index) {
    return float32(element(Q, Q_COUNT, 4, index));
  }

  public HomePosition q(int index, float value) {
    float32(element(Q, Q_COUNT, 4, index), value);
    return this;
  }

  /** End of the approach in the local frame, m north of the origin. */
  public float approachX() {
    return float32(APPROACH_X);
  }

  public HomePosition approachX(float value) {
    float32(APPROACH_X, value);
    return this;
  }

  /** End of the approach in the local frame, m east of the origin. */
  public float approachY() {
    return float32(APPROACH_Y);
  }

  public HomePosition approachY(float value) {
    float32(APPROACH_Y, value);
    return this;
  }

  /** End of the approach in the local frame, m below the origin. */
  public float approachZ() {
    return float32(APPROACH_Z);
  }

  public HomePosition approachZ(float value) {
    float32(APPROACH_Z, value);
    return this;
  }

  /** The sender's clock in microseconds, since 1970 or since boot (extension). */
  public long timeUsec() {
    return int64(TIME_USEC);
  }

  public HomePosition timeUsec(long value) {
    int64(TIME_USEC, value);
    return this;
  }
}
