package org.bucketbrigade.sim.crowd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.bucketbrigade.sim.crowd.BoardItem.Cells;
import org.bucketbrigade.wire.v1.FireTile;
import org.bucketbrigade.wire.v1.Hazard;
import org.bucketbrigade.wire.v1.HouseBlock;
import org.bucketbrigade.wire.v1.Incident;
import org.bucketbrigade.wire.v1.LandTile;
import org.bucketbrigade.wire.v1.Sector;
import org.bucketbrigade.wire.v1.ServerMessage;
import org.bucketbrigade.wire.v1.SituationItem;
import org.bucketbrigade.wire.v1.StreetBlock;
import org.bucketbrigade.wire.v1.Summary;
import org.bucketbrigade.wire.v1.TerrainTile;
import org.bucketbrigade.wire.v1.Traffic;
import org.bucketbrigade.wire.v1.Weather;
import org.junit.jupiter.api.Test;

class SituationBoardTest {
  private final FakeIncident incident = new FakeIncident();

  private static SituationItem summary(int version, int windEastCms) {
    return SituationItem.newBuilder()
        .setKey(9 << 24)
        .setVersion(version)
        .setSummary(Summary.newBuilder().setWindEastCms(windEastCms))
        .build();
  }

  private static BoardItem decoded(SituationItem item) {
    return Objects.requireNonNull(BoardItem.decode(item));
  }

  @Test
  void keepsTheNewestVersionWhateverTheOrder() {
    SituationBoard board = new SituationBoard();
    board.put(decoded(summary(2, 200)));
    board.put(decoded(summary(1, 100)));
    assertThat(board.windEastMps()).isEqualTo(2);
    board.put(decoded(summary(0xF000_0000, 300)));
    assertThat(board.windEastMps()).as("versions are unsigned").isEqualTo(3);
  }

  @Test
  void readsFireAndGroundInAnyOrderOfArrival() {
    incident.ignite(-635, -635, 1);
    incident.ignite(325, 105, 2);
    List<SituationItem> items = new ArrayList<>(incident.items());
    long seed = 4711;
    Collections.shuffle(items, new Random(seed));
    SituationBoard board = new SituationBoard();
    items.forEach(item -> board.put(decoded(item)));

    assertThat(board.cell(0, 0)).as("seed %d", seed).isEqualTo(Cells.BURNING);
    assertThat(board.cell(96, 74)).isEqualTo(Cells.BURNING);
    assertThat(board.cell(97, 75)).isEqualTo(Cells.BURNING);
    assertThat(board.cell(98, 75)).isEqualTo(Cells.UNBURNT);
    assertThat(board.cell(-1, 0)).isEqualTo(Cells.CANNOT_BURN);
    assertThat(board.cell(0, FakeIncident.COLUMNS)).isEqualTo(Cells.CANNOT_BURN);
    assertThat(board.groundAmslM(33, 250)).isCloseTo(140, within(0.2));
    assertThat(board.groundAmslM(0, -400)).isCloseTo(100, within(0.2));
  }

  @Test
  void doesNotGuessGroundThatHasNotArrived() {
    SituationBoard board = new SituationBoard();
    assertThat(board.groundAmslM(0, 0)).isNaN();
    board.put(decoded(incident.items().getFirst()));
    assertThat(board.groundAmslM(0, 0)).isNaN();
    assertThat(board.cell(3, 3)).isEqualTo(Cells.CANNOT_BURN);
  }

  @Test
  void refusesItemsThatContradictTheContract() {
    SituationItem.Builder item = SituationItem.newBuilder().setKey(1).setVersion(1);
    assertThat(BoardItem.decode(item.build())).isNull();
    for (byte[] runs :
        new byte[][] {{1, 10}, {9, 1}, {0, -1, 0, -1, 0, -1, 0, -1, 0, 5}, {-1, 4}}) {
      FireTile tile = FireTile.newBuilder().setRuns(ByteString.copyFrom(runs)).build();
      assertThat(BoardItem.decode(item.setFire(tile).build())).isNull();
    }
    TerrainTile terrain =
        TerrainTile.newBuilder().setHeightDm(ByteString.copyFrom(new byte[511])).build();
    assertThat(BoardItem.decode(item.setTerrain(terrain).build())).isNull();
    HouseBlock houses = HouseBlock.newBuilder().addLatE7(1).build();
    assertThat(BoardItem.decode(item.setHouses(houses).build())).isNull();
    Incident nowhere = Incident.newBuilder().setOriginLatE7(900_000_000).build();
    assertThat(BoardItem.decode(item.setIncident(nowhere).build())).isNull();
    Incident huge = Incident.newBuilder().setColumns(1 << 20).setRows(1).build();
    assertThat(BoardItem.decode(item.setIncident(huge).build())).isNull();
  }

  @Test
  void takesForGoodWhatItNeedNotLookAt() {
    SituationBoard board = new SituationBoard();
    SituationItem.Builder item = SituationItem.newBuilder().setKey(1).setVersion(1);
    for (SituationItem other :
        List.of(
            item.setSector(Sector.getDefaultInstance()).build(),
            item.setHazard(Hazard.getDefaultInstance()).build(),
            item.setTraffic(Traffic.getDefaultInstance()).build(),
            item.setWeather(Weather.getDefaultInstance()).build(),
            item.setLand(LandTile.getDefaultInstance()).build(),
            item.setStreets(StreetBlock.getDefaultInstance()).build())) {
      board.put(decoded(other));
    }
    Traffic half = Traffic.newBuilder().addLatE7(1).build();
    assertThat(BoardItem.decode(item.setTraffic(half).build())).isNull();
  }

  @Test
  void ignoresIndexesBeyondEveryGrid() {
    SituationBoard board = new SituationBoard();
    FireTile tile =
        FireTile.newBuilder()
            .setRuns(ByteString.copyFrom(FakeIncident.runs(new byte[1_024])))
            .build();
    board.put(
        decoded(SituationItem.newBuilder().setKey(5 << 24 | 0xFF_FFFF).setFire(tile).build()));
    assertThat(board.fire()).isEmpty();
  }

  @Test
  void decodesTheSameBytesOnceForEverybody() {
    PayloadCache cache = new PayloadCache();
    byte[] payload = Payloads.server(ServerMessage.newBuilder().setSituation(summary(1, 5)));
    byte[] shifted = new byte[payload.length + 3];
    System.arraycopy(payload, 0, shifted, 3, payload.length);
    Inbound first = cache.decode(payload, 0, payload.length);
    assertThat(first).isInstanceOf(BoardItem.Totals.class);
    assertThat(cache.decode(shifted, 3, payload.length)).isSameAs(first);
    byte[] other = Payloads.server(ServerMessage.newBuilder().setSituation(summary(1, 6)));
    assertThat(cache.decode(other, 0, other.length)).isNotSameAs(first);
  }
}
