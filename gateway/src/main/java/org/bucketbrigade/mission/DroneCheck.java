package org.bucketbrigade.mission;

import java.util.List;
import org.bucketbrigade.arbiter.Arbiter;
import org.bucketbrigade.arbiter.Drone;
import org.bucketbrigade.arbiter.FlightArea;
import org.bucketbrigade.geo.LocalPoint;
import org.bucketbrigade.wire.v1.Reason;
import org.jspecify.annotations.Nullable;

/** Checks that a new sector leaves none of its drones outside, or without a pad to return to. */
final class DroneCheck {
  /** A drone lower than this stands, metres. */
  private static final double ON_GROUND_AGL_M = 2;

  /** A drone in the air may be so far below a new floor; it climbs to it at 0.5 m/s, metres. */
  private static final double BELOW_FLOOR_M = 5;

  /** Room around a pad inside the fence, besides the position error, metres. */
  private static final double AROUND_PAD_M = 1;

  private final Arbiter arbiter;
  private final Sector sector;

  DroneCheck(Arbiter arbiter, Sector sector) {
    this.arbiter = arbiter;
    this.sector = sector;
  }

  /** Whether a drone stands on the ground. */
  static boolean stands(Arbiter arbiter, Drone drone) {
    return drone.motion().known() && arbiter.aglM(drone) < ON_GROUND_AGL_M;
  }

  /**
   * Looks at every drone.
   *
   * @param droneIds of the sector's drones, in their order
   */
  void check(List<Integer> droneIds) throws SectorRefusal {
    for (int i = 0; i < sector.drones().size(); i++) {
      check(sector.drones().get(i), "drone " + droneIds.get(i));
    }
  }

  private void check(Drone drone, String name) throws SectorRefusal {
    if (!drone.motion().known()) {
      throw refusal(name + " has not told where it is", null);
    }
    FlightArea area = sector.area();
    double eastM = drone.motion().eastM();
    double northM = drone.motion().northM();
    LocalPoint here = LocalPoint.onMap(eastM, northM);
    if (!area.contains(eastM, northM)) {
      throw refusal(
          name
              + " would be "
              + SectorRefusal.metres(area.fenceM(eastM, northM))
              + " outside: draw the sector around it, or fly it in first",
          here);
    }
    if (drone.motion().amslM() > sector.ceilingAmslM()) {
      throw refusal(name + " is above the ceiling: bring it down first", here);
    }
    if (!stands(arbiter, drone)
        && arbiter.aglM(drone) < area.floorAglM(eastM, northM) - BELOW_FLOOR_M) {
      throw refusal(name + " is far below the floor: bring it up first", here);
    }
    if (!arbiter.stopsInside(drone, area)) {
      throw refusal(name + " could not stop inside: hold it first, or draw the sector wider", here);
    }
    if (drone.homeKnown() && !holdsPad(area, drone)) {
      throw refusal(
          name + " could not return: its pad would be outside",
          LocalPoint.onMap(drone.homeEastM(), drone.homeNorthM()));
    }
  }

  private static boolean holdsPad(FlightArea area, Drone drone) {
    double around = drone.limits().positionErrorM() + AROUND_PAD_M;
    return area.contains(drone.homeEastM(), drone.homeNorthM())
        && area.fenceM(drone.homeEastM(), drone.homeNorthM()) >= around;
  }

  private static SectorRefusal refusal(String text, @Nullable LocalPoint place) {
    return new SectorRefusal(Reason.REASON_DRONE_OUTSIDE, text, place);
  }
}
