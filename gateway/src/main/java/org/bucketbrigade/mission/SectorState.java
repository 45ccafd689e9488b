package org.bucketbrigade.mission;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.bucketbrigade.arbiter.Arbiter;
import org.bucketbrigade.arbiter.Drone;
import org.bucketbrigade.geo.LocalPoint;
import org.bucketbrigade.geo.Polygon;
import org.bucketbrigade.state.State;
import org.jspecify.annotations.Nullable;

/** Saves and loads a sector; its area is made anew of what it was made of. */
final class SectorState {
  private static final Sector.Passage NO_PASSAGE = new Sector.Passage(0, 0, 0, 0, 0, 0);
  private static final WaterSlots.Slot NO_SLOT = new WaterSlots.Slot(0, 0, 0);
  private static final LocalPoint NO_POINT = LocalPoint.onMap(0, 0);

  private SectorState() {}

  /**
   * Visits a sector.
   *
   * @param sector null: it is yet to be loaded
   * @return the same sector, or the one loaded
   */
  static Sector visited(@Nullable Sector sector, State s, Arbiter arbiter) {
    int id = s.i32(sector == null ? 0 : sector.id());
    String name = s.text(sector == null ? "" : sector.name());
    List<LocalPoint> corners =
        all(s, sector == null ? List.of() : sector.corners(), NO_POINT, SectorState::point);
    Polygon polygon = polygon(sector == null ? null : sector.polygon(), s);
    double floorAglM = s.f64(sector == null ? 0 : sector.floorAglM());
    double ceilingAmslM = s.f64(sector == null ? 0 : sector.ceilingAmslM());
    int waterSite = s.i32(sector == null ? 0 : sector.waterSite());
    List<Integer> drones =
        all(
            s,
            sector == null ? List.of() : sector.drones().stream().map(Drone::index).toList(),
            0,
            (each, to) -> to.i32(each));
    List<Sector.Passage> passages =
        all(s, sector == null ? List.of() : sector.passages(), NO_PASSAGE, SectorState::passage);
    List<WaterSlots.Slot> slots =
        all(s, sector == null ? List.of() : sector.slots(), NO_SLOT, SectorState::slot);
    List<LocalPoint> junctions =
        all(
            s,
            sector == null ? List.of() : sector.area().junctions(),
            NO_POINT,
            SectorState::point);
    return sector != null
        ? sector
        : Sector.of(
            id,
            name,
            corners,
            polygon,
            floorAglM,
            ceilingAmslM,
            waterSite,
            drones.stream().map(arbiter::drone).toList(),
            passages,
            slots,
            junctions);
  }

  private static <T> List<T> all(State s, List<T> known, T none, BiFunction<T, State, T> visitor) {
    int count = s.i32(known.size());
    List<T> visited = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      visited.add(visitor.apply(i < known.size() ? known.get(i) : none, s));
    }
    return List.copyOf(visited);
  }

  private static LocalPoint point(LocalPoint point, State s) {
    return LocalPoint.onMap(s.f64(point.eastM), s.f64(point.northM));
  }

  private static Polygon polygon(@Nullable Polygon known, State s) {
    int corners = s.i32(known == null ? 0 : known.corners());
    double[] eastM = new double[corners];
    double[] northM = new double[corners];
    for (int i = 0; i < corners; i++) {
      eastM[i] = s.f64(known == null ? 0 : known.eastM(i));
      northM[i] = s.f64(known == null ? 0 : known.northM(i));
    }
    return new Polygon(eastM, northM);
  }

  private static Sector.Passage passage(Sector.Passage passage, State s) {
    return new Sector.Passage(
        s.f64(passage.fromE()),
        s.f64(passage.fromN()),
        s.f64(passage.toE()),
        s.f64(passage.toN()),
        s.f64(passage.radiusM()),
        s.f64(passage.floorAglM()));
  }

  private static WaterSlots.Slot slot(WaterSlots.Slot slot, State s) {
    return new WaterSlots.Slot(
        s.f64(slot.eastM()), s.f64(slot.northM()), s.f64(slot.surfaceAmslM()));
  }
}
