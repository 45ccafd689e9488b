package org.bucketbrigade.sim.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bucketbrigade.sim.fire.CellState;
import org.bucketbrigade.sim.fuel.FuelCodes;
import org.bucketbrigade.sim.geo.LocalFrame;
import org.bucketbrigade.sim.scenario.Scenario;
import org.bucketbrigade.sim.scenario.Scenarios;
import org.bucketbrigade.sim.scenario.StreetPlan;
import org.bucketbrigade.sim.world.HouseState;
import org.bucketbrigade.sim.world.World;
import org.bucketbrigade.wire.v1.ClientMessage;
import org.bucketbrigade.wire.v1.HouseBlock;
import org.bucketbrigade.wire.v1.Incident;
import org.bucketbrigade.wire.v1.ServerMessage;
import org.bucketbrigade.wire.v1.SituationItem;
import org.bucketbrigade.wire.v1.SituationItem.ItemCase;
import org.bucketbrigade.wire.v1.Summary;
import org.bucketbrigade.wire.v1.WaterSite;
import org.bucketbrigade.wire.v1.Weather;
import org.junit.jupiter.api.Test;

class IncidentFeedTest {
  private static final int LARGEST = 0xffff_ffff;

  private final World world = new World(Scenarios.open("demo"), 4);
  private final IncidentFeed feed = new IncidentFeed(world);
  private final Map<Integer, SituationItem> client = new HashMap<>();

  @Test
  void theFirstItemIsTheIncidentAndKeysAreUniqueAndNameTheirKind() {
    List<SituationItem> items = feed.initial();
    assertThat(items.getFirst().hasIncident()).isTrue();
    assertThat(items.stream().map(SituationItem::getKey)).doesNotHaveDuplicates();
    assertThat(items)
        .allMatch(item -> item.getKey() >>> 24 == item.getItemCase().getNumber())
        .allMatch(item -> item.getVersion() == 1);
    assertThat(items.stream().map(SituationItem::getItemCase).distinct())
        .contains(
            ItemCase.INCIDENT,
            ItemCase.TERRAIN,
            ItemCase.FIRE,
            ItemCase.HOUSES,
            ItemCase.WATER,
            ItemCase.PEOPLE,
            ItemCase.SUMMARY,
            ItemCase.WEATHER,
            ItemCase.LAND);
  }

  @Test
  void everyBaseIsTold() {
    Scenario vancouver = Scenarios.open("vancouver-2030");
    assertThat(vancouver.bases()).hasSizeGreaterThan(1);
    SituationItem first = new IncidentFeed(new World(vancouver, 1)).initial().getFirst();
    assertBasesKnown(vancouver, first.getIncident());
  }

  @Test
  void aClientThatAppliesAllItemsKnowsTheWorld() {
    apply(feed.initial());
    assertClientKnowsTheWorld();
    for (int second = 1; second <= 900; second++) {
      world.tick(second * 250L);
      if (second % 10 == 0) {
        world.release(second, -330 + second * 0.7, 20, 20, 5, 0, 90);
      }
      apply(feed.changed(second * 1000L));
      if (second % 100 == 0) {
        assertClientKnowsTheWorld();
      }
    }
    assertThat(world.houses().burnt()).isPositive();
    Summary summary = item(SituationItem.SUMMARY_FIELD_NUMBER, 0).getSummary();
    assertThat(summary.getElapsedS()).isEqualTo(900);
    assertThat(summary.getBurningCells()).isEqualTo(world.fire().burningCells());
    assertThat(summary.getHousesLost()).isEqualTo(world.houses().lost());
    assertThat(summary.getDrops()).isEqualTo(90);
    assertThat(summary.getLitresDropped()).isEqualTo(8100);
    assertThat(summary.getLitresOnFire()).isPositive();
    assertThat(summary.getWindEastCms()).isBetween(200, 900);
  }

  @Test
  void whatDidNotChangeIsNotToldAgain() {
    feed.initial();
    assertThat(feed.changed(1000))
        .extracting(SituationItem::getItemCase)
        .containsExactly(ItemCase.PEOPLE, ItemCase.SUMMARY);
    assertThat(feed.changed(1100)).isEmpty();
    world.tick(250 * 60);
    List<SituationItem> changed = feed.changed(2000);
    assertThat(changed).extracting(SituationItem::getItemCase).contains(ItemCase.FIRE);
    assertThat(changed).hasSizeBetween(3, 8);
  }

