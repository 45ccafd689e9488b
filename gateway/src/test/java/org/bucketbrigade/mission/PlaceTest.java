package org.bucketbrigade.mission;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.protobuf.ByteString;
import java.util.List;
import org.bucketbrigade.arbiter.Hazards;
import org.bucketbrigade.geo.LocalPoint;
import org.bucketbrigade.geo.Terrain;
import org.bucketbrigade.wire.v1.Incident;
import org.bucketbrigade.wire.v1.LandTile;
import org.bucketbrigade.wire.v1.SituationItem;
import org.bucketbrigade.wire.v1.StreetBlock;
import org.bucketbrigade.wire.v1.TerrainTile;
import org.bucketbrigade.wire.v1.WaterSite;
import org.bucketbrigade.wire.v1.Weather;
import org.junit.jupiter.api.Test;

final class PlaceTest {
  static final long NOW = 1_000_000_000_000L;
  private static final int LAT_E7 = 493_600_000;
  private static final int LON_E7 = -1_230_500_000;

  private final Place place = new Place();
  private final Hazards hazards = new Hazards();
  private int version;

  static Incident.Builder incident() {
    return Incident.newBuilder()
        .setOriginLatE7(LAT_E7)
        .setOriginLonE7(LON_E7)
        .setOriginAmslCm(20_000)
        .setGridWestM(-500)
        .setGridSouthM(-500)
        .setTerrainSpacingCm(4_000)
        .setTerrainColumns(26)
        .setTerrainRows(20)
        .setAreaLatE7(LAT_E7)
        .setAreaLonE7(LON_E7)
        .setAreaRadiusM(400)
        .setCeilingAmslCm(50_000);
  }

  /** A place north and east of the origin, metres, is a base from now on. */
  static Incident.Builder withBase(Incident.Builder incident, double eastM, double northM) {
    double northDeg = northM / 111_200;
    double eastDeg = eastM / (111_200 * Math.cos(Math.toRadians(LAT_E7 / 1e7)));
    return incident
        .addBaseLatE7(LAT_E7 + (int) Math.round(1e7 * northDeg))
        .addBaseLonE7(LON_E7 + (int) Math.round(1e7 * eastDeg));
  }

  static SituationItem terrainTile(int tile, int version) {
    byte[] heights = new byte[2 * Terrain.TILE * Terrain.TILE];
    for (int i = 0; i < heights.length; i += 2) {
      heights[i] = (byte) 0xE8; // 1,000 dm
      heights[i + 1] = 3;
    }
    return SituationItem.newBuilder()
        .setKey((4 << 24) + tile)
        .setVersion(version)
        .setTerrain(TerrainTile.newBuilder().setHeightDm(ByteString.copyFrom(heights)))
        .build();
  }

  static SituationItem lake(int index, int radiusM, int version) {
    return SituationItem.newBuilder()
        .setKey((7 << 24) + index)
        .setVersion(version)
        .setWater(
            WaterSite.newBuilder()
                .setLatE7(LAT_E7 + 10_000 * index)
                .setLonE7(LON_E7)
                .setRadiusM(radiusM)
                .setSurfaceAmslCm(10_000))
        .build();
  }

  static SituationItem begin(Incident.Builder incident) {
    return SituationItem.newBuilder().setKey(3 << 24).setIncident(incident).build();
  }

  private boolean take(SituationItem item) {
    return place.take(item, hazards, NOW);
  }

  private boolean people(int lats, int lons) {
    SituationItem.Builder item = SituationItem.newBuilder().setKey(8 << 24).setVersion(++version);
    for (int i = 0; i < lats; i++) {
      item.getPeopleBuilder().addLatE7(LAT_E7 + 1_000 * i);
    }
    for (int i = 0; i < lons; i++) {
      item.getPeopleBuilder().addLonE7(LON_E7);
    }
    return take(item.setPeople(item.getPeopleBuilder()).build());
  }

  @Test
  void isCompleteOnceEveryTerrainTileIsKnown() {
    assertThat(take(terrainTile(0, 0))).as("before the incident").isFalse();
    assertThat(take(begin(incident()))).isTrue();
    for (int tile : new int[] {3, 0, 2, 2}) {
      assertThat(take(terrainTile(tile, 0))).isTrue();
      assertThat(place.complete()).isFalse();
    }
    assertThat(take(terrainTile(1, 0))).isTrue();
    assertThat(place.complete()).isTrue();
    assertThat(requireNonNull(place.terrain()).amslM(0, 0)).isEqualTo(100);
    assertThat(take(terrainTile(4, 0))).as("no such tile").isFalse();
  }

