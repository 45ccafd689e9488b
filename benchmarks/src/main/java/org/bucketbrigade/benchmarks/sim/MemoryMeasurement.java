package org.bucketbrigade.benchmarks.sim;

import java.lang.management.ManagementFactory;
import org.bucketbrigade.sim.stage.Stage;

/** Weighs a fleet that flies and streams against a single drone in the same world. */
final class MemoryMeasurement {
  private static final int DRONES = 480;

  private MemoryMeasurement() {}

  /** Bytes on the heap for each further drone. */
  static double bytesPerDrone() {
    long one = weigh(1);
    return (weigh(DRONES) - one) / (DRONES - 1.0);
  }

  private static long weigh(int drones) {
    long before = used();
    try (Stage stage = new Stage(Place.scenario(), drones, 1, (_, _, _, _, _) -> {})) {
      HeadlessMeasurement.play(stage, new Station(true), Station.FLYING_TICKS);
      long after = used();
      if (stage.referee().airborne() != drones) {
        throw new IllegalStateException("not all drones fly");
      }
      return after - before;
    }
  }

  private static long used() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