  @Test
  void landCoverAndStreetsAreThoseOfTheWorld() {
    World town = new World(Scenarios.open("vancouver-2030"), 1);
    List<SituationItem> items = new IncidentFeed(town).initial();
    assertFits(items);
    apply(items);
    int wrong = 0;
    for (int tile = 0; tile < 25 * 25; tile++) {
      byte[] runs = item(SituationItem.LAND_FIELD_NUMBER, tile).getLand().getRuns().toByteArray();
      int at = 0;
      for (int i = 0; i < runs.length; i += 2) {
        for (int k = 0; k < (runs[i + 1] & 0xff); k++, at++) {
          int cell = (tile / 25 * 32 + at / 32) * 800 + tile % 25 * 32 + at % 32;
          boolean water = town.isWater(town.grid().eastM(cell), town.grid().northM(cell));
          int cover = water ? 102 : FuelCodes.of(town.fuel().fuelAt(cell));
          wrong += runs[i] == cover ? 0 : 1;
        }
      }
      assertThat(at).isEqualTo(1024);
    }
    assertThat(wrong).isZero();
    int streets = 0;
    for (SituationItem item : items) {
      streets += item.getStreets().getPointsCount();
    }
    assertThat(streets)
        .isEqualTo(
            town.scenario().districts().stream()
                .mapToInt(district -> StreetPlan.streets(district).size())
                .sum());
  }

  @Test
  void weatherIsToldAsFarAsItIsKnownAndAgainAtLeastEveryTenSeconds() {
    World town = new World(Scenarios.open("vancouver-2030"), 1);
    IncidentFeed told = new IncidentFeed(town);
    apply(told.initial());
    Weather weather = item(SituationItem.WEATHER_FIELD_NUMBER, 0).getWeather();
    assertThat(weather.getTemperatureDc()).isEqualTo(240);
    assertThat(weather.getHumidityPercent()).isEqualTo(35);
    assertThat(weather.getFfmcTenths()).isEqualTo(900);
    assertThat(weather.getBuiTenths()).isEqualTo(300);
    assertThat(weather.hasDcTenths()).isFalse();
    assertThat(weather.getWindNorthCms()).isNegative();
    int times = 0;
    for (int second = 1; second <= 20; second++) {
      times +=
          (int) told.changed(second * 1_000L).stream().filter(SituationItem::hasWeather).count();
    }
    assertThat(times).isEqualTo(2);
    apply(feed.initial());
    assertThat(item(SituationItem.WEATHER_FIELD_NUMBER, 0).getWeather().hasTemperatureDc())
        .isFalse();
  }

  @Test
  void versionsRiseWithEachChange() {
    apply(feed.initial());
    for (int second = 1; second <= 300; second++) {
      world.tick(second * 250L);
      for (SituationItem item : feed.changed(second * 1000L)) {
        SituationItem before = client.put(item.getKey(), item);
        assertThat(before).isNotNull();
        assertThat(item.getVersion()).isGreaterThan(before.getVersion());
      }
    }
  }

  @Test
  void everyMessageFitsTwelveHundredBytesHoweverSpeckledTheGround() {
    assertFits(feed.initial());
    // Every second cell wet, in stripes across the runs, over everything that burns.
    for (int cell = 0; cell < world.grid().cells(); cell++) {
      if ((world.grid().column(cell) + world.grid().row(cell)) % 2 == 0) {
        world.release(1, world.grid().eastM(cell), world.grid().northM(cell), 0, 0, 0, 40);
      }
    }
    world.tick(250);
    assertFits(feed.changed(1000));
    world.tick(250 * 1200);
    assertFits(feed.changed(2000));
  }

  @Test
  void peopleAreToldEvenWhenThereAreNone() {
    IncidentFeed empty = new IncidentFeed(new World(Scenarios.open("one-drone"), 1));
    empty.initial();
    assertThat(empty.changed(5000)).anyMatch(SituationItem::hasPeople);
  }

  private static void assertFits(List<SituationItem> items) {
    for (SituationItem item : items) {
      SituationItem late = item.toBuilder().setVersion(LARGEST).build();
      ServerMessage down =
          ServerMessage.newBuilder()
              .setSequence(LARGEST)
              .setSessionEpoch(LARGEST)
              .setSituation(late)
              .build();
      ClientMessage up =
          ClientMessage.newBuilder()
              .setSequence(LARGEST)
              .setSessionEpoch(LARGEST)
              .setSituation(late)
              .build();
      assertThat(down.getSerializedSize()).isLessThanOrEqualTo(1200);
      assertThat(up.getSerializedSize()).isLessThanOrEqualTo(1200);
    }
  }

  private void apply(List<SituationItem> items) {
    items.forEach(item -> client.put(item.getKey(), item));
  }

  private SituationItem item(int kind, int index) {
    return Objects.requireNonNull(client.get(kind << 24 | index), "item not told");
  }

