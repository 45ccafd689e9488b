package org.bucketbrigade.sim.autopilot;

import org.bucketbrigade.sim.airframe.StateHash;
import org.bucketbrigade.sim.airframe.Ticks;

/**
 * GUIDED: takes off on command, then flies by velocity or position setpoints.
 *
 * <p>A velocity is kept up for GUID_TIMEOUT after the last setpoint, then the vehicle brakes and
 * holds; it stays in GUIDED and says nothing. A place is flown to without a time-out.
 */
final class CopterGuided implements Setpoints.Follower {
  private enum Task {
    HOLD,
    TAKEOFF,
    VELOCITY,
    POSITION
  }

  /**
   * The braking that was measured began this much before GUID_TIMEOUT had passed since the last
   * setpoint: it was counted from when the next one would have been due.
   */
  private static final double MEASURED_EARLIER_SECONDS = 0.14;

  private static final double TAKEN_OFF_WITHIN_M = 0.1;
  private static final double TAKEN_OFF_BELOW_MPS = 0.18;

  private final FlightStatus status;
  private final Navigation navigation;
  private final Craft body;
  private final Parameters parameters;
  private final Setpoints setpoints;

  private Task task = Task.HOLD;
  private boolean holdsHeight;
  private double east;
  private double north;
  private double up;
  private long lastVelocityTick;

  CopterGuided(FlightStatus status, Navigation navigation, Craft body, Parameters parameters) {
    this.status = status;
    this.navigation = navigation;
    this.body = body;
    this.parameters = parameters;
    setpoints = new Setpoints(body.handling().setpointDelaySeconds());
  }

  /** Stops where it is and forgets all setpoints. */
  void hold() {
    task = Task.HOLD;
    holdsHeight = false;
    setpoints.clear();
    if (!status.landed) {
      body.turnAt(0);
    }
  }

  /** Climbs from the ground to a height, metres AMSL. */
  void takeOff(double heightAmslM) {
    setpoints.clear();
    task = Task.TAKEOFF;
    up = heightAmslM;
  }

  /** A velocity setpoint came: mission east and north, up; m/s. */
  void onVelocity(double eastMps, double northMps, double upMps) {
    lastVelocityTick = status.tick;
    setpoints.put(status.tick, false, eastMps, northMps, upMps);
  }

  /** A position setpoint came: mission east and north, metres AMSL. */
  void onPosition(double eastM, double northM, double heightAmslM) {
    setpoints.put(status.tick, true, eastM, northM, heightAmslM);
  }

  @Override
  public void follow(boolean position, double toEast, double toNorth, double toUp) {
    task = position ? Task.POSITION : Task.VELOCITY;
    east = toEast;
    north = toNorth;
    up = toUp;
  }

  void steer() {
    setpoints.drain(status.tick, this);
    switch (task) {
      case HOLD -> {
        if (holdsHeight) {
          navigation.climbTo(up);
        } else {
          navigation.stop();
        }
      }
      case TAKEOFF -> {
        navigation.climbTo(up);
        boolean there = Math.abs(up - body.heightAmslM()) < TAKEN_OFF_WITHIN_M;
        if (there && Math.abs(body.climbMps()) < TAKEN_OFF_BELOW_MPS) {
          task = Task.HOLD;
          holdsHeight = true;
        }
      }
      case VELOCITY -> {
        // On the ground velocities do nothing: only a take-off lifts the vehicle.
        if (status.landed) {
          navigation.stop();
        } else if (isTimedOut()) {
          navigation.stop();
          body.turnAt(0);
        } else {
          navigation.fly(east, north, up);
        }
      }
      case POSITION -> {
        if (status.landed) {
          navigation.stop();
        } else {
          navigation.goTo(east, north, up, parameters.get(CopterParameter.WP_SPD));
        }
      }
    }
  }

  private boolean isTimedOut() {
    double seconds = (status.tick - lastVelocityTick) * Ticks.SECONDS;
    return seconds >= parameters.get(CopterParameter.GUID_TIMEOUT) - MEASURED_EARLIER_SECONDS;
  }

  boolean isTakingOff() {
    return task == Task.TAKEOFF;
  }

  long hash(long start) {
    long hash = StateHash.add(start, task);
    hash = StateHash.add(hash, holdsHeight);
    hash = StateHash.add(hash, east);
    hash = StateHash.add(hash, north);
    hash = StateHash.add(hash, up);
    hash = StateHash.add(hash, lastVelocityTick);
    return setpoints.hash(hash);
  }
}