  @Test
  void theIncidentIsToldOnceAndNotChanged() {
    assertThat(take(begin(incident()))).isTrue();
    assertThat(take(begin(incident()))).isTrue();
    assertThat(take(begin(incident().setCeilingAmslCm(90_000)))).isFalse();
    assertThat(requireNonNull(place.area()).ceilingAmslM()).isEqualTo(500);
  }

  @Test
  void anIncidentOutOfRangeIsRefusedAndABetterOneStillTaken() {
    assertThat(take(begin(incident().setAreaRadiusM(10)))).isFalse();
    assertThat(take(begin(incident().setAreaRadiusM(-5)))).isFalse();
    assertThat(take(begin(incident().setTerrainSpacingCm(0)))).isFalse();
    assertThat(take(begin(incident().setTerrainColumns(5_000)))).isFalse();
    assertThat(take(begin(incident().setOriginLatE7(905_000_000)))).isFalse();
    assertThat(take(begin(incident().setAreaLatE7(LAT_E7 + 3_000_000)))).isFalse();
    assertThat(take(begin(withBase(incident(), 0, 0).addBaseLatE7(LAT_E7)))).isFalse();
    assertThat(take(begin(withBases(17)))).isFalse();
    assertThat(place.frame()).isNull();
    assertThat(take(begin(incident()))).isTrue();
  }

  private static Incident.Builder withBases(int count) {
    Incident.Builder incident = incident();
    for (int i = 0; i < count; i++) {
      withBase(incident, 10 * i, -20);
    }
    return incident;
  }

  @Test
  void withoutABaseDronesStartInTheMiddleOfTheArea() {
    assertThat(take(begin(incident()))).isTrue();
    List<LocalPoint> bases = requireNonNull(place.bounds()).bases();
    assertThat(bases).hasSize(1);
    assertThat(bases.getFirst().eastM).isCloseTo(0, within(0.01));
    assertThat(bases.getFirst().northM).isCloseTo(0, within(0.01));
  }

  @Test
  void everyBaseIsKnown() {
    assertThat(take(begin(withBases(16)))).isTrue();
    List<LocalPoint> bases = requireNonNull(place.bounds()).bases();
    assertThat(bases).hasSize(16);
    for (int i = 0; i < 16; i++) {
      assertThat(bases.get(i).eastM).isCloseTo(10 * i, within(0.5));
      assertThat(bases.get(i).northM).isCloseTo(-20, within(0.1));
    }
  }

  @Test
  void anItemWhoseKeyIsOfAnotherKindIsRefused() {
    assertThat(take(SituationItem.newBuilder().setKey(4 << 24).setIncident(incident()).build()))
        .isFalse();
    assertThat(take(SituationItem.newBuilder().setKey(3 << 24).build())).isFalse();
  }

  @Test
  void anOlderVersionChangesNothing() {
    take(begin(incident()));
    assertThat(take(lake(0, 100, 5))).isTrue();
    assertThat(take(lake(0, 50, 4))).isFalse();
    assertThat(place.lakes().getFirst().radiusM()).isEqualTo(100);
    assertThat(take(lake(0, 60, 6))).isTrue();
    assertThat(place.lakes().getFirst().radiusM()).isEqualTo(60);
    assertThat(take(lake(2, 60, 6))).as("lakes are told in order").isFalse();
  }

  private boolean weather(Weather.Builder told) {
    return take(
        SituationItem.newBuilder().setKey(13 << 24).setVersion(++version).setWeather(told).build());
  }

  @Test
  void weatherIsTakenAsFarAsItIsKnownAndOnlyIfItCanBe() {
    assertThat(weather(Weather.newBuilder().setWindNorthCms(300))).isTrue();
    assertThat(weather(Weather.newBuilder().setTemperatureDc(-600).setHumidityPercent(100)))
        .isTrue();
    assertThat(weather(Weather.newBuilder().setFfmcTenths(1_010).setDcTenths(20_000))).isTrue();
    int known = place.told().size();
    SituationItem last = place.told().iterator().next();
    for (Weather.Builder bad :
        List.of(
            Weather.newBuilder().setWindEastCms(10_001),
            Weather.newBuilder().setWindNorthCms(Integer.MIN_VALUE),
            Weather.newBuilder().setTemperatureDc(601),
            Weather.newBuilder().setHumidityPercent(101),
            Weather.newBuilder().setHumidityPercent(-1),
            Weather.newBuilder().setFfmcTenths(1_011),
            Weather.newBuilder().setDmcTenths(10_001),
            Weather.newBuilder().setDcTenths(20_001),
            Weather.newBuilder().setIsiTenths(10_001),
            Weather.newBuilder().setBuiTenths(10_001),
            Weather.newBuilder().setFwiTenths(-5))) {
      assertThat(weather(bad)).as("%s", bad).isFalse();
    }
    assertThat(place.told()).hasSize(known).containsExactly(last);
  }

