package org.bucketbrigade.mavlink;

/**
 * Gives the vehicle's attitude: body axes forward, right, down, turned from north, east, down.
 *
 * <p>MAVLink's ATTITUDE, 28 bytes.
 */
public final class Attitude extends Message {
  /** MAVLink's message id. */
  public static final int ID = 30;

  private static final int TIME_BOOT_MS = 0;
  private static final int ROLL = 4;
  private static final int PITCH = 8;
  private static final int YAW = 12;
  private static final int ROLLSPEED = 16;
  private static final int PITCHSPEED = 20;
  private static final int YAWSPEED = 24;

  public Attitude() {
    super(ID);
  }

  /** Milliseconds since the sender booted. */
  public long timeBootMs() {
    return uint32(TIME_BOOT_MS);
  }

  public Attitude timeBootMs(long value) {
    uint32(TIME_BOOT_MS, value);
    return this;
  }

  /** Roll in rad, -pi to pi, right wing down positive. */
  public float roll() {
    return float32(ROLL);
  }

  public Attitude roll(float value) {
    float32(ROLL, value);
    return this;
  }

  /** Pitch in rad, -pi to pi, nose up positive. */
  public float pitch() {
    return float32(PITCH);
  }

  public Attitude pitch(float value) {
    float32(PITCH, value);
    return this;
  }

  /** Yaw in rad, -pi to pi, clockwise from north positive. */
  public float yaw() {
    return float32(YAW);
  }

  public Attitude yaw(float value) {
    float32(YAW, value);
    return this;
  }

  /** Turn rate about the forward axis in rad/s. */
  public float rollspeed() {
    return float32(ROLLSPEED);
  }

  public Attitude rollspeed(float value) {
    float32(ROLLSPEED, value);
    return this;
  }

  /** Turn rate about the right axis in rad/s. */
  public float pitchspeed() {
    return float32(PITCHSPEED);
  }

  public Attitude pitchspeed(float value) {
    float32(PITCHSPEED, value);
    return this;
  }

  /** Turn rate about the down axis in rad/s. */
  public float yawspeed() {
    return float32(YAWSPEED);
  }

  public Attitude yawspeed(float value) {
    float32(YAWSPEED, value);
    return this;
  }
}
