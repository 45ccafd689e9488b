package org.bucketbrigade.mission;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.IntFunction;
import org.bucketbrigade.arbiter.Arbiter;
import org.bucketbrigade.arbiter.Drone;
import org.bucketbrigade.arbiter.FlightArea;
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
    List<WaterSlots.Slot> slots = slots(request, whole, room, drones.size(), others);
    Passages passages = new Passages(room, whole, request.floorAglM());
    passages.layBase(bounds.bases(), pads(drones));
    passages.layWater(slots);
    requireApart(polygon, passages.all(), others);
    new Headroom(terrain, request.floorAglM(), request.ceilingAmslM())
        .check(whole, room, passages.all());
    Sector sector =
        Sector.of(
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
            passages.junctions(polygon));
    requireWayHome(room, sector.area(), passages.all().getFirst());
    new DroneCheck(arbiter, sector).check(request.droneIds());
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

  /** Where those drones stand that have a pad or are on the ground. */
  private List<LocalPoint> pads(List<Drone> drones) {
    List<LocalPoint> pads = new ArrayList<>();
    for (Drone drone : drones) {
      if (drone.homeKnown()) {
        pads.add(LocalPoint.onMap(drone.homeEastM(), drone.homeNorthM()));
      } else if (DroneCheck.stands(arbiter, drone)) {
        pads.add(LocalPoint.onMap(drone.motion().eastM(), drone.motion().northM()));
      }
    }
    return pads;
  }

  /**
   * The places at its water: as many as it has drones, those nearest to the sector, and while there
   * are any, those that no other sector has.
   */
  private List<WaterSlots.Slot> slots(
      SectorRequest request, FlightArea whole, Room room, int drones, Collection<Sector> others)
      throws SectorRefusal {
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
          LocalPoint.onMap(lake.eastM(), lake.northM()));
    }
    List<WaterSlots.Slot> free = new ArrayList<>(slots);
    others.forEach(other -> free.removeAll(other.slots()));
    slots.removeAll(free);
    free.addAll(slots); // shared ones come last
    return List.copyOf(free.subList(0, Math.max(1, Math.min(drones, free.size()))));
  }

  private static void requireApart(
      Polygon polygon, List<Sector.Passage> passages, Collection<Sector> others)
      throws SectorRefusal {
    for (Sector other : others) {
      requireApart("it overlaps sector ", other, polygon.meets(other.polygon()));
      for (Sector.Passage passage : withoutBase(passages)) {
        requireApart(
            "its way to base or water crosses sector ",
            other,
            passage.shape().meets(other.polygon()));
      }
      for (Sector.Passage passage : withoutBase(other.passages())) {
        requireApart(
            "it lies in the way to base or water of sector ",
            other,
            polygon.meets(passage.shape()));
      }
    }
  }

  /** The base, which comes first, is everybody's. */
  private static List<Sector.Passage> withoutBase(List<Sector.Passage> passages) {
    return passages.subList(1, passages.size());
  }

  /** Every place with room to fly must have a way home, or a drone there could never return. */
  private static void requireWayHome(Room room, FlightArea area, Sector.Passage base)
      throws SectorRefusal {
    Room.Spot cutOff =
        room.cutOff(base.fromE(), base.fromN(), Passages.HALF_WAY_M, FlightArea.WAY_HOME_PASS_M);
    if (cutOff != null || !area.hasWayHome()) {
      throw new SectorRefusal(
          Reason.REASON_SECTOR_SHAPE,
          "a part of it has no way home: it is too narrow in between",
          cutOff == null ? null : cutOff.point());
    }
  }

  private static void requireApart(String what, Sector other, @Nullable LocalPoint where)
      throws SectorRefusal {
    if (where != null) {
      throw new SectorRefusal(Reason.REASON_SECTOR_OVERLAP, what + other.name(), where);
    }
  }
}