  private boolean land(int tile, int... runs) {
    byte[] bytes = new byte[runs.length];
    for (int i = 0; i < runs.length; i++) {
      bytes[i] = (byte) runs[i];
    }
    return take(
        SituationItem.newBuilder()
            .setKey((14 << 24) + tile)
            .setVersion(++version)
            .setLand(LandTile.newBuilder().setRuns(ByteString.copyFrom(bytes)))
            .build());
  }

  @Test
  void landCoverMustFillATileOfTheGrid() {
    int[] good = {3, 255, 102, 255, 0, 255, 7, 255, 101, 4};
    assertThat(land(0, good)).as("before the incident").isFalse();
    take(begin(incident().setColumns(33).setRows(32)));
    assertThat(land(0, good)).isTrue();
    assertThat(land(1, good)).isTrue();
    assertThat(land(2, good)).as("no such tile").isFalse();
    assertThat(land(0, 3, 255, 3, 255, 3, 255, 3, 255, 3, 3)).as("a cell short").isFalse();
    assertThat(land(0, 3, 255, 3, 255, 3, 255, 3, 255, 3, 5)).as("a cell too many").isFalse();
    assertThat(land(0, 3, 255, 3, 255, 3, 255, 3, 255, 3, 4, 3)).as("cut off").isFalse();
    assertThat(land(0, 3, 255, 3, 255, 3, 255, 3, 255, 3, 4, 3, 0)).as("empty run").isFalse();
    assertThat(land(0)).as("nothing").isFalse();
  }

  private boolean streets(int lats, int lons, int lonE7, int... points) {
    StreetBlock.Builder streets = StreetBlock.newBuilder();
    for (int i = 0; i < lats; i++) {
      streets.addLatE7(LAT_E7 + i);
    }
    for (int i = 0; i < lons; i++) {
      streets.addLonE7(lonE7);
    }
    for (int count : points) {
      streets.addPoints(count);
    }
    return take(
        SituationItem.newBuilder()
            .setKey(15 << 24)
            .setVersion(++version)
            .setStreets(streets)
            .build());
  }

  @Test
  void everyPointOfStreetsBelongsToOneOfThem() {
    assertThat(streets(4, 4, LON_E7, 2, 2)).as("before the incident").isFalse();
    take(begin(incident()));
    assertThat(streets(4, 4, LON_E7, 2, 2)).isTrue();
    assertThat(streets(128, 128, LON_E7, 126, 2)).isTrue();
    assertThat(streets(0, 0, LON_E7)).as("none any more").isTrue();
    assertThat(streets(129, 129, LON_E7, 129)).as("too many").isFalse();
    assertThat(streets(4, 3, LON_E7, 2, 2)).as("half a point").isFalse();
    assertThat(streets(4, 4, LON_E7, 2)).as("points left over").isFalse();
    assertThat(streets(4, 4, LON_E7, 2, 3)).as("points missing").isFalse();
    assertThat(streets(4, 4, LON_E7, 3, 1)).as("a street of one point").isFalse();
    assertThat(streets(4, 4, LON_E7, 8, -4)).as("less than none").isFalse();
    assertThat(streets(4, 4, 1_800_000_001, 4)).as("not on Earth").isFalse();
  }

  @Test
  void peopleAreReplacedAndProveThatTheFeedLives() {
    take(begin(incident()));
    assertThat(hazards.feedFresh(NOW)).isFalse();
    assertThat(people(3, 3)).isTrue();
    assertThat(hazards.feedFresh(NOW)).isTrue();
    assertThat(hazards.people()).isEqualTo(3);
    assertThat(people(0, 0)).isTrue();
    assertThat(hazards.people()).isZero();
  }

  @Test
  void malformedPeopleNeitherHideThoseKnownNorRefreshTheFeed() {
    assertThat(people(1, 1)).as("before the incident").isFalse();
    take(begin(incident()));
    assertThat(people(3, 2)).isFalse();
    assertThat(people(65, 65)).isFalse();
    assertThat(hazards.feedFresh(NOW)).isFalse();
    assertThat(people(3, 3)).isTrue();
    assertThat(people(2, 3)).isFalse();
    assertThat(people(65, 65)).isFalse();
    assertThat(hazards.people()).isEqualTo(3);
  }
}
