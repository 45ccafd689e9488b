package org.bucketbrigade.mission;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.IntFunction;
import org.bucketbrigade.arbiter.Arbiter;
import org.bucketbrigade.arbiter.Drone;
import org.bucketbrigade.arbiter.FlightArea;
import org.bucketbrigade.arbiter.FlightLimits;
import org.bucketbrigade.geo.LocalPoint;
import org.bucketbrigade.geo.Polygon;
import org.bucketbrigade.geo.Terrain;
import org.bucketbrigade.wire.v1.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Makes a sector of what a lead has drawn: checks it against the ground, its drones and the other
 * sectors, and lays the passages to base and water. Changes nothing.
 */
final class SectorPlanner {
  static final int MOST_DRONES = 25;

  /** Least height between floor and ceiling above any ground, metres. */
  static final double LEAST_HEIGHT_M = 15;

  private static final double HIGHEST_FLOOR_M = 120;

  /** A drone lower than this stands, metres. */
  private static final double ON_GROUND_AGL_M = 2;

  /** The ground below ways is looked at this often, metres. */
  private static final double GROUND_STEP_M = 15;

  private final Arbiter arbiter;
  private final Place place;
  private final IntFunction<@Nullable Drone> byId;

  /**
   * @param byId the drone with an id, or null
   */
  SectorPlanner(Arbiter arbiter, Place place, IntFunction<@Nullable Drone> byId) {
    this.arbiter = arbiter;
    this.place = place;
    this.byId = byId;
  }

  /**
   * Plans a sector.
   *
   * @param others all other sectors
   * @throws SectorRefusal if it cannot be so; says what is wrong and where
   */
  Sector plan(SectorRequest request, int id, Collection<Sector> others) throws SectorRefusal {
    FlightArea whole = place.area();
    Place.Bounds bounds = place.bounds();
    Terrain terrain = place.terrain();
    if (whole == null || bounds == null || terrain == null || !place.complete()) {
      throw new SectorRefusal(
          Reason.REASON_FEED_STALE, "the incident's ground is not known yet", null);
    }
    Polygon polygon = SectorOutline.polygon(request, whole);
    Room room = new Room(polygon);
    SectorOutline.requireRoom(room);
    List<Drone> drones = drones(request);
    List<WaterSlots.Slot> slots = slots(request, whole, room, drones.size());
    Passages passages = new Passages(room, whole, request.floorAglM());
    passages.layBase(bounds.baseEastM(), bounds.baseNorthM(), drones, this::stands);
    passages.layWater(slots);
    requireApart(polygon, passages.all(), others);
    requireHeights(request, whole, terrain, room, passages.all());
    List<FlightArea.Part> parts = new ArrayList<>();
    parts.add(new FlightArea.Part(polygon, request.floorAglM()));
    for (Sector.Passage passage : passages.all()) {
      parts.add(new FlightArea.Part(passage.shape(), passage.floorAglM()));
    }
    List<LocalPoint> junctions = passages.junctions(polygon);
    FlightArea area = new FlightArea(parts, request.ceilingAmslM(), junctions);
    Sector sector =
        new Sector(
            id,
            request.name(),
            request.corners(),
            polygon,
            request.floorAglM(),
            request.ceilingAmslM(),
            request.waterSite(),
            drones,
            passages.all(),
            slots,
            area);
    requireDronesInside(request, sector);
    return sector;
  }

  private List<Drone> drones(SectorRequest request) throws SectorRefusal {
    List<Integer> ids = request.droneIds();
    if (ids.size() > MOST_DRONES || ids.stream().distinct().count() != ids.size()) {
      throw new SectorRefusal(
          Reason.REASON_SECTOR_DRONES,
          "it has " + ids.size() + " drones; at most " + MOST_DRONES + ", each once",
          null);
    }
    List<Drone> drones = new ArrayList<>();
    for (int droneId : ids) {
      Drone drone = byId.apply(droneId);
      if (drone == null) {
        throw new SectorRefusal(Reason.REASON_NO_SUCH_DRONE, "there is no drone " + droneId, null);
      }
      drones.add(drone);
    }
    return drones;
  }

  private boolean stands(Drone drone) {
    return drone.motion().known() && arbiter.aglM(drone) < ON_GROUND_AGL_M;
  }

  /** The places at its water: as many as it has drones, those nearest to the sector. */
  private List<WaterSlots.Slot> slots(
      SectorRequest request, FlightArea whole, Room room, int drones) throws SectorRefusal {
    int site = request.waterSite();
    if (site < 0 || site >= place.lakes().size()) {
      throw new SectorRefusal(Reason.REASON_SECTOR_WATER, "there is no water " + (site + 1), null);
    }
    Place.Lake lake = place.lakes().get(site);
    Room.Spot shore = room.nearest(lake.eastM(), lake.northM(), SectorOutline.LEAST_ROOM_M);
    List<WaterSlots.Slot> slots =
        WaterSlots.of(List.of(lake), whole, shore.eastM(), shore.northM());
    if (slots.isEmpty()) {
      throw new SectorRefusal(
          Reason.REASON_SECTOR_WATER,
          "this water lies outside the incident's area",
          point(lake.eastM(), lake.northM()));
    }
    return List.copyOf(slots.subList(0, Math.max(1, Math.min(drones, slots.size()))));
  }

