package org.bucketbrigade.arbiter;

import org.bucketbrigade.geo.Terrain;
import org.jspecify.annotations.Nullable;

/** Whether the ground stays far enough below where a drone flies and comes to rest. */
final class Clearance {
  /** The ground is looked at this often along a stop, metres. */
  private static final double TERRAIN_STEP_M = 10;

  /** How far ahead a drone on its way home looks for rising ground, metres. */
  private static final double LOOK_AHEAD_M = 150;

  /** A stop wider than this is looked at along each of its ends, metres. */
  private static final double TERRAIN_SPREAD_M = 1;

  /** Below the floor already, the ground may come nearer by this on the way, metres. */
  private static final double SLACK_M = 0.1;

  private @Nullable Terrain terrain;

  // Height of the drone being worked on above the ground, and what it lacks to its floor there.
  private double hereM;
  private double missingM;
  private boolean relaxed;

  void place(Terrain newTerrain) {
    terrain = newTerrain;
  }

  boolean known() {
    return terrain != null;
  }

  /**
   * Whether the floor gives, so that a drone may go down to where its position error does not touch
   * the ground.
   */
  void relax(boolean floorGives) {
    relaxed = floorGives;
  }

  private double groundM(double eastM, double northM) {
    return terrain == null ? Double.NaN : terrain.amslM(eastM, northM);
  }

  /** Height above the ground or water below a drone, metres; NaN where the ground is unknown. */
  double aglM(Motion motion) {
    return motion.amslM - groundM(motion.eastM, motion.northM);
  }

  /** Height above which a drone flies freely for a while towards a point, metres AMSL. */
  double clearAmslM(Drone drone, FlightArea inside, double toE, double toN) {
    double dE = toE - drone.motion.eastM;
    double dN = toN - drone.motion.northM;
    double away = Math.sqrt(dE * dE + dN * dN);
    int samples = 1 + (int) (Math.min(away, LOOK_AHEAD_M) / TERRAIN_STEP_M);
    double step = away == 0 ? 0 : Math.min(away, LOOK_AHEAD_M) / (away * samples);
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i <= samples; i++) {
      double eastM = drone.motion.eastM + dE * step * i;
      double northM = drone.motion.northM + dN * step * i;
      double floor = groundM(eastM, northM) + lowestM(drone, inside, eastM, northM);
      highest = floor > highest ? floor : highest; // unknown ground is the envelope's business
    }
    return highest;
  }

  /** Lowest height above ground that a drone may sink to at a point. */
  private double lowestM(Drone drone, FlightArea inside, double eastM, double northM) {
    return relaxed
        ? drone.limits.positionErrorM()
        : Math.max(drone.limits.floorAglM(), inside.floorAglM(eastM, northM)) + Envelope.WANDER_M;
  }

  /**
   * How far a drone is above its floor, metres; negative below; NaN where the ground is unknown.
   */
  double aboveFloorM(Drone drone, FlightArea inside) {
    Motion motion = drone.motion;
    return aglM(motion) - lowestM(drone, inside, motion.eastM, motion.northM);
  }

  /** Whether the ground is nearer than the floor below a stop that begins with a vertical speed. */
  boolean groundInTheWay(Drone drone, Stop stop, double d, FlightArea inside) {
    Motion motion = drone.motion;
    FlightLimits limits = drone.limits;
    hereM = motion.amslM - groundM(motion.eastM, motion.northM);
    missingM = Math.max(0, lowestM(drone, inside, motion.eastM, motion.northM) - hereM);
    // A descent can end anywhere on the way, a climb is not counted on. The position error is
    // part of floorAglM.
    double fall = Math.max(motion.downMps, d);
    double sink = fall <= 0 ? 0 : limits.verticalStopM(fall) - limits.positionErrorM();
    double lowest = motion.amslM - sink;
    if (rises(drone, stop, inside, stop.endX, stop.endY, lowest)) {
      return true;
    }
    for (int end = 0; stop.spreadM > TERRAIN_SPREAD_M && end < Stop.ENDS; end++) {
      if (rises(drone, stop, inside, stop.endX(end), stop.endY(end), lowest)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether the ground is unknown or nearer than the floor below a height on the straight way to a
   * point.
   */
  private boolean rises(
      Drone drone, Stop stop, FlightArea inside, double toE, double toN, double lowestAmslM) {
    double dE = toE - stop.x;
    double dN = toN - stop.y;
    int samples = 1 + (int) (stop.reachM / TERRAIN_STEP_M);
    for (int i = 1; i <= samples; i++) {
      double part = (double) i / samples;
      double eastM = stop.x + dE * part;
      double northM = stop.y + dN * part;
      double floor = floorOnTheWayM(lowestM(drone, inside, eastM, northM));
      if (!(groundM(eastM, northM) + floor <= lowestAmslM)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The floor at a place that a drone flies to, given that place's own. Below its floor already
   * (over a shore, say, or above the water), it is let go on level, but nowhere farther below a
   * floor than it is now, and nowhere lower above the ground.
   */
  private double floorOnTheWayM(double floorThereM) {
    return missingM == 0
        ? floorThereM
        : Math.max(floorThereM - missingM - SLACK_M, Math.min(hereM - SLACK_M, floorThereM));
  }
}
