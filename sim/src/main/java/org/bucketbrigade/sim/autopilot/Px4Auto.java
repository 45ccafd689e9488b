package org.bucketbrigade.sim.autopilot;

import org.bucketbrigade.sim.airframe.StateHash;

/** The simple modes of AUTO: to take off, to hold a place, to land. */
final class Px4Auto {
  /** A brake needs this long, at the speed that it begins with, until it bites. */
  private static final double BRAKE_DELAY_SECONDS = 0.65;

  /** Landing begins with a stop. */
  private static final double STOPPED_MPS = 0.5;

  private final Navigation navigation;
  private final Craft body;
  private final Geography geography;
  private final Parameters parameters;
  private double eastM;
  private double northM;
  private double heightAmslM;
  private double takeoffAmslM = Double.NaN;
  private boolean stopped;

  Px4Auto(Navigation navigation, Craft body, Geography geography, Parameters parameters) {
    this.navigation = navigation;
    this.body = body;
    this.geography = geography;
    this.parameters = parameters;
  }

  /** Makes the place where it can stop the one to hold. */
  void beginHold() {
    double speed = body.groundSpeedMps();
    double seconds = speed / (2 * parameters.get(Px4Parameter.MPC_ACC_HOR)) + BRAKE_DELAY_SECONDS;
    eastM = body.eastM() + seconds * body.velocityEastMps();
    northM = body.northM() + seconds * body.velocityNorthMps();
    heightAmslM = body.heightAmslM() + body.climbMps() * BRAKE_DELAY_SECONDS;
  }

  void hold() {
    navigation.goTo(eastM, northM, heightAmslM, parameters.get(Px4Parameter.MPC_XY_CRUISE));
  }

  /**
   * Sets the height that the next take-off climbs to.
   *
   * @param amslM above mean sea level; NaN for the usual height
   */
  void wantTakeoff(double amslM) {
    takeoffAmslM = amslM;
  }

  void beginTakeoff() {
    eastM = body.eastM();
    northM = body.northM();
    double usual = geography.homeAmslM() + parameters.get(Px4Parameter.MIS_TAKEOFF_ALT);
    heightAmslM = Double.isNaN(takeoffAmslM) ? usual : takeoffAmslM;
    takeoffAmslM = Double.NaN;
  }

  /** Climbs; returns whether it is up. */
  boolean takeOff() {
    navigation.climbTo(heightAmslM, parameters.get(Px4Parameter.MPC_TKO_SPEED));
    double missing = heightAmslM - body.heightAmslM();
    return !body.isTouching() && missing < parameters.get(Px4Parameter.NAV_MC_ALT_RAD);
  }

  /** Goes on holding the height that the take-off was to. */
  void holdTakeoff() {
    eastM = body.eastM();
    northM = body.northM();
  }

  /** Whether the take-off is to a height above where the vehicle is. */
  boolean climbs() {
    return heightAmslM > body.heightAmslM();
  }

  void beginLand() {
    stopped = false;
  }

  /** Brakes first, then keeps above the place where it stopped. */
  void land() {
    if (body.fix().isLost()) {
      stopped = false;
      navigation.sinkBlind();
    } else if (!stopped) {
      eastM = body.eastM();
      northM = body.northM();
      stopped = body.groundSpeedMps() < STOPPED_MPS;
      navigation.sink();
    } else {
      navigation.descendAt(eastM, northM);
    }
  }

  long hash(long start) {
    long hash = StateHash.add(start, eastM);
    hash = StateHash.add(hash, northM);
    hash = StateHash.add(hash, heightAmslM);
    hash = StateHash.add(hash, takeoffAmslM);
    return StateHash.add(hash, stopped);
  }
}
