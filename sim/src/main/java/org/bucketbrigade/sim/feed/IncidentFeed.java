package org.bucketbrigade.sim.feed;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import org.bucketbrigade.sim.geo.Grid;
import org.bucketbrigade.sim.geo.LocalFrame;
import org.bucketbrigade.sim.scenario.Scenario;
import org.bucketbrigade.sim.terrain.Terrain;
import org.bucketbrigade.sim.world.AirTraffic;
import org.bucketbrigade.sim.world.World;
import org.bucketbrigade.wire.v1.FireTile;
import org.bucketbrigade.wire.v1.HouseBlock;
import org.bucketbrigade.wire.v1.Incident;
import org.bucketbrigade.wire.v1.People;
import org.bucketbrigade.wire.v1.SituationItem;
import org.bucketbrigade.wire.v1.StreetBlock;
import org.bucketbrigade.wire.v1.Summary;
import org.bucketbrigade.wire.v1.TerrainTile;
import org.bucketbrigade.wire.v1.Traffic;
import org.bucketbrigade.wire.v1.WaterSite;

/**
 * Tells a world to the gateway: everything once, then what changed.
 *
 * <p>Call it in the world's thread. Every item fits a message of 1,200 bytes.
 */
public final class IncidentFeed {
  /** Houses in one item. */
  static final int HOUSES_PER_BLOCK = 64;

  /** People and totals are told no more often than this, so that a call a second always does. */
  private static final long LEAST_PERIOD_MS = 500;

  private static final int WEATHER_EVERY = 10;

  private final World world;
  private final LocalFrame frame;
  private final FireTiles fireTiles;
  private final ByteString[] toldFire;
  private final int[] fireVersions;
  private final ByteString[] toldHouses;
  private final int[] houseVersions;
  private boolean toldTraffic;
  private int periodicVersion;
  private long periodicMs = Long.MIN_VALUE / 2;

  /** A feed that has told nothing yet. */
  public IncidentFeed(World world) {
    this.world = world;
    frame = world.frame();
    fireTiles = new FireTiles(world.grid(), world::cellState);
    toldFire = new ByteString[fireTiles.count()];
    fireVersions = new int[toldFire.length];
    toldHouses = new ByteString[(world.houses().count() + HOUSES_PER_BLOCK - 1) / HOUSES_PER_BLOCK];
    houseVersions = new int[toldHouses.length];
  }

  /** Everything, the fixed facts first: for a gateway that knows nothing. */
  public List<SituationItem> initial() {
    List<SituationItem> items = new ArrayList<>();
    items.add(incident());
    addPeriodic(items, true);
    for (int site = 0; site < world.scenario().lakes().size(); site++) {
      items.add(waterSite(site));
    }
    TerrainTiles terrainTiles = new TerrainTiles(world.terrain());
    for (int tile = 0; tile < terrainTiles.count(); tile++) {
      items.add(
          item(SituationItem.TERRAIN_FIELD_NUMBER, tile, 1)
              .setTerrain(TerrainTile.newBuilder().setHeightDm(terrainTiles.encode(tile)))
              .build());
    }
    addFire(items, true);
    addHouses(items, true);
    BaseMap baseMap = new BaseMap(world);
    List<StreetBlock> streets = StreetBlocks.of(baseMap.streets(), frame);
    for (int block = 0; block < streets.size(); block++) {
      items.add(
          item(SituationItem.STREETS_FIELD_NUMBER, block, 1)
              .setStreets(streets.get(block))
              .build());
    }
    items.addAll(baseMap.land());
    return items;
  }

  /**
   * What changed since it was last told; people and totals always, but at most twice a second.
   *
   * @param nowMs a clock that never goes back, milliseconds
   */
  public List<SituationItem> changed(long nowMs) {
    List<SituationItem> items = new ArrayList<>();
    if (nowMs - periodicMs >= LEAST_PERIOD_MS) {
      periodicMs = nowMs;
      addPeriodic(items, false);
    }
    addFire(items, false);
    addHouses(items, false);
    return items;
  }

  private static SituationItem.Builder item(int kind, int index, int version) {
    return SituationItem.newBuilder().setKey(kind << 24 | index).setVersion(version);
  }

  private SituationItem incident() {
    Scenario scenario = world.scenario();
    Grid grid = world.grid();
    Terrain terrain = world.terrain();
    Scenario.Area area = scenario.area();
    Incident.Builder incident =
        Incident.newBuilder()
            .setName(scenario.name())
            .setOriginLatE7(e7(scenario.origin().latDeg()))
            .setOriginLonE7(e7(scenario.origin().lonDeg()))
            .setOriginAmslCm(centi(terrain.amslM(0, 0)))
            .setGridWestM(grid.westM())
            .setGridSouthM(grid.southM())
            .setCellSizeCm(centi(grid.cellM()))
            .setColumns(grid.columns())
            .setRows(grid.rows())
            .setTerrainSpacingCm(centi(terrain.spacingM()))
            .setTerrainColumns(terrain.columns())
            .setTerrainRows(terrain.rows())
            .setAreaLatE7(latE7(area.eastM(), area.northM()))
            .setAreaLonE7(lonE7(area.eastM(), area.northM()))
            .setAreaRadiusM(area.radiusM())
            .setCeilingAmslCm(centi(area.ceilingAmslM()));
    for (Scenario.Base base : scenario.bases()) {
      incident.addBaseLatE7(latE7(base.eastM(), base.northM()));
      incident.addBaseLonE7(lonE7(base.eastM(), base.northM()));
    }
    return item(SituationItem.INCIDENT_FIELD_NUMBER, 0, 1).setIncident(incident).build();
  }

