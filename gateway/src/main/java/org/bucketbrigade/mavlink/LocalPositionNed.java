package org.bucketbrigade.mavlink;

/**
 * Gives the estimated position and velocity in the vehicle's own local frame: north, east, down of
 * its estimator's origin.
 *
 * <p>MAVLink's LOCAL_POSITION_NED, 28 bytes.
 */
public final class LocalPositionNed extends Message {
  /** MAVLink's message id. */
  public static final int ID = 32;

  private static final int TIME_BOOT_MS = 0;
  private static final int X = 4;
  private static final int Y = 8;
  private static final int Z = 12;
  private static final int VX = 16;
  private static final int VY = 20;
  private static final int VZ = 24;

  public LocalPositionNed() {
    super(ID);
  }

  /** Milliseconds since the sender booted. */
  public long timeBootMs() {
    return uint32(TIME_BOOT_MS);
  }

  public LocalPositionNed timeBootMs(long value) {
    uint32(TIME_BOOT_MS, value);
    return this;
  }

  /** Position north of the origin in m. */
  public float x() {
    return float32(X);
  }

  public LocalPositionNed x(float value) {
    float32(X, value);
    return this;
  }

  /** Position east of the origin in m. */
  public float y() {
    return float32(Y);
  }

  public LocalPositionNed y(float value) {
    float32(Y, value);
    return this;
  }

  /** Position below the origin in m; negative in the air. */
  public float z() {
    return float32(Z);
  }

  public LocalPositionNed z(float value) {
    float32(Z, value);
    return this;
  }

  /** Velocity north in m/s. */
  public float vx() {
    return float32(VX);
  }

  public LocalPositionNed vx(float value) {
    float32(VX, value);
    return this;
  }

  /** Velocity east in m/s. */
  public float vy() {
    return float32(VY);
  }

  public LocalPositionNed vy(float value) {
    float32(VY, value);
    return this;
  }

  /** Velocity down in m/s. */
  public float vz() {
    return float32(VZ);
  }

  public LocalPositionNed vz(float value) {
    float32(VZ, value);
    return this;
  }
}
