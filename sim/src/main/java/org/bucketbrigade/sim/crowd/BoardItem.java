package org.bucketbrigade.sim.crowd;

import com.google.protobuf.ByteString;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.bucketbrigade.sim.geo.LocalFrame;
import org.bucketbrigade.wire.v1.FireTile;
import org.bucketbrigade.wire.v1.HouseBlock;
import org.bucketbrigade.wire.v1.Incident;
import org.bucketbrigade.wire.v1.People;
import org.bucketbrigade.wire.v1.SituationItem;
import org.bucketbrigade.wire.v1.Summary;
import org.bucketbrigade.wire.v1.TerrainTile;
import org.bucketbrigade.wire.v1.Traffic;
import org.bucketbrigade.wire.v1.WaterSite;
import org.jspecify.annotations.Nullable;

/** One item of the situation table, decoded. Latitudes and longitudes stay as on the wire. */
sealed interface BoardItem extends Inbound {
  /** Place in the table among items of its kind. */
  int index();

  /** Rises with each change. */
  int version();

  /** The item, or null if its content contradicts the wire contract. */
  static @Nullable BoardItem decode(SituationItem item) {
    int index = item.getKey() & 0xFF_FFFF;
    int version = item.getVersion();
    return switch (item.getItemCase()) {
      case INCIDENT -> Place.of(index, version, item.getIncident());
      case TERRAIN -> Ground.of(index, version, item.getTerrain());
      case FIRE -> Cells.of(index, version, item.getFire());
      case HOUSES -> Houses.of(index, version, item.getHouses());
      case WATER -> Water.of(index, version, item.getWater());
      case PEOPLE -> Walkers.of(index, version, item.getPeople());
      case SUMMARY -> Totals.of(index, version, item.getSummary());
      case TRAFFIC -> Planes.of(index, version, item.getTraffic());
      case SECTOR, HAZARD, WEATHER, LAND, STREETS -> new Aside(index, version);
      case ITEM_NOT_SET -> null;
    };
  }

  /** The fixed facts of an incident, and the local frame they imply. */
  record Place(int index, int version, Incident incident, LocalFrame frame) implements BoardItem {
    private static final int MAX_COLUMNS = 4_096;

    private static @Nullable Place of(int index, int version, Incident incident) {
      double latDeg = incident.getOriginLatE7() * 1e-7;
      double lonDeg = incident.getOriginLonE7() * 1e-7;
      if (Math.abs(latDeg) > 89
          || Math.abs(lonDeg) > 180
          || !isGrid(incident.getColumns(), incident.getRows(), incident.getCellSizeCm())
          || !isGrid(
              incident.getTerrainColumns(),
              incident.getTerrainRows(),
              incident.getTerrainSpacingCm())) {
        return null;
      }
      return new Place(index, version, incident, new LocalFrame(latDeg, lonDeg));
    }

    private static boolean isGrid(int columns, int rows, int spacingCm) {
      return columns >= 0
          && columns <= MAX_COLUMNS
          && rows >= 0
          && rows <= MAX_COLUMNS
          && (columns == 0 || spacingCm > 0);
    }
  }

  /** 16 x 16 terrain posts, row by row from the south-west. */
  final class Ground implements BoardItem {
    static final int SIDE = 16;

    private final int index;
    private final int version;
    private final short[] heightsDm;

    private Ground(int index, int version, short[] heightsDm) {
      this.index = index;
      this.version = version;
      this.heightsDm = heightsDm;
    }

    private static @Nullable Ground of(int index, int version, TerrainTile tile) {
      ByteString bytes = tile.getHeightDm();
      if (bytes.size() != SIDE * SIDE * Short.BYTES) {
        return null;
      }
      short[] heights = new short[SIDE * SIDE];
      bytes.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(heights);
      return new Ground(index, version, heights);
    }

    @Override
    public int index() {
      return index;
    }

    @Override
    public int version() {
      return version;
    }

    /** Height of one post, metres AMSL. */
    double heightAmslM(int column, int row) {
      return heightsDm[row * SIDE + column] / 10.0;
    }
  }

