package org.bucketbrigade.mavlink;

/** Bits of what an autopilot can do: some of MAVLink's MAV_PROTOCOL_CAPABILITY. */
public final class MavProtocolCapability {
  /** Parameters come as floating point numbers. */
  public static final long PARAM_FLOAT = 0x02;

  /** Missions with full resolution. */
  public static final long MISSION_INT = 0x04;

  /** Commands with full resolution. */
  public static final long COMMAND_INT = 0x08;

  /** Whole-number parameters come as their bits. */
  public static final long PARAM_ENCODE_BYTEWISE = 0x10;

  /** Follows attitude setpoints. */
  public static final long SET_ATTITUDE_TARGET = 0x40;

  /** Follows setpoints in its local frame. */
  public static final long SET_POSITION_TARGET_LOCAL_NED = 0x80;

  /** Follows setpoints in latitude and longitude. */
  public static final long SET_POSITION_TARGET_GLOBAL_INT = 0x100;

  /** Knows terrain. */
  public static final long TERRAIN = 0x200;

  /** Can end a flight by force. */
  public static final long FLIGHT_TERMINATION = 0x800;

  /** Speaks MAVLink 2. */
  public static final long MAVLINK2 = 0x2000;

  /** Takes a fence by the mission protocol. */
  public static final long MISSION_FENCE = 0x4000;

  /** Takes rally points by the mission protocol. */
  public static final long MISSION_RALLY = 0x8000;

  private MavProtocolCapability() {}
}