  private static void requireApart(
      Polygon polygon, List<Sector.Passage> passages, Collection<Sector> others)
      throws SectorRefusal {
    for (Sector other : others) {
      requireApart("it overlaps sector ", other, polygon.meets(other.polygon()));
      for (Sector.Passage way : passages) {
        if (!way.isDisc()) {
          requireApart(
              "its way to base or water crosses sector ",
              other,
              way.shape().meets(other.polygon()));
        }
      }
      for (Sector.Passage way : other.passages()) {
        if (!way.isDisc()) {
          requireApart(
              "it lies in the way to base or water of sector ", other, polygon.meets(way.shape()));
        }
      }
    }
  }

  private static void requireApart(String what, Sector other, @Nullable LocalPoint where)
      throws SectorRefusal {
    if (where != null) {
      throw new SectorRefusal(Reason.REASON_SECTOR_OVERLAP, what + other.name(), where);
    }
  }

  private void requireHeights(
      SectorRequest request,
      FlightArea whole,
      Terrain terrain,
      Room room,
      List<Sector.Passage> passages)
      throws SectorRefusal {
    double lowest = FlightLimits.REFERENCE.floorAglM();
    if (!(request.floorAglM() >= lowest && request.floorAglM() <= HIGHEST_FLOOR_M)) {
      throw new SectorRefusal(
          Reason.REASON_SECTOR_HEIGHT,
          "a floor is "
              + SectorRefusal.metres(lowest)
              + " to "
              + SectorRefusal.metres(HIGHEST_FLOOR_M)
              + " AGL",
          null);
    }
    if (!(request.ceilingAmslM() <= whole.ceilingAmslM())) {
      throw new SectorRefusal(
          Reason.REASON_SECTOR_HEIGHT,
          "the incident's ceiling is " + SectorRefusal.metres(whole.ceilingAmslM()) + " AMSL",
          null);
    }
    for (Room.Spot spot : room.spots()) {
      requireHeight(request, terrain, spot.eastM(), spot.northM());
    }
    for (Sector.Passage way : passages) {
      double dE = way.toE() - way.fromE();
      double dN = way.toN() - way.fromN();
      int samples = 1 + (int) (Math.sqrt(dE * dE + dN * dN) / GROUND_STEP_M);
      for (int i = 0; i <= samples; i++) {
        double part = (double) i / samples;
        requireHeight(request, terrain, way.fromE() + dE * part, way.fromN() + dN * part);
      }
    }
  }

  private static void requireHeight(
      SectorRequest request, Terrain terrain, double eastM, double northM) throws SectorRefusal {
    double ground = terrain.amslM(eastM, northM);
    if (Double.isNaN(ground)) {
      throw new SectorRefusal(
          Reason.REASON_SECTOR_PLACE,
          "nobody knows the height of the ground here",
          point(eastM, northM));
    }
    if (ground + request.floorAglM() + LEAST_HEIGHT_M > request.ceilingAmslM()) {
      throw new SectorRefusal(
          Reason.REASON_SECTOR_HEIGHT,
          "the ground here is "
              + SectorRefusal.metres(ground)
              + " AMSL: with the floor "
              + SectorRefusal.metres(request.floorAglM())
              + " above it, less than "
              + SectorRefusal.metres(LEAST_HEIGHT_M)
              + " are left below the ceiling",
          point(eastM, northM));
    }
  }

  private void requireDronesInside(SectorRequest request, Sector sector) throws SectorRefusal {
    for (int i = 0; i < sector.drones().size(); i++) {
      Drone drone = sector.drones().get(i);
      String name = "drone " + request.droneIds().get(i);
      if (!drone.motion().known()) {
        throw new SectorRefusal(
            Reason.REASON_DRONE_OUTSIDE, name + " has not told where it is", null);
      }
      double eastM = drone.motion().eastM();
      double northM = drone.motion().northM();
      LocalPoint here = point(eastM, northM);
      if (!sector.area().contains(eastM, northM)) {
        throw new SectorRefusal(
            Reason.REASON_DRONE_OUTSIDE,
            name
                + " would be "
                + SectorRefusal.metres(sector.area().fenceM(eastM, northM))
                + " outside: draw the sector around it, or fly it in first",
            here);
      }
      if (drone.motion().amslM() > sector.ceilingAmslM()) {
        throw new SectorRefusal(
            Reason.REASON_DRONE_OUTSIDE, name + " is above the ceiling: bring it down first", here);
      }
      if (!arbiter.stopsInside(drone, sector.area())) {
        throw new SectorRefusal(
            Reason.REASON_DRONE_OUTSIDE,
            name + " could not stop inside: hold it first, or draw the sector wider",
            here);
      }
    }
  }

  private static LocalPoint point(double eastM, double northM) {
    return new LocalPoint().set(eastM, northM, 0);
  }
}
