package org.bucketbrigade.sim.autopilot;

import org.bucketbrigade.sim.airframe.StateHash;
import org.bucketbrigade.sim.airframe.Ticks;

/** AUTO.RTL: climbs to its height, flies home, sinks, waits if it is to, lands. */
final class Px4Return implements MissionFlight.Home {
  private enum Stage {
    CLIMB,
    RETURN,
    DESCEND,
    WAIT,
    LAND
  }

  private static final double HEIGHT_REACHED_M = 0.8;
  private static final double HOME_REACHED_M = 2;

  private final Navigation navigation;
  private final Craft body;
  private final Geography geography;
  private final Parameters parameters;
  private Stage stage = Stage.CLIMB;
  private double eastM;
  private double northM;
  private double heightAmslM;
  private int waitedTicks;

  Px4Return(Navigation navigation, Craft body, Geography geography, Parameters parameters) {
    this.navigation = navigation;
    this.body = body;
    this.geography = geography;
    this.parameters = parameters;
  }

  @Override
  public void begin() {
    stage = Stage.CLIMB;
    waitedTicks = 0;
    eastM = body.eastM();
    northM = body.northM();
    double usual = parameters.get(Px4Parameter.RTL_RETURN_ALT);
    double cone = StrictMath.toRadians(parameters.get(Px4Parameter.RTL_CONE_ANG));
    double distance = distanceHomeM();
    if (distance < parameters.get(Px4Parameter.RTL_MIN_DIST)) {
      usual = 0;
    } else if (cone > 0) {
      // near home no higher than the cone
      usual = Math.min(usual, distance / StrictMath.tan(cone));
    }
    heightAmslM = Math.max(body.heightAmslM(), geography.homeAmslM() + usual);
  }

  @Override
  public void steer() {
    double homeEast = geography.homeEastM();
    double homeNorth = geography.homeNorthM();
    double speed = parameters.get(Px4Parameter.MPC_XY_CRUISE);
    switch (stage) {
      case CLIMB -> {
        navigation.goTo(eastM, northM, heightAmslM, speed);
        if (body.heightAmslM() > heightAmslM - HEIGHT_REACHED_M) {
          stage = Stage.RETURN;
        }
      }
      case RETURN -> {
        navigation.goTo(homeEast, homeNorth, heightAmslM, speed);
        if (distanceHomeM() < HOME_REACHED_M) {
          stage = Stage.DESCEND;
          heightAmslM = Math.min(heightAmslM, waitingAmslM());
        }
      }
      case DESCEND -> {
        navigation.goTo(homeEast, homeNorth, heightAmslM, speed);
        if (body.heightAmslM() < heightAmslM + HEIGHT_REACHED_M) {
          stage = Stage.WAIT;
        }
      }
      case WAIT -> {
        navigation.goTo(homeEast, homeNorth, heightAmslM, speed);
        double seconds = parameters.get(Px4Parameter.RTL_LAND_DELAY);
        // below 0 it waits for ever
        if (seconds >= 0 && waitedTicks++ >= seconds * Ticks.PER_SECOND) {
          stage = Stage.LAND;
        }
      }
      case LAND -> navigation.descendAt(homeEast, homeNorth);
    }
  }

  boolean isLanding() {
    return stage == Stage.LAND;
  }

  private double waitingAmslM() {
    return geography.homeAmslM() + parameters.get(Px4Parameter.RTL_DESCEND_ALT);
  }

  private double distanceHomeM() {
    double east = geography.homeEastM() - body.eastM();
    double north = geography.homeNorthM() - body.northM();
    return StrictMath.sqrt(east * east + north * north);
  }

  long hash(long start) {
    long hash = StateHash.add(start, stage);
    hash = StateHash.add(hash, eastM);
    hash = StateHash.add(hash, northM);
    return StateHash.add(StateHash.add(hash, heightAmslM), waitedTicks);
  }
}