  private SituationItem waterSite(int site) {
    Scenario.Lake lake = world.scenario().lakes().get(site);
    WaterSite.Builder water =
        WaterSite.newBuilder()
            .setLatE7(latE7(lake.eastM(), lake.northM()))
            .setLonE7(lonE7(lake.eastM(), lake.northM()))
            .setRadiusM(lake.radiusM())
            .setSurfaceAmslCm(centi(world.terrain().lakeAmslM(site)));
    return item(SituationItem.WATER_FIELD_NUMBER, site, 1).setWater(water).build();
  }

  private void addPeriodic(List<SituationItem> items, boolean all) {
    periodicVersion++;
    items.add(
        item(SituationItem.PEOPLE_FIELD_NUMBER, 0, periodicVersion).setPeople(people()).build());
    items.add(
        item(SituationItem.SUMMARY_FIELD_NUMBER, 0, periodicVersion).setSummary(summary()).build());
    addTraffic(items);
    addWeather(items, all);
  }

  /** Told with every tenth of the totals: it changes slowly, and few look at it. */
  private void addWeather(List<SituationItem> items, boolean all) {
    if (all || periodicVersion % WEATHER_EVERY == 0) {
      items.add(
          item(SituationItem.WEATHER_FIELD_NUMBER, 0, periodicVersion)
              .setWeather(WeatherReport.of(world))
              .build());
    }
  }

  /** Told while there is any, and once more when the last has left. */
  private void addTraffic(List<SituationItem> items) {
    Traffic traffic = traffic();
    boolean any = traffic.getLatE7Count() > 0;
    if (any || toldTraffic) {
      items.add(
          item(SituationItem.TRAFFIC_FIELD_NUMBER, 0, periodicVersion).setTraffic(traffic).build());
    }
    toldTraffic = any;
  }

  private Traffic traffic() {
    AirTraffic aircraft = world.traffic();
    Traffic.Builder told = Traffic.newBuilder();
    for (int i = 0; i < aircraft.count(); i++) {
      if (aircraft.flies(i)) {
        told.addLatE7(latE7(aircraft.eastM(i), aircraft.northM(i)))
            .addLonE7(lonE7(aircraft.eastM(i), aircraft.northM(i)))
            .addHeightAmslCm(centi(aircraft.amslM(i)))
            .addNorthCms(centi(aircraft.northMps(i)))
            .addEastCms(centi(aircraft.eastMps(i)));
      }
    }
    return told.build();
  }

  private People people() {
    People.Builder people = People.newBuilder();
    for (int i = 0; i < world.people().count(); i++) {
      double eastM = world.people().eastM(i);
      double northM = world.people().northM(i);
      people.addLatE7(latE7(eastM, northM)).addLonE7(lonE7(eastM, northM));
    }
    return people.build();
  }

  private Summary summary() {
    long reached = (long) world.fire().burningCells() + world.fire().burntCells();
    return Summary.newBuilder()
        .setElapsedS((int) world.seconds())
        .setBurningCells(world.fire().burningCells())
        .setBurntM2((int) Math.min(Integer.MAX_VALUE, reached * world.grid().cellAreaM2()))
        .setHouses(world.houses().count())
        .setHousesBurning(world.houses().burning())
        .setHousesLost(world.houses().lost())
        .setDrops(world.drops().count())
        .setLitresDropped((int) world.water().releasedL())
        .setLitresOnFire((int) world.drops().onFireL())
        .setWindNorthCms(centi(world.wind().northMps()))
        .setWindEastCms(centi(world.wind().eastMps()))
        .build();
  }

  private void addFire(List<SituationItem> items, boolean all) {
    for (int tile = 0; tile < toldFire.length; tile++) {
      ByteString runs = fireTiles.encode(tile);
      if (!runs.equals(toldFire[tile])) {
        toldFire[tile] = runs;
        fireVersions[tile]++;
      } else if (!all) {
        continue;
      }
      items.add(
          item(SituationItem.FIRE_FIELD_NUMBER, tile, fireVersions[tile])
              .setFire(FireTile.newBuilder().setRuns(runs))
              .build());
    }
  }

  private void addHouses(List<SituationItem> items, boolean all) {
    for (int block = 0; block < toldHouses.length; block++) {
      ByteString states = houseStates(block);
      if (!states.equals(toldHouses[block])) {
        toldHouses[block] = states;
        houseVersions[block]++;
      } else if (!all) {
        continue;
      }
      HouseBlock.Builder houses = HouseBlock.newBuilder().setState(states);
      for (int i = 0; i < states.size(); i++) {
        double eastM = world.houses().eastM(block * HOUSES_PER_BLOCK + i);
        double northM = world.houses().northM(block * HOUSES_PER_BLOCK + i);
        houses.addLatE7(latE7(eastM, northM)).addLonE7(lonE7(eastM, northM));
      }
      items.add(
          item(SituationItem.HOUSES_FIELD_NUMBER, block, houseVersions[block])
              .setHouses(houses)
              .build());
    }
  }

  private ByteString houseStates(int block) {
    int first = block * HOUSES_PER_BLOCK;
    int count = Math.min(HOUSES_PER_BLOCK, world.houses().count() - first);
    byte[] states = new byte[count];
    for (int i = 0; i < count; i++) {
      states[i] = (byte) world.houseState(first + i).code();
    }
    return ByteString.copyFrom(states);
  }

  private int latE7(double eastM, double northM) {
    return e7(frame.latDeg(eastM, northM));
  }

  private int lonE7(double eastM, double northM) {
    return e7(frame.lonDeg(eastM, northM));
  }

  private static int e7(double degrees) {
    return (int) Math.round(degrees * 1e7);
  }

  private static int centi(double value) {
    return (int) Math.round(value * 100);
  }
}
