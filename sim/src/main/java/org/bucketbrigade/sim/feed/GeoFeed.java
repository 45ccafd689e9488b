package org.bucketbrigade.sim.feed;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bucketbrigade.sim.fire.CellState;
import org.bucketbrigade.sim.fuel.Fuel;
import org.bucketbrigade.sim.geo.Grid;
import org.bucketbrigade.sim.geo.LocalFrame;
import org.bucketbrigade.sim.scenario.Scenario;
import org.bucketbrigade.sim.world.World;
import org.bucketbrigade.wire.v1.FireTile;
import org.bucketbrigade.wire.v1.People;
import org.bucketbrigade.wire.v1.SituationItem;
import org.bucketbrigade.wire.v1.StreetBlock;
import org.bucketbrigade.wire.v1.Summary;
import org.bucketbrigade.wire.v1.Traffic;
import org.bucketbrigade.wire.v1.Weather;

/** Tells a real incident to the gateway: a scenario's place, and on it what GeoJSON files tell. */
public final class GeoFeed {
  /** Weather that stays the same is told once in so many times. */
  private static final int WEATHER_EVERY = 10;

  private final World place;
  private final Grid grid;
  private final LocalFrame frame;
  private final CellState[] cells;
  private final FireTiles tiles;
  private final ByteString[] told;
  private final int[] versions;
  private final List<SituationItem> fixed;
  private int version;
  private final List<StreetBlocks.Line> ownStreets;
  private List<StreetBlock> toldStreets = List.of();
  private Weather toldWeather = Weather.getDefaultInstance();
  private boolean toldTraffic;

  /**
   * A feed that has told nothing yet; of the scenario only the place counts.
   *
   * @param firstVersion above every version that an earlier feed of this place told, such as the
   *     seconds since 1970: a gateway takes nothing older than what it knows
   */
  public GeoFeed(Scenario scenario, int firstVersion) {
    version = firstVersion;
    place = new World(scenario, 0);
    grid = place.grid();
    frame = place.frame();
    cells = new CellState[grid.cells()];
    tiles = new FireTiles(grid, cell -> cells[cell]);
    told = new ByteString[tiles.count()];
    versions = new int[told.length];
    Arrays.fill(versions, firstVersion);
    ownStreets = new BaseMap(place).streets();
    fixed =
        new IncidentFeed(place)
            .initial().stream()
                .filter(
                    item ->
                        item.hasIncident()
                            || item.hasWater()
                            || item.hasTerrain()
                            || item.hasHouses()
                            || item.hasLand())
                .toList();
  }

  /** Where the place is. */
  public LocalFrame frame() {
    return frame;
  }

  /** Everything: for a gateway that knows nothing. */
  public List<SituationItem> initial(GeoIncident now) {
    List<SituationItem> items = new ArrayList<>(fixed);
    Arrays.fill(told, ByteString.EMPTY);
    toldStreets = List.of();
    toldWeather = Weather.getDefaultInstance();
    items.addAll(changed(now));
    return items;
  }

  /** What changed since it was last told; people and wind always. */
  public List<SituationItem> changed(GeoIncident now) {
    List<SituationItem> items = new ArrayList<>();
    version++;
    draw(now.fires());
    items.add(item(SituationItem.PEOPLE_FIELD_NUMBER, 0, version).setPeople(people(now)).build());
    items.add(
        item(SituationItem.SUMMARY_FIELD_NUMBER, 0, version).setSummary(summary(now)).build());
    boolean any = !now.aircraft().isEmpty();
    if (any || toldTraffic) {
      items.add(
          item(SituationItem.TRAFFIC_FIELD_NUMBER, 0, version).setTraffic(traffic(now)).build());
    }
    toldTraffic = any;
    addWeather(items, now.weather());
    addStreets(items, now.streets().isEmpty() ? ownStreets : now.streets());
    for (int tile = 0; tile < told.length; tile++) {
      ByteString runs = tiles.encode(tile);
      if (!runs.equals(told[tile])) {
        told[tile] = runs;
        items.add(
            item(SituationItem.FIRE_FIELD_NUMBER, tile, ++versions[tile])
                .setFire(FireTile.newBuilder().setRuns(runs))
                .build());
      }
    }
    return items;
  }

