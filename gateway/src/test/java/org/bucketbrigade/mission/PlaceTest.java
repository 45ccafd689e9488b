package org.bucketbrigade.mission;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import org.bucketbrigade.arbiter.Hazards;
import org.bucketbrigade.geo.Terrain;
import org.bucketbrigade.wire.v1.Incident;
import org.bucketbrigade.wire.v1.SituationItem;
import org.bucketbrigade.wire.v1.TerrainTile;
import org.bucketbrigade.wire.v1.WaterSite;
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
    assertThat(place.frame()).isNull();
    assertThat(take(begin(incident()))).isTrue();
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
