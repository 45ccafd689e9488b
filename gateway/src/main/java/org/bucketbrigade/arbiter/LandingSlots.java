package org.bucketbrigade.arbiter;

import org.bucketbrigade.geo.LocalPoint;

/**
 * Where returning drones land: each at the pad that it started from, unless somebody stands there
 * by now or is to land there; then at the nearest good place around it. Such a place is free, dry,
 * about as high as the pad, and inside the drone's flight area by its separation at least. Of those
 * equally near it is the first, clockwise from north.
 *
 * <p>Places are so far from each other that no two drones over them claim the same ground. So
 * nobody descends onto, or waits above, anybody else; whoever is at its place first lands first.
 */
public final class LandingSlots {
  /** Tells what the arbiter does not know of the ground. */
  public interface Ground {
    /**
     * Height of the ground at a point of the mission frame, metres AMSL; NaN where a drone must not
     * land.
     */
    double amslM(double eastM, double northM);
  }

  /** Between two places, beyond what keeps drones truly apart, metres. */
  private static final double ROOM_M = 2;

  /** Rings of places that are looked at, each one step wider than the last. */
  private static final int RINGS = 4;

  private static final int DIRECTIONS = 8;

  /** Ground that rises or falls by more than this from the pad is no place to land, metres. */
  private static final double LEVEL_M = 3;

  private final Airspace airspace;
  private final Envelope envelope;

  LandingSlots(Airspace airspace, Envelope envelope) {
    this.airspace = airspace;
    this.envelope = envelope;
  }

  /**
   * Looks for the place where a drone is to land.
   *
   * @param found is set to it
   * @return false if it is not another one than before
   */
  boolean find(Drone drone, Ground ground, LocalPoint found) {
    double padEastM = drone.homeEastM;
    double padNorthM = drone.homeNorthM;
    if (Double.isNaN(drone.homeAmslM) || airspace.slotFree(drone, padEastM, padNorthM)) {
      return false;
    }
    double stepM = 2 * (drone.limits.separationM() / 2 + drone.limits.positionErrorM()) + ROOM_M;
    for (int ring = 1; ring <= RINGS; ring++) {
      for (int i = 0; i < ring * DIRECTIONS; i++) {
        double angle = 2 * Math.PI * i / (ring * DIRECTIONS);
        double eastM = padEastM + ring * stepM * StrictMath.sin(angle);
        double northM = padNorthM + ring * stepM * StrictMath.cos(angle);
        if (isGood(drone, ground, eastM, northM)) {
          found.set(eastM, northM, 0);
          return true;
        }
      }
    }
    return false;
  }

  private boolean isGood(Drone drone, Ground ground, double eastM, double northM) {
    double rise = ground.amslM(eastM, northM) - ground.amslM(drone.homeEastM, drone.homeNorthM);
    FlightArea area = envelope.area(drone);
    return area != null
        && Math.abs(rise) <= LEVEL_M
        && area.contains(eastM, northM)
        && area.fenceM(eastM, northM) >= drone.limits.separationM()
        && airspace.slotFree(drone, eastM, northM);
  }
}
