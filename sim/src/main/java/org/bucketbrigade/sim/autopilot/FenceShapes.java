package org.bucketbrigade.sim.autopilot;

import java.util.ArrayList;
import java.util.List;
import org.bucketbrigade.sim.airframe.StateHash;

/**
 * The polygons and circles of an uploaded fence, and whether a place breaches them.
 *
 * <p>All in degrees times 1e7, as autopilots store them. A place outside an area that is to be kept
 * in, or inside one that is to be kept out of, is a breach.
 */
final class FenceShapes {
  /** Metres per 1e-7 degree of latitude, as ArduPilot takes it. */
  private static final double METRES_PER_E7 = 0.011131884502145034;

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Shape(boolean inclusion, double radiusM, int[] latE7, int[] lonE7) {
    boolean contains(int lat, int lon) {
      return latE7.length == 1 ? inCircle(lat, lon) : inPolygon(lat, lon);
    }

    private boolean inCircle(int lat, int lon) {
      double north = (lat - latE7[0]) * METRES_PER_E7;
      double east =
          (lon - lonE7[0]) * METRES_PER_E7 * StrictMath.cos(StrictMath.toRadians(lat / 1e7));
      return north * north + east * east <= radiusM * radiusM;
    }

    /** Counts the sides that a line towards the north crosses. */
    private boolean inPolygon(int lat, int lon) {
      boolean inside = false;
      for (int i = 0, j = latE7.length - 1; i < latE7.length; j = i++) {
        if (lonE7[i] > lon != lonE7[j] > lon) {
          double share = (lon - lonE7[i]) / ((double) lonE7[j] - lonE7[i]);
          inside ^= lat < latE7[i] + share * ((double) latE7[j] - latE7[i]);
        }
      }
      return inside;
    }
  }

  private List<MissionItem> items = List.of();
  private final List<Shape> shapes = new ArrayList<>();

  /** Takes a new fence, whose items must be in order and complete. */
  void load(List<MissionItem> newItems) {
    items = List.copyOf(newItems);
    shapes.clear();
    for (int i = 0; i < items.size(); ) {
      MissionItem item = items.get(i);
      int count = item.isCorner() ? item.corners() : 1;
      if (item.isCorner() || item.isCircle()) {
        shapes.add(shape(item, items.subList(i, i + count)));
      }
      i += count;
    }
  }

  private static Shape shape(MissionItem first, List<MissionItem> corners) {
    boolean inclusion =
        first.command() == MissionItem.POLYGON_INCLUSION
            || first.command() == MissionItem.CIRCLE_INCLUSION;
    return new Shape(
        inclusion,
        first.isCircle() ? first.param1() : 0,
        corners.stream().mapToInt(MissionItem::latE7).toArray(),
        corners.stream().mapToInt(MissionItem::lonE7).toArray());
  }

  List<MissionItem> items() {
    return items;
  }

  boolean isEmpty() {
    return shapes.isEmpty();
  }

  /**
   * Whether a place is where the fence forbids.
   *
   * @param union whether it is enough to be in one of the areas to be kept in; else in all
   */
  boolean isBreached(int latE7, int lonE7, boolean union) {
    int inclusions = 0;
    int outside = 0;
    for (int i = 0; i < shapes.size(); i++) {
      Shape shape = shapes.get(i);
      boolean contains = shape.contains(latE7, lonE7);
      if (!shape.inclusion) {
        if (contains) {
          return true;
        }
      } else {
        inclusions++;
        outside += contains ? 0 : 1;
      }
    }
    return outside > 0 && (!union || outside == inclusions);
  }

  long hash(long start) {
    long hash = start;
    for (MissionItem item : items) {
      hash = StateHash.add(hash, item.command());
      hash = StateHash.add(hash, item.param1());
      hash = StateHash.add(hash, item.latE7());
      hash = StateHash.add(hash, item.lonE7());
    }
    return hash;
  }
}
