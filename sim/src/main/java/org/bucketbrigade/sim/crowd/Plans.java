package org.bucketbrigade.sim.crowd;

import org.bucketbrigade.sim.crowd.BoardItem.Place;
import org.bucketbrigade.wire.v1.Seating;

/** Turns an errand into a goal: over the water slot, or over the point of the drop. */
final class Plans {
  /**
   * High enough for full speed, no higher: each metre costs a climb and a descent. Drones are kept
   * apart on the map, whatever their heights.
   */
  private static final double LOADED_LANE_AGL_M = 22;

  private static final double EMPTY_LANE_AGL_M = 24;

  /** Neighbouring drone ids fly a little apart in height. */
  private static final int LANE_STEPS = 3;

  private static final double LANE_STEP_M = 2;

  private static final double FILL_SPEED_MPS = 1.2;
  private static final double DROP_INNER_M = 8;

  /**
   * Low and slow: the water of a load then lies on one or two cells, deep enough to stop a front.
   */
  private static final double DROP_HEIGHT_SHARE = 0.15;

  private static final double DROP_SPEED_SHARE = 0.3;

  /**
   * Falling water drifts with the wind for height / this speed, once the air has taken it along.
   */
  private static final double FALL_MPS = 8;

  private static final double TAKEN_ALONG_S = 0.5;

  /** Where the water lies drones hover 25 m apart: come down steeply from here on. */
  private static final double STEEP_M = 8;

  private Plans() {}

  static Goal water(Seating seating, Place place) {
    Target slot = Target.at(place.frame(), seating.getWaterLatE7(), seating.getWaterLonE7());
    double heightM = fillHeightM(seating);
    return new Goal(
        slot.eastM(),
        slot.northM(),
        seating.getWaterSurfaceAmslCm() / 100.0 + heightM,
        heightM,
        Math.max(3, 0.5 * seating.getWaterRadiusCm() / 100.0),
        STEEP_M,
        laneAglM(EMPTY_LANE_AGL_M, seating),
        FILL_SPEED_MPS);
  }

  /**
   * Half-way between the lowest height the gateway lets a drone reach and the highest for filling.
   */
  private static double fillHeightM(Seating seating) {
    double lowestM = Guidance.floorAglM(seating) + 2;
    double highestM = seating.getWaterHeightMaxCm() / 100.0;
    return Math.max(lowestM + 0.3, Math.min((lowestM + highestM) / 2, lowestM + 1));
  }

  /** Upwind of the point, so that the water drifts onto it. */
  static Goal drop(Seating seating, Target point, SituationBoard board, Sight sight) {
    double lowestM = seating.getDropHeightMinAglCm() / 100.0;
    double highestM = seating.getDropHeightMaxAglCm() / 100.0;
    double heightM = highestM > lowestM ? lowestM + DROP_HEIGHT_SHARE * (highestM - lowestM) : 20;
    double groundM = board.groundAmslM(point.eastM(), point.northM());
    if (Double.isNaN(groundM)) {
      groundM = sight.groundAmslM();
    }
    double upwindS = Math.max(0, heightM / FALL_MPS - TAKEN_ALONG_S);
    double speedMaxMps = seating.getDropSpeedMaxCms() / 100.0;
    return new Goal(
        point.eastM() - upwindS * board.windEastMps(),
        point.northM() - upwindS * board.windNorthMps(),
        groundM + heightM,
        heightM,
        DROP_INNER_M,
        0,
        laneAglM(LOADED_LANE_AGL_M, seating),
        speedMaxMps > 0 ? DROP_SPEED_SHARE * speedMaxMps : 3);
  }

  /** High over the slot: where a loaded crew waits while nothing burns. */
  static Goal waitOverWater(Seating seating, Goal slot) {
    double laneM = laneAglM(LOADED_LANE_AGL_M, seating);
    double amslM = seating.getWaterSurfaceAmslCm() / 100.0 + laneM;
    return new Goal(slot.eastM(), slot.northM(), amslM, laneM, slot.innerM(), 0, laneM, 3);
  }

  private static double laneAglM(double base, Seating seating) {
    return base + seating.getDroneId() % LANE_STEPS * LANE_STEP_M;
  }
}
