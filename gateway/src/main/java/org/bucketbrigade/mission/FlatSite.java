package org.bucketbrigade.mission;

import com.google.protobuf.ByteString;
import java.util.List;
import org.bucketbrigade.geo.Terrain;
import org.bucketbrigade.wire.v1.Incident;
import org.bucketbrigade.wire.v1.SituationItem;
import org.bucketbrigade.wire.v1.TerrainTile;

/**
 * A place to fly at without a feed, on the pilot in command's word that the ground is flat there: a
 * circle around where a drone stands.
 */
public final class FlatSite {
  /** Smallest and largest radius that may be asked for, and the usual one, metres. */
  public static final int LEAST_RADIUS_M = 50;

  public static final int MOST_RADIUS_M = 2_000;
  public static final int USUAL_RADIUS_M = 300;

  /** Greatest height above the pad, metres: what drones may fly at in most countries. */
  private static final int CEILING_M = 120;

  /** The ground is told beyond the circle, too, metres. */
  private static final int BESIDE_M = 100;

  private static final int CELL_CM = 1_000;
  private static final int KIND_SHIFT = 24;
  private static final int VERSION = 1;

  private FlatSite() {}

  /**
   * The site as a feed would tell it.
   *
   * @param amslCm height of the ground above mean sea level, centimetres
   */
  static List<SituationItem> items(int latE7, int lonE7, int amslCm, int radiusM) {
    int halfM = radiusM + BESIDE_M;
    int posts = Terrain.TILE;
    Incident incident =
        Incident.newBuilder()
            .setName("Flat ground")
            .setOriginLatE7(latE7)
            .setOriginLonE7(lonE7)
            .setOriginAmslCm(amslCm)
            .setGridWestM(-halfM)
            .setGridSouthM(-halfM)
            .setCellSizeCm(CELL_CM)
            .setColumns(2 * halfM * 100 / CELL_CM)
            .setRows(2 * halfM * 100 / CELL_CM)
            .setTerrainSpacingCm((2 * halfM * 100 + posts - 2) / (posts - 1))
            .setTerrainColumns(posts)
            .setTerrainRows(posts)
            .setAreaLatE7(latE7)
            .setAreaLonE7(lonE7)
            .setAreaRadiusM(radiusM)
            .setCeilingAmslCm(amslCm + CEILING_M * 100)
            .build();
    byte[] heights = new byte[2 * posts * posts];
    int dm = Math.floorDiv(amslCm, 10);
    for (int i = 0; i < heights.length; i += 2) {
      heights[i] = (byte) dm;
      heights[i + 1] = (byte) (dm >> 8);
    }
    TerrainTile ground = TerrainTile.newBuilder().setHeightDm(ByteString.copyFrom(heights)).build();
    return List.of(
        item(SituationItem.INCIDENT_FIELD_NUMBER).setIncident(incident).build(),
        item(SituationItem.TERRAIN_FIELD_NUMBER).setTerrain(ground).build());
  }

  private static SituationItem.Builder item(int kind) {
    return SituationItem.newBuilder().setKey(kind << KIND_SHIFT).setVersion(VERSION);
  }
}
