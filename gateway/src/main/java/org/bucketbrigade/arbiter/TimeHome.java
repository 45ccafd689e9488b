package org.bucketbrigade.arbiter;

import org.bucketbrigade.geo.LocalPoint;

/** How long a drone needs to get home and land, with the wind that the feed tells. */
final class TimeHome {
  /** Slower than this over the ground, getting home is a matter of hope, m/s. */
  private static final double SLOWEST_MPS = 1;

  /** For slowing down above the pad, and for others who are landing, seconds. */
  private static final double WAITS_S = 30;

  private TimeHome() {}

  /**
   * Seconds to fly a way and sink.
   *
   * @param limits whose greatest speed is taken to be the greatest through the air, too: the drone
   *     may be faster there, but nobody has measured it
   */
  static double seconds(double wayM, double sinkM, double groundMps, FlightLimits limits) {
    return wayM / Math.max(SLOWEST_MPS, groundMps) + sinkM / limits.maxDescentMps() + WAITS_S;
  }

  /**
   * Speed over the ground along a direction, m/s: what the crosswind leaves of the speed through
   * the air, less the headwind. A tailwind is not counted on. The wind is where the air moves to.
   */
  static double groundMps(double airMps, double dirE, double dirN, double windE, double windN) {
    double along = windE * dirE + windN * dirN;
    double across = windN * dirE - windE * dirN;
    return Math.sqrt(Math.max(0, airMps * airMps - across * across)) + Math.min(0, along);
  }

  /** The way home inside a flight area is longer than the straight one; by this much at most. */
  private static final double DETOUR = 1.5;

  /** Seconds for a drone whose home is known. */
  static double of(Drone drone, FlightArea area, Hazards hazards, double aglM, LocalPoint next) {
    Motion motion = drone.motion;
    double dE = drone.homeEastM - motion.eastM;
    double dN = drone.homeNorthM - motion.northM;
    double away = Math.sqrt(dE * dE + dN * dN);
    double mps = drone.limits.maxSpeedMps();
    if (away > 0) {
      mps = groundMps(mps, dE / away, dN / away, hazards.windEastMps(), hazards.windNorthMps());
    }
    area.wayHome().next(motion.eastM, motion.northM, drone.homeEastM, drone.homeNorthM, next);
    boolean straight = next.eastM == drone.homeEastM && next.northM == drone.homeNorthM;
    double sinkM = Double.isNaN(aglM) ? 0 : Math.max(0, aglM);
    return seconds(straight ? away : DETOUR * away, sinkM, mps, drone.limits);
  }
}
