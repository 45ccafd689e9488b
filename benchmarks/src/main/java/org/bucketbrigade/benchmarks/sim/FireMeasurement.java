package org.bucketbrigade.benchmarks.sim;

import org.bucketbrigade.sim.scenario.Scenario;
import org.bucketbrigade.sim.world.World;

/** Lets fires burn by themselves and counts the cells that they take. */
final class FireMeasurement {
  /** As a world does it: often enough for a wind that changes and water that falls. */
  static final double WORLD_STEP_S = 0.5;

  /** As a model of spread alone is run. */
  static final double LONG_STEP_S = 30;

  private static final double WIND_MPS = 5;

  /** Before it meets the edges of the map. */
  private static final double SHARE = 0.3;

  /** A fire that has not got so far within a simulated day never will. */
  private static final double MAX_S = 86_400;

  private FireMeasurement() {}

  /**
   * Cells that catch fire a second of computing, on one core.
   *
   * @param seconds of computing at least
   * @param stepS by how much the fire goes on at once, simulated seconds
   */
  static double cellsPerSecond(double seconds, double stepS) {
    Scenario scenario = Place.scenario();
    long nanos = 0;
    long cells = 0;
    for (long seed = 1; nanos < seconds * 1e9; seed++) {
      World world = new World(scenario, seed);
      var fire = world.fire();
      int before = fire.burningCells() + fire.burntCells();
      int goal = (int) (SHARE * world.grid().cells());
      long begin = System.nanoTime();
      for (int step = 0;
          step * stepS < MAX_S
              && fire.burningCells() > 0
              && fire.burningCells() + fire.burntCells() < goal;
          step++) {
        fire.step(stepS, WIND_MPS, WIND_MPS / 2);
      }
      nanos += System.nanoTime() - begin;
      int taken = fire.burningCells() + fire.burntCells() - before;
      if (taken <= 0) {
        throw new IllegalStateException("the fire does not spread");
      }
      cells += taken;
    }
    return cells * 1e9 / nanos;
  }
}
