package org.bucketbrigade.sim.harness.soak;

import java.util.List;
import org.bucketbrigade.sim.vehicle.VehicleTruth;

/** What people see of the drones, as late as their links make it. */
final class Sight {
  /** Time between two pictures. */
  static final long PICTURE_NANOS = 100_000_000L;

  /** Pictures kept: more than the slowest link delays. */
  private static final int KEPT = 16;

  private static final int FIELDS = 6;
  private static final long NANOS_PER_MS = 1_000_000;

  private final List<VehicleTruth> drones;
  private final double[] values;
  private final int[] frames = new int[KEPT];
  private long pictures;

  Sight(List<VehicleTruth> drones) {
    this.drones = drones;
    values = new double[KEPT * drones.size() * FIELDS];
  }

  /** Takes a picture; called every {@link #PICTURE_NANOS}. */
  void take(long nowNanos) {
    int slot = (int) (pictures++ % KEPT);
    frames[slot] = (int) (nowNanos / NANOS_PER_MS);
    for (int i = 0; i < drones.size(); i++) {
      VehicleTruth drone = drones.get(i);
      int at = (slot * drones.size() + i) * FIELDS;
      values[at] = drone.eastM();
      values[at + 1] = drone.northM();
      values[at + 2] = drone.heightAmslM();
      values[at + 3] = drone.heightAboveSurfaceM();
      values[at + 4] = drone.velocityEastMps();
      values[at + 5] = drone.velocityNorthMps();
    }
  }

  int drones() {
    return drones.size();
  }

  private int slot(long delayNanos) {
    long back = 1 + Math.min(KEPT - 1, delayNanos / PICTURE_NANOS);
    return (int) (Math.max(0, pictures - back) % KEPT);
  }

  /** The newest frame that somebody has on screen, as the gateway numbers them. */
  int frame(long delayNanos) {
    return frames[slot(delayNanos)];
  }

  private double value(int drone, int field, long delayNanos) {
    return values[(slot(delayNanos) * drones.size() + drone) * FIELDS + field];
  }

  /** Metres east of the origin; drones are numbered from 0. */
  double eastM(int drone, long delayNanos) {
    return value(drone, 0, delayNanos);
  }

  double northM(int drone, long delayNanos) {
    return value(drone, 1, delayNanos);
  }

  double amslM(int drone, long delayNanos) {
    return value(drone, 2, delayNanos);
  }

  double aglM(int drone, long delayNanos) {
    return value(drone, 3, delayNanos);
  }

  double speedMps(int drone, long delayNanos) {
    return Math.sqrt(square(value(drone, 4, delayNanos)) + square(value(drone, 5, delayNanos)));
  }

  /** The drone nearest to another one; itself if there is no other. */
  int nearest(int drone, long delayNanos) {
    int best = drone;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < drones.size(); i++) {
      double squared =
          square(eastM(i, delayNanos) - eastM(drone, delayNanos))
              + square(northM(i, delayNanos) - northM(drone, delayNanos))
              + square(amslM(i, delayNanos) - amslM(drone, delayNanos));
      if (i != drone && aglM(i, delayNanos) > 2 && squared < least) {
        least = squared;
        best = i;
      }
    }
    return best;
  }

  private static double square(double value) {
    return value * value;
  }
}
