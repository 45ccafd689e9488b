package org.bucketbrigade.mission;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bucketbrigade.arbiter.FlightArea;
import org.bucketbrigade.arbiter.Hazards;
import org.bucketbrigade.arbiter.LandingSlots;
import org.bucketbrigade.arbiter.Traffic;
import org.bucketbrigade.geo.LocalPoint;
import org.bucketbrigade.geo.MissionFrame;
import org.bucketbrigade.geo.Terrain;
import org.bucketbrigade.state.State;
import org.bucketbrigade.wire.v1.Incident;
import org.bucketbrigade.wire.v1.SituationItem;
import org.bucketbrigade.wire.v1.WaterSite;
import org.bucketbrigade.wire.v1.Weather;
import org.jspecify.annotations.Nullable;

/**
 * What the feed told of the incident's place, in the mission frame. Nothing can fly before origin
 * and terrain are complete.
 */
public final class Place implements LandingSlots.Ground {
  /** A lake: centre and height of its surface, metres. */
  public record Lake(double eastM, double northM, double radiusM, double surfaceAmslM) {}

  /**
   * The incident's whole flight area on the map, metres.
   *
   * @param bases where its drones start and land, one at least
   */
  public record Bounds(double eastM, double northM, double radiusM, List<LocalPoint> bases) {}

  private static final int KIND_SHIFT = 24;
  private static final int INDEX_MASK = 0xFF_FFFF;
  private static final int MAX_LAKES = 256;
  private static final int MAX_BASES = 16;

  /** Most items; what has a new key then is refused. */
  private static final int MAX_ITEMS = 16_384;

  private static final double MAX_AREA_M = 15_000;

  private final LocalPoint point = new LocalPoint();
  private final Map<Integer, SituationItem> told = new LinkedHashMap<>();
  private final List<Lake> lakes = new ArrayList<>();
  private @Nullable Incident incident;
  private @Nullable MissionFrame frame;
  private @Nullable FlightArea area;
  private @Nullable Bounds bounds;
  private @Nullable Terrain terrain;
  private int tilesMissing;
  private boolean flat;
  private boolean[] tileKnown = new boolean[0];

  /** The mission frame once the incident's origin is known. */
  public @Nullable MissionFrame frame() {
    return frame;
  }

  public @Nullable FlightArea area() {
    return area;
  }

  /** The circle that {@link #area()} is made of, and the bases. */
  public @Nullable Bounds bounds() {
    return bounds;
  }

  public @Nullable Terrain terrain() {
    return terrain;
  }

  @Override
  public double amslM(double eastM, double northM) {
    for (int i = 0; i < lakes.size(); i++) {
      Lake lake = lakes.get(i);
      double dE = eastM - lake.eastM();
      double dN = northM - lake.northM();
      if (dE * dE + dN * dN <= lake.radiusM() * lake.radiusM()) {
        return Double.NaN;
      }
    }
    return terrain == null ? Double.NaN : terrain.amslM(eastM, northM);
  }

  /** Lakes in the order they were told. */
  public List<Lake> lakes() {
    return lakes;
  }

  /** The newest of every item that was taken, in the order in which they came first. */
  public Collection<SituationItem> told() {
    return told.values();
  }

  /** Whether origin, flight area and every terrain tile are known. */
  public boolean complete() {
    return terrain != null && tilesMissing == 0;
  }

  /** Whether nobody but the pilot in command told this place, and so nobody watches over it. */
  public boolean isFlatSite() {
    return flat;
  }

  /** What a feed tells from now on is refused: drones fly by another word. */
  void markFlatSite() {
    flat = true;
  }

  /** Whether anything about the place is known. */
  boolean begun() {
    return incident != null;
  }

  /**
   * Takes one item over.
   *
   * @return false if it is malformed, out of range, older than what is known or one too many
   */
  public boolean take(SituationItem item, Hazards hazards, long nowNanos) {
    int kind = item.getKey() >>> KIND_SHIFT;
    int index = item.getKey() & INDEX_MASK;
    if (kind != item.getItemCase().getNumber()) {
      return false;
    }
    SituationItem known = told.get(item.getKey());
    if (known == null ? told.size() == MAX_ITEMS : item.getVersion() - known.getVersion() < 0) {
      return false;
    }
    boolean good =
        switch (item.getItemCase()) {
          case INCIDENT -> begin(item.getIncident());
          case TERRAIN -> terrain(index, item.getTerrain().getHeightDm());
          case WATER -> lake(index, item.getWater());
          case TRAFFIC -> index == 0 && traffic(item.getTraffic(), hazards.traffic(), nowNanos);
          case PEOPLE -> index == 0 && people(item, hazards, nowNanos);
          case SUMMARY -> {
            hazards.wind(
                item.getSummary().getWindNorthCms() / 100.0,
                item.getSummary().getWindEastCms() / 100.0);
            yield true;
          }
          case WEATHER -> index == 0 && weather(item.getWeather(), hazards);
          case LAND -> incident != null && BaseMap.isGood(item.getLand(), index, incident);
          case STREETS -> frame != null && BaseMap.isGood(item.getStreets());
          case FIRE, HOUSES -> frame != null;
          case SECTOR, HAZARD, ITEM_NOT_SET -> false; // sectors and hazards are ours
        };
    if (good) {
      told.put(item.getKey(), item);
    }
    return good;
  }

