package org.bucketbrigade.benchmarks.sim;

import org.bucketbrigade.sim.airframe.Ticks;
import org.bucketbrigade.sim.stage.Stage;

/** Plays the demo's fire with drones that fly by setpoints as fast as it goes. */
final class HeadlessMeasurement {
  private HeadlessMeasurement() {}

  /** Simulated over real time, autopilots, fire and referee included. */
  static double speedup(int drones, int threads, int seconds) {
    try (Stage stage = new Stage(Place.scenario(), drones, 1, (_, _, _, _, _) -> {}, threads)) {
      Station station = new Station(false);
      play(stage, station, Station.FLYING_TICKS);
      if (stage.referee().airborne() != drones) {
        throw new IllegalStateException(
            "only " + stage.referee().airborne() + " of " + drones + " drones fly");
      }
      long begin = System.nanoTime();
      play(stage, station, Station.FLYING_TICKS + (long) seconds * Ticks.PER_SECOND);
      return seconds * 1e9 / (System.nanoTime() - begin);
    }
  }

  /** Plays until a tick. */
  static void play(Stage stage, Station station, long endTick) {
    while (stage.ticks() < endTick) {
      station.speak(stage);
      stage.tick();
    }
  }
}
