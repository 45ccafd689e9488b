package org.bucketbrigade.arbiter.reference;

import java.util.ArrayList;
import java.util.List;
import org.bucketbrigade.geo.Terrain;
import org.jspecify.annotations.Nullable;

/** Heights above the ground, and whether it is in the way of a stop. */
final class ReferenceGround {
  static final double WANDER_M = 1.0;
  private static final double STEP_M = 10;
  private static final double LOOK_AHEAD_M = 150;
  private static final double WIDE_M = 1;
  private static final double SLACK_M = 0.1;

  @Nullable Terrain terrain;

  private double groundM(Vec point) {
    return terrain == null ? Double.NaN : terrain.amslM(point.east(), point.north());
  }

  /** Not a number where the ground is unknown. */
  double aglM(ReferenceDrone drone) {
    return drone.at().up() - groundM(drone.at());
  }

  private static double lowestM(
      ReferenceDrone drone, ReferenceArea area, Vec point, boolean floorGives) {
    return floorGives
        ? drone.limits.positionErrorM()
        : Math.max(drone.limits.floorAglM(), area.floorAglM(point)) + WANDER_M;
  }

  /** How far a drone is above its floor. */
  double aboveFloorM(ReferenceDrone drone, ReferenceArea area, boolean floorGives) {
    return aglM(drone) - lowestM(drone, area, drone.at(), floorGives);
  }

  /** Height above which the next 150 m towards a point are free. */
  double clearAmslM(ReferenceDrone drone, ReferenceArea area, Vec to) {
    Vec from = drone.at().flat();
    double away = from.distance(to.flat());
    double ahead = Math.min(away, LOOK_AHEAD_M);
    int samples = 1 + (int) (ahead / STEP_M);
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i <= samples; i++) {
      Vec point = from.towards(to.flat(), away == 0 ? 0 : ahead / away * i / samples);
      double floor = groundM(point) + lowestM(drone, area, point, false);
      highest = floor > highest ? floor : highest;
    }
    return highest;
  }

  /** Whether the ground is unknown or too near below a stop that begins with a climb or descent. */
  boolean inTheWay(
      ReferenceDrone drone, Claim stop, double up, ReferenceArea area, boolean floorGives) {
    double here = aglM(drone);
    double missing = Math.max(0, lowestM(drone, area, drone.at(), floorGives) - here);
    double fall = Math.max(0, Math.max(-drone.velocity().up(), -up));
    double blindS =
        drone.limits.responseS() + drone.limits.linkS() + drone.limits.setpointTimeoutS();
    double sink = fall * blindS + fall * fall / (2 * drone.limits.verticalDecelerationMps2());
    double lowest = drone.at().up() - sink;
    List<Vec> ends = new ArrayList<>(List.of(stop.to()));
    if (stop.spreadM() > WIDE_M) {
      ends.addAll(stop.ends());
    }
    int samples = 1 + (int) (stop.reachM() / STEP_M);
    for (Vec end : ends) {
      for (int i = 1; i <= samples; i++) {
        Vec point = stop.from().towards(end, (double) i / samples);
        double floor = lowestM(drone, area, point, floorGives);
        if (missing > 0) { // it is let go on, but nowhere farther below a floor, nor lower
          floor = Math.max(floor - missing - SLACK_M, Math.min(here - SLACK_M, floor));
        }
        if (!(groundM(point) + floor <= lowest)) {
          return true;
        }
      }
    }
    return false;
  }
}
