package org.bucketbrigade.mavlink;

/**
 * Gives the estimated position on the Earth, the velocity and the heading: the message that a fleet
 * is watched by.
 *
 * <p>MAVLink's GLOBAL_POSITION_INT, 28 bytes.
 */
public final class GlobalPositionInt extends Message {
  /** MAVLink's message id. */
  public static final int ID = 33;

  private static final int TIME_BOOT_MS = 0;
  private static final int LAT = 4;
  private static final int LON = 8;
  private static final int ALT = 12;
  private static final int RELATIVE_ALT = 16;
  private static final int VX = 20;
  private static final int VY = 22;
  private static final int VZ = 24;
  private static final int HDG = 26;

  public GlobalPositionInt() {
    super(ID);
  }

  /** Milliseconds since the sender booted. A step backwards means that it rebooted. */
  public long timeBootMs() {
    return uint32(TIME_BOOT_MS);
  }

  public GlobalPositionInt timeBootMs(long value) {
    uint32(TIME_BOOT_MS, value);
    return this;
  }

  /** Latitude, WGS84, in 1e-7 degrees, -90e7 to 90e7. */
  public int lat() {
    return int32(LAT);
  }

  public GlobalPositionInt lat(int value) {
    int32(LAT, value);
    return this;
  }

  /** Longitude, WGS84, in 1e-7 degrees, -180e7 to 180e7. */
  public int lon() {
    return int32(LON);
  }

  public GlobalPositionInt lon(int value) {
    int32(LON, value);
    return this;
  }

  /** Height above mean sea level in mm, upwards positive. */
  public int alt() {
    return int32(ALT);
  }

  public GlobalPositionInt alt(int value) {
    int32(ALT, value);
    return this;
  }

  /** Height above the home position in mm, upwards positive. */
  public int relativeAlt() {
    return int32(RELATIVE_ALT);
  }

  public GlobalPositionInt relativeAlt(int value) {
    int32(RELATIVE_ALT, value);
    return this;
  }

  /** Velocity north in cm/s. */
  public int vx() {
    return int16(VX);
  }

  public GlobalPositionInt vx(int value) {
    int16(VX, value);
    return this;
  }

  /** Velocity east in cm/s. */
  public int vy() {
    return int16(VY);
  }

  public GlobalPositionInt vy(int value) {
    int16(VY, value);
    return this;
  }

  /** Velocity down in cm/s. */
  public int vz() {
    return int16(VZ);
  }

  public GlobalPositionInt vz(int value) {
    int16(VZ, value);
    return this;
  }

  /** Heading of the nose in 0.01 degrees clockwise from north, 0 to 35999; 65535 if unknown. */
  public int hdg() {
    return uint16(HDG);
  }

  public GlobalPositionInt hdg(int value) {
    uint16(HDG, value);
    return this;
  }
}