  /** Told when it has changed, and now and then. */
  private void addWeather(List<SituationItem> items, Weather weather) {
    if (!weather.equals(toldWeather) || version % WEATHER_EVERY == 0) {
      toldWeather = weather;
      items.add(item(SituationItem.WEATHER_FIELD_NUMBER, 0, version).setWeather(weather).build());
    }
  }

  /** Told when they have changed; a block that has none any more is told empty. */
  private void addStreets(List<SituationItem> items, List<StreetBlocks.Line> lines) {
    List<StreetBlock> blocks = StreetBlocks.of(lines, frame);
    for (int i = 0; i < Math.max(blocks.size(), toldStreets.size()); i++) {
      StreetBlock block = i < blocks.size() ? blocks.get(i) : StreetBlock.getDefaultInstance();
      if (i >= toldStreets.size() || !block.equals(toldStreets.get(i))) {
        items.add(item(SituationItem.STREETS_FIELD_NUMBER, i, version).setStreets(block).build());
      }
    }
    toldStreets = blocks;
  }

  private static SituationItem.Builder item(int kind, int index, int version) {
    return SituationItem.newBuilder().setKey(kind << 24 | index).setVersion(version);
  }

  private void draw(List<GeoIncident.Outline> fires) {
    for (int cell = 0; cell < cells.length; cell++) {
      boolean burns = place.fuel().fuelAt(cell) != Fuel.NONE;
      cells[cell] = burns ? CellState.UNBURNT : CellState.UNBURNABLE;
      for (GeoIncident.Outline fire : fires) {
        if (burns && fire.holds(grid.eastM(cell), grid.northM(cell))) {
          cells[cell] = fire.burning() ? CellState.BURNING : CellState.BURNT;
        }
      }
    }
  }

  private People people(GeoIncident now) {
    People.Builder people = People.newBuilder();
    for (GeoIncident.Place at : now.people()) {
      people.addLatE7(latE7(at)).addLonE7(lonE7(at));
    }
    return people.build();
  }

  private Traffic traffic(GeoIncident now) {
    Traffic.Builder traffic = Traffic.newBuilder();
    for (GeoIncident.Aircraft plane : now.aircraft()) {
      traffic
          .addLatE7(latE7(plane.at()))
          .addLonE7(lonE7(plane.at()))
          .addHeightAmslCm(centi(plane.amslM()))
          .addNorthCms(centi(plane.northMps()))
          .addEastCms(centi(plane.eastMps()));
    }
    return traffic.build();
  }

  private Summary summary(GeoIncident now) {
    int burning = 0;
    int reached = 0;
    for (CellState cell : cells) {
      burning += cell == CellState.BURNING ? 1 : 0;
      reached += cell == CellState.BURNING || cell == CellState.BURNT ? 1 : 0;
    }
    return Summary.newBuilder()
        .setBurningCells(burning)
        .setBurntM2((int) Math.min(Integer.MAX_VALUE, reached * grid.cellAreaM2()))
        .setHouses(place.houses().count())
        .setWindNorthCms(centi(now.windNorthMps()))
        .setWindEastCms(centi(now.windEastMps()))
        .build();
  }

  private int latE7(GeoIncident.Place at) {
    return (int) Math.round(frame.latDeg(at.eastM(), at.northM()) * 1e7);
  }

  private int lonE7(GeoIncident.Place at) {
    return (int) Math.round(frame.lonDeg(at.eastM(), at.northM()) * 1e7);
  }

  private static int centi(double value) {
    return (int) Math.round(value * 100);
  }
}
