package org.bucketbrigade.mavlink;

/** Bits of a heartbeat's base mode, MAVLink's MAV_MODE_FLAG. */
public final class MavModeFlag {
  /** The custom mode counts; a mode order without this bit is refused. */
  public static final int CUSTOM_MODE_ENABLED = 0x01;

  /** Some test is on. */
  public static final int TEST_ENABLED = 0x02;

  /** The autopilot finds its own way. */
  public static final int AUTO_ENABLED = 0x04;

  /** The autopilot follows setpoints or a mission. */
  public static final int GUIDED_ENABLED = 0x08;

  /** The autopilot steadies attitude or position. */
  public static final int STABILIZE_ENABLED = 0x10;

  /** Sensors and motors are simulated. */
  public static final int HIL_ENABLED = 0x20;

  /** A radio control is heeded. */
  public static final int MANUAL_INPUT_ENABLED = 0x40;

  /** Motors are armed. */
  public static final int SAFETY_ARMED = 0x80;

  private MavModeFlag() {}
}