  /** 32 x 32 fire cells, row by row from the south-west. */
  final class Cells implements BoardItem {
    static final int SIDE = 32;
    static final int UNBURNT = 0;
    static final int BURNING = 1;
    static final int BURNT = 2;
    static final int WET = 3;
    static final int CANNOT_BURN = 4;
    static final int DAMP = 5;

    /** Whether a cell in this state neither burns nor stops a fire. */
    static boolean isOpenToFire(int state) {
      return state == UNBURNT || state == DAMP;
    }

    private final int index;
    private final int version;
    private final byte[] states;
    private final short[] burning;

    private Cells(int index, int version, byte[] states, short[] burning) {
      this.index = index;
      this.version = version;
      this.states = states;
      this.burning = burning;
    }

    private static @Nullable Cells of(int index, int version, FireTile tile) {
      byte[] states = new byte[SIDE * SIDE];
      ByteString runs = tile.getRuns();
      int at = 0;
      int burning = 0;
      for (int i = 0; i + 1 < runs.size(); i += 2) {
        int length = runs.byteAt(i + 1) & 0xFF;
        if (at + length > states.length || runs.byteAt(i) < 0 || runs.byteAt(i) > DAMP) {
          return null;
        }
        Arrays.fill(states, at, at + length, runs.byteAt(i));
        at += length;
        burning += runs.byteAt(i) == BURNING ? length : 0;
      }
      return at == states.length ? new Cells(index, version, states, list(states, burning)) : null;
    }

    private static short[] list(byte[] states, int burning) {
      short[] cells = new short[burning];
      int n = 0;
      for (int i = 0; i < states.length; i++) {
        if (states[i] == BURNING) {
          cells[n++] = (short) i;
        }
      }
      return cells;
    }

    @Override
    public int index() {
      return index;
    }

    @Override
    public int version() {
      return version;
    }

    /** State of one cell of the tile, as on the wire. */
    int state(int column, int row) {
      return states[row * SIDE + column];
    }

    /** How many cells burn. */
    int burningCount() {
      return burning.length;
    }

    /** Position within the tile, {@code row * SIDE + column}, of the i-th burning cell. */
    int burning(int i) {
      return burning[i];
    }
  }

  /** At most 64 houses. */
  record Houses(int index, int version, HouseBlock block) implements BoardItem {
    private static final int WHOLE = 0;
    private static final int WET = 3;

    private static @Nullable Houses of(int index, int version, HouseBlock block) {
      int n = block.getLatE7Count();
      return block.getLonE7Count() == n && block.getState().size() == n
          ? new Houses(index, version, block)
          : null;
    }

    int count() {
      return block.getLatE7Count();
    }

    boolean isWhole(int house) {
      int state = block.getState().byteAt(house);
      return state == WHOLE || state == WET;
    }
  }

  /** A lake or pond. */
  record Water(int index, int version, WaterSite site) implements BoardItem {
    private static Water of(int index, int version, WaterSite site) {
      return new Water(index, version, site);
    }
  }

  /** People known to be on the ground. */
  record Walkers(int index, int version, People people) implements BoardItem {
    private static @Nullable Walkers of(int index, int version, People people) {
      return people.getLatE7Count() == people.getLonE7Count()
          ? new Walkers(index, version, people)
          : null;
    }
  }

  /** Crewed aircraft in the air. */
  record Planes(int index, int version, Traffic traffic) implements BoardItem {
    private static @Nullable Planes of(int index, int version, Traffic traffic) {
      int n = traffic.getLatE7Count();
      return traffic.getLonE7Count() == n
              && traffic.getNorthCmsCount() == n
              && traffic.getEastCmsCount() == n
          ? new Planes(index, version, traffic)
          : null;
    }
  }

  /** What no simulated person looks at. */
  record Aside(int index, int version) implements BoardItem {}

  /** Totals and wind. */
  record Totals(int index, int version, Summary summary) implements BoardItem {
    private static Totals of(int index, int version, Summary summary) {
      return new Totals(index, version, summary);
    }
  }
}
