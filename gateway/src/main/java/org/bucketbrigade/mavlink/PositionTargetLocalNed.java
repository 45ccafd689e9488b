package org.bucketbrigade.mavlink;

/**
 * Reports which setpoint the autopilot follows now, in a local north, east, down frame.
 *
 * <p>MAVLink's POSITION_TARGET_LOCAL_NED, 51 bytes.
 */
public final class PositionTargetLocalNed extends Message {
  /** MAVLink's message id. */
  public static final int ID = 85;

  private static final int TIME_BOOT_MS = 0;
  private static final int X = 4;
  private static final int Y = 8;
  private static final int Z = 12;
  private static final int VX = 16;
  private static final int VY = 20;
  private static final int VZ = 24;
  private static final int AFX = 28;
  private static final int AFY = 32;
  private static final int AFZ = 36;
  private static final int YAW = 40;
  private static final int YAW_RATE = 44;
  private static final int TYPE_MASK = 48;
  private static final int COORDINATE_FRAME = 50;

  public PositionTargetLocalNed() {
    super(ID);
  }

  /** Milliseconds since the sender booted. */
  public long timeBootMs() {
    return uint32(TIME_BOOT_MS);
  }

  public PositionTargetLocalNed timeBootMs(long value) {
    uint32(TIME_BOOT_MS, value);
    return this;
  }

  /** Frame of the numbers, one of {@link MavFrame}. */
  public int coordinateFrame() {
    return uint8(COORDINATE_FRAME);
  }

  public PositionTargetLocalNed coordinateFrame(int value) {
    uint8(COORDINATE_FRAME, value);
    return this;
  }

  /** Which numbers mean nothing, bits of {@link PositionTargetMask}. */
  public int typeMask() {
    return uint16(TYPE_MASK);
  }

  public PositionTargetLocalNed typeMask(int value) {
    uint16(TYPE_MASK, value);
    return this;
  }

  /** Position north in m. */
  public float x() {
    return float32(X);
  }

  public PositionTargetLocalNed x(float value) {
    float32(X, value);
    return this;
  }

  /** Position east in m. */
  public float y() {
    return float32(Y);
  }

  public PositionTargetLocalNed y(float value) {
    float32(Y, value);
    return this;
  }

  /** Position down in m; negative above the origin. */
  public float z() {
    return float32(Z);
  }

  public PositionTargetLocalNed z(float value) {
    float32(Z, value);
    return this;
  }

  /** Velocity north in m/s. */
  public float vx() {
    return float32(VX);
  }

  public PositionTargetLocalNed vx(float value) {
    float32(VX, value);
    return this;
  }

  /** Velocity east in m/s. */
  public float vy() {
    return float32(VY);
  }

  public PositionTargetLocalNed vy(float value) {
    float32(VY, value);
    return this;
  }

  /** Velocity down in m/s. */
  public float vz() {
    return float32(VZ);
  }

  public PositionTargetLocalNed vz(float value) {
    float32(VZ, value);
    return this;
  }

  /** Acceleration north in m/s2, or force in N if the mask says so. */
  public float afx() {
    return float32(AFX);
  }

  public PositionTargetLocalNed afx(float value) {
    float32(AFX, value);
    return this;
  }

  /** Acceleration east in m/s2, or force in N if the mask says so. */
  public float afy() {
    return float32(AFY);
  }

  public PositionTargetLocalNed afy(float value) {
    float32(AFY, value);
    return this;
  }

  /** Acceleration down in m/s2, or force in N if the mask says so. */
  public float afz() {
    return float32(AFZ);
  }

  public PositionTargetLocalNed afz(float value) {
    float32(AFZ, value);
    return this;
  }

  /** Yaw in rad, clockwise from north. */
  public float yaw() {
    return float32(YAW);
  }

  public PositionTargetLocalNed yaw(float value) {
    float32(YAW, value);
    return this;
  }

  /** Yaw rate in rad/s, clockwise from above. */
  public float yawRate() {
    return float32(YAW_RATE);
  }

  public PositionTargetLocalNed yawRate(float value) {
    float32(YAW_RATE, value);
    return this;
  }
}
