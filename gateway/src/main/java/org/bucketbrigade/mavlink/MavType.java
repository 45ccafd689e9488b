package org.bucketbrigade.mavlink;

/** Kinds of systems: numbers of MAVLink's MAV_TYPE. */
public final class MavType {
  /** Unspecified. */
  public static final int GENERIC = 0;

  /** Aeroplane. */
  public static final int FIXED_WING = 1;

  /** Multicopter with four rotors. */
  public static final int QUADROTOR = 2;

  /** Helicopter with coaxial rotors. */
  public static final int COAXIAL = 3;

  /** Helicopter with a tail rotor. */
  public static final int HELICOPTER = 4;

  /** Antenna on the ground that follows a vehicle. */
  public static final int ANTENNA_TRACKER = 5;

  /** Ground control station: what a gateway is to a vehicle. */
  public static final int GCS = 6;

  /** Multicopter with six rotors. */
  public static final int HEXAROTOR = 13;

  /** Multicopter with eight rotors. */
  public static final int OCTOROTOR = 14;

  /** Multicopter with three rotors. */
  public static final int TRICOPTER = 15;

  /** Computer on board that is not the autopilot. */
  public static final int ONBOARD_CONTROLLER = 18;

  /** Gimbal. */
  public static final int GIMBAL = 26;

  /** Receiver of other aircraft's positions. */
  public static final int ADSB = 27;

  /** Multicopter with twelve rotors. */
  public static final int DODECAROTOR = 29;

  /** Camera. */
  public static final int CAMERA = 30;

  /** Multicopter with ten rotors. */
  public static final int DECAROTOR = 35;

  private MavType() {}

  /** The kind of copter that a lower-case word means, such as hexarotor; 0: none. */
  public static int copter(String word) {
    return switch (word) {
      case "quadrotor" -> QUADROTOR;
      case "coaxial" -> COAXIAL;
      case "helicopter" -> HELICOPTER;
      case "hexarotor" -> HEXAROTOR;
      case "octorotor" -> OCTOROTOR;
      case "tricopter" -> TRICOPTER;
      case "dodecarotor" -> DODECAROTOR;
      case "decarotor" -> DECAROTOR;
      default -> 0;
    };
  }
}
