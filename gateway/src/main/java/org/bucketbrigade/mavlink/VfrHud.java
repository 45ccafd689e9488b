package org.bucketbrigade.mavlink;

/**
 * Gives what a pilot's head-up display shows: speeds, height, heading, climb.
 *
 * <p>MAVLink's VFR_HUD, 20 bytes.
 */
public final class VfrHud extends Message {
  /** MAVLink's message id. */
  public static final int ID = 74;

  private static final int AIRSPEED = 0;
  private static final int GROUNDSPEED = 4;
  private static final int ALT = 8;
  private static final int CLIMB = 12;
  private static final int HEADING = 16;
  private static final int THROTTLE = 18;

  public VfrHud() {
    super(ID);
  }

  /** Airspeed in m/s. */
  public float airspeed() {
    return float32(AIRSPEED);
  }

  public VfrHud airspeed(float value) {
    float32(AIRSPEED, value);
    return this;
  }

  /** Speed over the ground in m/s. */
  public float groundspeed() {
    return float32(GROUNDSPEED);
  }

  public VfrHud groundspeed(float value) {
    float32(GROUNDSPEED, value);
    return this;
  }

  /** Heading in degrees clockwise from north, 0 to 360. */
  public int heading() {
    return int16(HEADING);
  }

  public VfrHud heading(int value) {
    int16(HEADING, value);
    return this;
  }

  /** Throttle in %, 0 to 100. */
  public int throttle() {
    return uint16(THROTTLE);
  }

  public VfrHud throttle(int value) {
    uint16(THROTTLE, value);
    return this;
  }

  /** Height above mean sea level in m. */
  public float alt() {
    return float32(ALT);
  }

  public VfrHud alt(float value) {
    float32(ALT, value);
    return this;
  }

  /** Rate of climb in m/s, upwards positive. */
  public float climb() {
    return float32(CLIMB);
  }

  public VfrHud climb(float value) {
    float32(CLIMB, value);
    return this;
  }
}