  private boolean begin(Incident told) {
    if (incident != null) {
      return incident.equals(told);
    }
    double radius = told.getAreaRadiusM();
    int bases = told.getBaseLatE7Count();
    if (radius < 50
        || radius > MAX_AREA_M
        || bases > MAX_BASES
        || bases != told.getBaseLonE7Count()) {
      return false;
    }
    try {
      frame =
          new MissionFrame(
              told.getOriginLatE7() / 1e7,
              told.getOriginLonE7() / 1e7,
              told.getOriginAmslCm() / 100.0);
      terrain =
          new Terrain(
              told.getGridWestM(),
              told.getGridSouthM(),
              told.getTerrainSpacingCm() / 100.0,
              told.getTerrainColumns(),
              told.getTerrainRows());
    } catch (IllegalArgumentException outOfRange) {
      frame = null;
      return false;
    }
    tileKnown = new boolean[terrain.tiles()];
    tilesMissing = tileKnown.length;
    frame.fromWire(told.getAreaLatE7(), told.getAreaLonE7(), 0, point);
    if (!(Math.sqrt(point.eastM * point.eastM + point.northM * point.northM) + radius
        <= MissionFrame.RADIUS_M)) {
      frame = null;
      terrain = null;
      return false;
    }
    area = FlightArea.circle(point.eastM, point.northM, radius, told.getCeilingAmslCm() / 100.0);
    bounds = new Bounds(point.eastM, point.northM, radius, bases(told, frame));
    incident = told;
    return true;
  }

  private static List<LocalPoint> bases(Incident told, MissionFrame frame) {
    List<LocalPoint> bases = new ArrayList<>();
    for (int i = 0; i < told.getBaseLatE7Count(); i++) {
      bases.add(onMap(frame, told.getBaseLatE7(i), told.getBaseLonE7(i)));
    }
    return bases.isEmpty()
        ? List.of(onMap(frame, told.getAreaLatE7(), told.getAreaLonE7()))
        : List.copyOf(bases);
  }

  private static LocalPoint onMap(MissionFrame frame, int latE7, int lonE7) {
    LocalPoint point = new LocalPoint();
    frame.fromWire(latE7, lonE7, 0, point);
    return point;
  }

  private boolean terrain(int tile, ByteString heights) {
    Terrain known = terrain;
    int posts = Terrain.TILE * Terrain.TILE;
    if (known == null || tile >= tileKnown.length || heights.size() != 2 * posts) {
      return false;
    }
    for (int i = 0; i < posts; i++) {
      int dm = (short) ((heights.byteAt(2 * i) & 0xFF) | (heights.byteAt(2 * i + 1) << 8));
      known.setPost(tile, i, dm / 10f);
    }
    if (!tileKnown[tile]) {
      tileKnown[tile] = true;
      tilesMissing--;
    }
    return true;
  }

  private boolean lake(int index, WaterSite site) {
    MissionFrame known = frame;
    if (known == null || index > lakes.size() || index >= MAX_LAKES) {
      return false;
    }
    known.fromWire(site.getLatE7(), site.getLonE7(), site.getSurfaceAmslCm(), point);
    Lake lake = new Lake(point.eastM, point.northM, site.getRadiusM(), point.amslM);
    if (index == lakes.size()) {
      lakes.add(lake);
    } else {
      lakes.set(index, lake);
    }
    return true;
  }

  private static boolean weather(Weather told, Hazards hazards) {
    if (!WeatherRanges.hold(told)) {
      return false;
    }
    hazards.wind(told.getWindNorthCms() / 100.0, told.getWindEastCms() / 100.0);
    return true;
  }

  private boolean people(SituationItem item, Hazards hazards, long nowNanos) {
    MissionFrame known = frame;
    int count = item.getPeople().getLatE7Count();
    if (known == null || count != item.getPeople().getLonE7Count() || count > Hazards.MAX_PEOPLE) {
      return false;
    }
    hazards.feedReport(nowNanos);
    for (int i = 0; i < count; i++) {
      known.fromWire(item.getPeople().getLatE7(i), item.getPeople().getLonE7(i), 0, point);
      hazards.addPerson(point.eastM, point.northM);
    }
    return true;
  }

  private boolean traffic(org.bucketbrigade.wire.v1.Traffic told, Traffic traffic, long nowNanos) {
    MissionFrame known = frame;
    int count = told.getLatE7Count();
    if (known == null
        || count > Traffic.MAX
        || count != told.getLonE7Count()
        || count != told.getHeightAmslCmCount()
        || count != told.getNorthCmsCount()
        || count != told.getEastCmsCount()) {
      return false;
    }
    traffic.report(nowNanos);
    for (int i = 0; i < count; i++) {
      known.fromWire(told.getLatE7(i), told.getLonE7(i), told.getHeightAmslCm(i), point);
      traffic.add(
          point.eastM,
          point.northM,
          point.amslM,
          told.getNorthCms(i) / 100.0,
          told.getEastCms(i) / 100.0);
    }
    return true;
  }

  /** Visits what the items do not tell. */
  void state(State s) {
    flat = s.flag(flat);
  }
}
