package org.bucketbrigade.sim.crowd;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.bucketbrigade.sim.geo.LocalFrame;
import org.bucketbrigade.wire.v1.FireTile;
import org.bucketbrigade.wire.v1.HouseBlock;
import org.bucketbrigade.wire.v1.Incident;
import org.bucketbrigade.wire.v1.People;
import org.bucketbrigade.wire.v1.SituationItem;
import org.bucketbrigade.wire.v1.Summary;
import org.bucketbrigade.wire.v1.TerrainTile;
import org.bucketbrigade.wire.v1.WaterSite;

/** A small incident as situation items: 128 x 128 cells of 10 m, sloping up to the north. */
final class FakeIncident {
  static final double ORIGIN_LAT_DEG = 49.35;
  static final double ORIGIN_LON_DEG = -123.05;
  static final int COLUMNS = 128;
  static final int WEST_M = -640;
  static final double LAKE_EAST_M = 0;
  static final double LAKE_NORTH_M = -250;
  static final double LAKE_AMSL_M = 100;

  private static final int SIDE = 32;
  private static final int TILES = COLUMNS / SIDE;
  private static final int SPACING_M = 40;
  private static final int POSTS = 33;

  final LocalFrame frame = new LocalFrame(ORIGIN_LAT_DEG, ORIGIN_LON_DEG);
  final byte[] cells = new byte[COLUMNS * COLUMNS];
  final List<double[]> houses = new ArrayList<>();
  final List<double[]> people = new ArrayList<>();
  double windEastMps;
  double windNorthMps;
  private int version = 1;

  /** Flat 100 m at and south of the lake, then rising 10 m each 100 m. */
  double groundAmslM(double northM) {
    return LAKE_AMSL_M + Math.max(0, northM + 150) / 10;
  }

  int cell(double eastM, double northM) {
    int row = (int) ((northM - WEST_M) / 10);
    int column = (int) ((eastM - WEST_M) / 10);
    return row * COLUMNS + column;
  }

  void ignite(double eastM, double northM, int cellsWide) {
    for (int row = 0; row < cellsWide; row++) {
      for (int column = 0; column < cellsWide; column++) {
        cells[cell(eastM + 10 * column, northM + 10 * row)] = 1;
      }
    }
  }

  boolean burns(double eastM, double northM) {
    return cells[cell(eastM, northM)] == 1;
  }

  int latE7(double eastM, double northM) {
    return (int) Math.round(frame.latDeg(eastM, northM) * 1e7);
  }

  int lonE7(double eastM, double northM) {
    return (int) Math.round(frame.lonDeg(eastM, northM) * 1e7);
  }

  /** All items, at a version one higher than the last time. */
  List<SituationItem> items() {
    version++;
    List<SituationItem> items = new ArrayList<>();
    items.add(item(3, 0).setIncident(incident()).build());
    int terrainTiles = (POSTS + 15) / 16;
    for (int i = 0; i < terrainTiles * terrainTiles; i++) {
      items.add(item(4, i).setTerrain(terrain(i, terrainTiles)).build());
    }
    for (int i = 0; i < TILES * TILES; i++) {
      items.add(item(5, i).setFire(fire(i)).build());
    }
    items.add(item(6, 0).setHouses(block()).build());
    items.add(
        item(7, 0)
            .setWater(
                WaterSite.newBuilder()
                    .setLatE7(latE7(LAKE_EAST_M, LAKE_NORTH_M))
                    .setLonE7(lonE7(LAKE_EAST_M, LAKE_NORTH_M))
                    .setRadiusM(80)
                    .setSurfaceAmslCm((int) (LAKE_AMSL_M * 100)))
            .build());
    People.Builder walkers = People.newBuilder();
    for (double[] person : people) {
      walkers.addLatE7(latE7(person[0], person[1])).addLonE7(lonE7(person[0], person[1]));
    }
    items.add(item(8, 0).setPeople(walkers).build());
    items.add(
        item(9, 0)
            .setSummary(
                Summary.newBuilder()
                    .setWindEastCms((int) (windEastMps * 100))
                    .setWindNorthCms((int) (windNorthMps * 100)))
            .build());
    return items;
  }

  /** A board on which all of it is. */
  SituationBoard board() {
    SituationBoard board = new SituationBoard();
    for (SituationItem item : items()) {
      board.put(Objects.requireNonNull(BoardItem.decode(item)));
    }
    return board;
  }

  private SituationItem.Builder item(int kind, int index) {
    return SituationItem.newBuilder().setKey(kind << 24 | index).setVersion(version);
  }

  private Incident incident() {
    return Incident.newBuilder()
        .setName("test")
        .setOriginLatE7((int) Math.round(ORIGIN_LAT_DEG * 1e7))
        .setOriginLonE7((int) Math.round(ORIGIN_LON_DEG * 1e7))
        .setGridWestM(WEST_M)
        .setGridSouthM(WEST_M)
        .setCellSizeCm(1_000)
        .setColumns(COLUMNS)
        .setRows(COLUMNS)
        .setTerrainSpacingCm(SPACING_M * 100)
        .setTerrainColumns(POSTS)
        .setTerrainRows(POSTS)
        .setAreaLatE7((int) Math.round(ORIGIN_LAT_DEG * 1e7))
        .setAreaLonE7((int) Math.round(ORIGIN_LON_DEG * 1e7))
        .setAreaRadiusM(600)
        .setCeilingAmslCm(30_000)
        .build();
  }

  private TerrainTile terrain(int index, int tiles) {
    ByteBuffer heights = ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN);
    for (int post = 0; post < 256; post++) {
      double northM = WEST_M + SPACING_M * (index / tiles * 16 + post / 16);
      heights.putShort((short) Math.round(groundAmslM(northM) * 10));
    }
    return TerrainTile.newBuilder().setHeightDm(ByteString.copyFrom(heights.flip())).build();
  }

  private FireTile fire(int index) {
    byte[] tile = new byte[SIDE * SIDE];
    for (int i = 0; i < tile.length; i++) {
      int column = index % TILES * SIDE + i % SIDE;
      int row = index / TILES * SIDE + i / SIDE;
      tile[i] = cells[row * COLUMNS + column];
    }
    return FireTile.newBuilder().setRuns(ByteString.copyFrom(runs(tile))).build();
  }

  static byte[] runs(byte[] cells) {
    byte[] runs = new byte[2 * cells.length];
    int n = 0;
    for (int at = 0; at < cells.length; ) {
      int length = 1;
      while (at + length < cells.length && length < 255 && cells[at + length] == cells[at]) {
        length++;
      }
      runs[n++] = cells[at];
      runs[n++] = (byte) length;
      at += length;
    }
    return Arrays.copyOf(runs, n);
  }

  private HouseBlock block() {
    HouseBlock.Builder block = HouseBlock.newBuilder();
    for (double[] house : houses) {
      block.addLatE7(latE7(house[0], house[1])).addLonE7(lonE7(house[0], house[1]));
    }
    return block.setState(ByteString.copyFrom(new byte[houses.size()])).build();
  }
}
