package org.bucketbrigade.sim.autopilot;

import org.bucketbrigade.sim.airframe.StateHash;
import org.bucketbrigade.sim.airframe.Ticks;

/** RTL: climbs to its height, flies home, waits, lands. */
final class CopterReturn implements MissionFlight.Home {
  private enum Stage {
    CLIMB,
    RETURN,
    LOITER,
    LAND
  }

  private static final double HEIGHT_REACHED_M = 0.3;

  /** A vehicle that is nearer than this to home does not climb for the cone's sake. */
  private static final double LEAST_CONE_M = 2;

  private final Navigation navigation;
  private final Craft body;
  private final Geography geography;
  private final Parameters parameters;

  private Stage stage = Stage.CLIMB;
  private double heightAmslM;
  private int loiterTicks;

  CopterReturn(Navigation navigation, Craft body, Geography geography, Parameters parameters) {
    this.navigation = navigation;
    this.body = body;
    this.geography = geography;
    this.parameters = parameters;
  }

  @Override
  public void begin() {
    stage = Stage.CLIMB;
    loiterTicks = 0;
    double above = geography.heightAboveHomeM();
    double cone =
        Math.max(LEAST_CONE_M, distanceHomeM() * parameters.get(CopterParameter.RTL_CONE_SLOPE));
    double usual = Math.min(parameters.get(CopterParameter.RTL_ALT_M), cone);
    double least = above + parameters.get(CopterParameter.RTL_CLIMB_MIN_M);
    heightAmslM = geography.homeAmslM() + Math.max(usual, least);
  }

  @Override
  public void steer() {
    double east = geography.homeEastM();
    double north = geography.homeNorthM();
    switch (stage) {
      case CLIMB -> {
        navigation.climbTo(heightAmslM);
        if (body.heightAmslM() > heightAmslM - HEIGHT_REACHED_M) {
          stage = Stage.RETURN;
        }
      }
      case RETURN -> {
        navigation.goTo(east, north, heightAmslM, speedMps());
        if (distanceHomeM() < parameters.get(CopterParameter.WP_RADIUS_M)) {
          stage = Stage.LOITER;
        }
      }
      case LOITER -> {
        navigation.goTo(east, north, heightAmslM, speedMps());
        if (++loiterTicks * Ticks.MILLIS >= parameters.get(CopterParameter.RTL_LOIT_TIME)) {
          stage = Stage.LAND;
        }
      }
      case LAND -> navigation.descendAt(east, north);
    }
  }

  boolean isLanding() {
    return stage == Stage.LAND;
  }

  private double speedMps() {
    double own = parameters.get(CopterParameter.RTL_SPEED_MS);
    return own > 0 ? own : parameters.get(CopterParameter.WP_SPD);
  }

  private double distanceHomeM() {
    double east = geography.homeEastM() - body.eastM();
    double north = geography.homeNorthM() - body.northM();
    return StrictMath.sqrt(east * east + north * north);
  }

  long hash(long start) {
    long hash = StateHash.add(start, stage);
    return StateHash.add(StateHash.add(hash, heightAmslM), loiterTicks);
  }
}
