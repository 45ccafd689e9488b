package org.bucketbrigade.sim.crowd;

/**
 * Where a person wants the drone to be, and how to get there.
 *
 * @param eastM metres east of the mission origin
 * @param northM metres north of the mission origin
 * @param amslM height wanted there
 * @param heightAboveSurfaceM the same height above the ground or water there
 * @param innerM within this distance the drone may go straight to its height, metres
 * @param steepM beyond {@code innerM}, over this distance the way down is steep: neighbours hover
 *     low close by
 * @param laneAglM height above ground on the way, metres
 * @param innerSpeedMps greatest horizontal speed near the goal
 */
record Goal(
    double eastM,
    double northM,
    double amslM,
    double heightAboveSurfaceM,
    double innerM,
    double steepM,
    double laneAglM,
    double innerSpeedMps) {

  double distanceM(double eastM, double northM) {
    return StrictMath.hypot(this.eastM - eastM, this.northM - northM);
  }
}
