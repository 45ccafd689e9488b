package org.bucketbrigade.mavlink;

/**
 * Commands that this project sends or understands: numbers of MAVLink's MAV_CMD, with the
 * parameters that matter here.
 */
public final class MavCmd {
  /** Fly home and land. */
  public static final int NAV_RETURN_TO_LAUNCH = 20;

  /** Land; parameters 5 and 6 latitude and longitude, both 0 for here. */
  public static final int NAV_LAND = 21;

  /**
   * Take off; parameter 7 is the height in m: above home for an ArduCopter, above mean sea level
   * for a PX4.
   */
  public static final int NAV_TAKEOFF = 22;

  /**
   * Change the flight mode; parameter 1 base mode ({@link MavModeFlag}), 2 custom mode, 3 custom
   * submode.
   */
  public static final int DO_SET_MODE = 176;

  /** Set home; parameter 1 is 1 for here, else 5 to 7 hold the place. */
  public static final int DO_SET_HOME = 179;

  /** Switch a relay; parameter 1 its number from 0, 2 is 1 on, 0 off. */
  public static final int DO_SET_RELAY = 181;

  /** Set a servo output; parameter 1 output number from 1, 2 pulse in microseconds. */
  public static final int DO_SET_SERVO = 183;

  /** Stop the motors in flight, for good; parameter 1 over 0.5 does it. */
  public static final int DO_FLIGHTTERMINATION = 185;

  /**
   * Set actuators; parameters 1 to 6 values from -1 to 1, NaN to leave one alone, 7 is 0 for
   * actuators 1 to 6, 1 for the next six.
   */
  public static final int DO_SET_ACTUATOR = 187;

  /** Fly to a place and hold it; parameter 1 ground speed in m/s, -1 for the usual one. */
  public static final int DO_REPOSITION = 192;

  /** Stay where it is or go on; parameter 1 is 0 stay, 1 go on. */
  public static final int DO_PAUSE_CONTINUE = 193;

  /** Switch the vehicle's geofence; parameter 1 is 0 off, 1 on, 2 off but for the floor. */
  public static final int DO_FENCE_ENABLE = 207;

  /** Work a gripper; parameter 1 its number from 1, 2 is 0 release, 1 grab. */
  public static final int DO_GRIPPER = 211;

  /** Work a crop sprayer, ArduPilot only; parameter 1 is 0 off, 1 on. */
  public static final int DO_SPRAYER = 216;

  /**
   * Start or stop the motors; parameter 1 is 1 arm, 0 disarm, 2 is {@link #FORCE_DISARM} to do so
   * in flight.
   */
  public static final int COMPONENT_ARM_DISARM = 400;

  /** Run the checks before arming, whose complaints come as texts. */
  public static final int RUN_PREARM_CHECKS = 401;

  /**
   * Ask for a message regularly; parameter 1 its id, 2 the interval in microseconds, -1 never, 0 as
   * usual.
   */
  public static final int SET_MESSAGE_INTERVAL = 511;

  /** Ask for a message once; parameter 1 its id. */
  public static final int REQUEST_MESSAGE = 512;

  /** Ask for AUTOPILOT_VERSION in the old way; parameter 1 is 1. */
  public static final int REQUEST_AUTOPILOT_CAPABILITIES = 520;

  /**
   * Corner of a polygon that a vehicle must stay inside, an item of a fence; parameter 1 is how
   * many corners it has, at least 3, and all of them follow each other; 5 and 6 hold the place.
   */
  public static final int NAV_FENCE_POLYGON_VERTEX_INCLUSION = 5001;

  /**
   * Circle that a vehicle must stay inside, an item of a fence; parameter 1 radius in m, 5 and 6
   * its centre.
   */
  public static final int NAV_FENCE_CIRCLE_INCLUSION = 5003;

  /** Not a command: the value of parameter 2 that lets motors stop in flight. */
  public static final int FORCE_DISARM = 21196;

  private MavCmd() {}
}
