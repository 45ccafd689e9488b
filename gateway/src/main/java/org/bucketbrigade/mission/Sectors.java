package org.bucketbrigade.mission;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.bucketbrigade.arbiter.Arbiter;
import org.bucketbrigade.arbiter.Drone;
import org.bucketbrigade.state.State;
import org.bucketbrigade.wire.v1.Reason;
import org.jspecify.annotations.Nullable;

/** The sectors of a mission, and which drone belongs to which. */
public final class Sectors {
  /** Most sectors at a time. */
  static final int MOST = 64;

  /** Numbers ever given: a limit on what clients must remember of those taken away. */
  static final int MOST_EVER = 4_096;

  private final Arbiter arbiter;
  private final Mission mission;
  private final TreeMap<Integer, Sector> byId = new TreeMap<>();
  private int lastId;

  Sectors(Arbiter arbiter, Mission mission) {
    this.arbiter = arbiter;
    this.mission = mission;
  }

  public @Nullable Sector get(int id) {
    return byId.get(id);
  }

  /** All sectors, by number. */
  public Collection<Sector> all() {
    return byId.values();
  }

  /** The sector that a drone belongs to, or null. */
  public @Nullable Sector of(Drone drone) {
    for (Sector sector : byId.values()) {
      if (sector.drones().contains(drone)) {
        return sector;
      }
    }
    return null;
  }

  /**
   * Makes or replaces a sector: its drones belong to it from now on and to no other, and fly inside
   * it at once.
   *
   * @param byDroneId the drone with an id, or null
   * @return the sectors that are different now, the one asked for first
   * @throws SectorRefusal if it cannot be so; nothing has changed then
   */
  public List<Sector> put(SectorRequest request, IntFunction<@Nullable Drone> byDroneId)
      throws SectorRefusal {
    if (request.id() != 0 && !byId.containsKey(request.id())) {
      throw new SectorRefusal(Reason.REASON_NO_SUCH_SECTOR, "it has been taken away", null);
    }
    if (request.id() == 0 && (byId.size() == MOST || lastId == MOST_EVER)) {
      throw new SectorRefusal(
          Reason.REASON_SECTOR_DRONES, "there are too many sectors: take one away first", null);
    }
    int id = request.id() == 0 ? lastId + 1 : request.id();
    List<Sector> others = new ArrayList<>(byId.values());
    others.removeIf(other -> other.id() == id);
    Sector sector =
        new SectorPlanner(arbiter, mission.place(), byDroneId).plan(request, id, others);
    lastId = Math.max(lastId, id);
    List<Sector> changed = new ArrayList<>(List.of(sector));
    for (Sector other : others) {
      if (other.drones().stream().anyMatch(sector.drones()::contains)) {
        changed.add(other.without(sector.drones()));
      }
    }
    Sector former = byId.get(id);
    changed.forEach(each -> byId.put(each.id(), each));
    if (former != null) {
      former.drones().stream().filter(drone -> of(drone) == null).forEach(this::free);
    }
    for (int i = 0; i < sector.drones().size(); i++) {
      Drone drone = sector.drones().get(i);
      WaterSlots.Slot slot = sector.slots().get(i % sector.slots().size());
      arbiter.area(drone, sector.area());
      arbiter.grantWater(drone, slot.eastM(), slot.northM(), slot.surfaceAmslM());
    }
    return changed;
  }

  /** Takes a sector away: its drones fly in the incident's whole area again. Null: no such. */
  public @Nullable Sector remove(int id) {
    Sector sector = byId.remove(id);
    if (sector != null) {
      sector.drones().forEach(this::free);
    }
    return sector;
  }

  private void free(Drone drone) {
    arbiter.area(drone, null);
    arbiter.revokeWater(drone); // it is granted another one soon
  }

  /** Visits all that is remembered; drones are given the areas that their sectors are. */
  void state(State s) {
    lastId = s.i32(lastId);
    List<Sector> sectors = new ArrayList<>(byId.values());
    int count = s.i32(sectors.size());
    for (int i = 0; i < count; i++) {
      Sector sector = SectorState.visited(i < sectors.size() ? sectors.get(i) : null, s, arbiter);
      if (i >= sectors.size()) {
        byId.put(sector.id(), sector);
        sector.drones().forEach(drone -> arbiter.area(drone, sector.area()));
      }
    }
  }
}
