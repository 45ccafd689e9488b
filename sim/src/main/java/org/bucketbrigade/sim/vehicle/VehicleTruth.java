package org.bucketbrigade.sim.vehicle;

/**
 * What is really the case with a simulated drone, for referees; telemetry only says what its
 * autopilot believes.
 *
 * <p>Positions are metres east and north of the mission origin.
 */
public interface VehicleTruth {
  /** MAVLink system id, 1 to 255. */
  int systemId();

  double eastM();

  double northM();

  double heightAmslM();

  /** Height above the ground or the water, metres. */
  double heightAboveSurfaceM();

  double velocityEastMps();

  double velocityNorthMps();

  double climbMps();

  boolean isArmed();

  /** Whether its autopilot believes that it stands on the ground. */
  boolean isLanded();

  /** Whether it was destroyed by ground or water. */
  boolean isWrecked();

  /** Number of the flight mode, as in a heartbeat's custom_mode. */
  int mode();

  /** Whether it is in the mode in which setpoints steer it. */
  boolean obeysSetpoints();

  /** Water in the tank. */
  double tankLitres();

  /** All water let out since the start. */
  double releasedLitres();

  /** All water drawn since the start. */
  double filledLitres();

  /** Openings of the valve that let water out. */
  int drops();

  /** Openings of the valve, over an empty tank too. */
  int valveOpenings();

  /** Energy left, 0 to 1. */
  double batteryRemaining();
}