  private void assertClientKnowsTheWorld() {
    Incident incident = item(SituationItem.INCIDENT_FIELD_NUMBER, 0).getIncident();
    assertFireKnown(incident);
    assertGroundKnown(incident);
    assertHousesKnown(incident);
    assertLakesKnown(incident);
    assertBasesKnown(world.scenario(), incident);
  }

  private void assertFireKnown(Incident incident) {
    int tileColumns = (incident.getColumns() + 31) / 32;
    int tileRows = (incident.getRows() + 31) / 32;
    for (int tile = 0; tile < tileColumns * tileRows; tile++) {
      byte[] runs = item(SituationItem.FIRE_FIELD_NUMBER, tile).getFire().getRuns().toByteArray();
      int at = 0;
      int wrong = 0;
      for (int i = 0; i < runs.length; i += 2) {
        for (int k = 0; k < (runs[i + 1] & 0xff); k++, at++) {
          int column = tile % tileColumns * 32 + at % 32;
          int row = tile / tileColumns * 32 + at / 32;
          CellState state = world.cellState(row * incident.getColumns() + column);
          wrong += runs[i] == state.code() ? 0 : 1;
        }
      }
      assertThat(wrong).as("wrong cells in tile %d", tile).isZero();
      assertThat(at).isEqualTo(1024);
    }
  }

  private void assertGroundKnown(Incident incident) {
    int columns = incident.getTerrainColumns();
    double spacing = incident.getTerrainSpacingCm() / 100.0;
    for (int column = 0; column < columns; column++) {
      for (int row = 0; row < incident.getTerrainRows(); row++) {
        int tile = row / 16 * ((columns + 15) / 16) + column / 16;
        var heights = item(SituationItem.TERRAIN_FIELD_NUMBER, tile).getTerrain().getHeightDm();
        int at = 2 * (row % 16 * 16 + column % 16);
        int dm = (heights.byteAt(at) & 0xff) | (heights.byteAt(at + 1) << 8);
        double e = incident.getGridWestM() + column * spacing;
        double n = incident.getGridSouthM() + row * spacing;
        assertThat(Math.abs(world.surfaceAmslM(e, n) - dm / 10.0)).isLessThan(1e-9);
      }
    }
  }

  private void assertHousesKnown(Incident incident) {
    LocalFrame frame =
        new LocalFrame(incident.getOriginLatE7() / 1e7, incident.getOriginLonE7() / 1e7);
    for (int i = 0; i < world.houses().count(); i++) {
      HouseBlock block = item(SituationItem.HOUSES_FIELD_NUMBER, i / 64).getHouses();
      double lat = block.getLatE7(i % 64) / 1e7;
      double lon = block.getLonE7(i % 64) / 1e7;
      assertThat(Math.abs(frame.eastM(lat, lon) - world.houses().eastM(i))).isLessThan(0.02);
      assertThat(Math.abs(frame.northM(lat, lon) - world.houses().northM(i))).isLessThan(0.02);
      HouseState state = world.houseState(i);
      assertThat((int) block.getState().byteAt(i % 64)).isEqualTo(state.code());
    }
  }

  private void assertLakesKnown(Incident incident) {
    LocalFrame frame =
        new LocalFrame(incident.getOriginLatE7() / 1e7, incident.getOriginLonE7() / 1e7);
    for (int i = 0; i < world.scenario().lakes().size(); i++) {
      WaterSite site = item(SituationItem.WATER_FIELD_NUMBER, i).getWater();
      double e = frame.eastM(site.getLatE7() / 1e7, site.getLonE7() / 1e7);
      double n = frame.northM(site.getLatE7() / 1e7, site.getLonE7() / 1e7);
      assertThat(world.isWater(e, n + site.getRadiusM() - 1)).isTrue();
      assertThat(world.isWater(e, n + site.getRadiusM() + 1)).isFalse();
      assertThat(Math.abs(world.surfaceAmslM(e, n) - site.getSurfaceAmslCm() / 100.0))
          .isLessThan(0.01);
    }
  }

  private static void assertBasesKnown(Scenario scenario, Incident incident) {
    LocalFrame frame =
        new LocalFrame(incident.getOriginLatE7() / 1e7, incident.getOriginLonE7() / 1e7);
    assertThat(incident.getBaseLatE7Count()).isEqualTo(scenario.bases().size());
    assertThat(incident.getBaseLonE7Count()).isEqualTo(scenario.bases().size());
    for (int i = 0; i < scenario.bases().size(); i++) {
      double lat = incident.getBaseLatE7(i) / 1e7;
      double lon = incident.getBaseLonE7(i) / 1e7;
      Scenario.Base base = scenario.bases().get(i);
      assertThat(Math.abs(frame.eastM(lat, lon) - base.eastM())).isLessThan(0.02);
      assertThat(Math.abs(frame.northM(lat, lon) - base.northM())).isLessThan(0.02);
    }
  }
}
