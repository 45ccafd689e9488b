package org.bucketbrigade.benchmarks.sim;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.bucketbrigade.sim.airframe.Handling;
import org.bucketbrigade.sim.airframe.Multirotor;
import org.bucketbrigade.sim.airframe.Ticks;
import org.bucketbrigade.sim.chance.Chance;
import org.bucketbrigade.sim.world.World;

/** Moves airframes in the demo's wind and over its ground, without autopilots, on one thread. */
final class PhysicsMeasurement {
  /** More than the nearest caches hold, as in a large fleet. */
  private static final int BODIES = 1_000;

  private static final int TAKE_OFF_TICKS = 10 * Ticks.PER_SECOND;
  private static final int TURN_TICKS = 2 * Ticks.PER_SECOND;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private PhysicsMeasurement() {}

  /**
   * How many one core moves at 250 Hz, if they fly for so many seconds; by processor time, so that
   * other processes do not count.
   */
  static double dronesPerCore(int seconds) {
    World world = new World(Place.scenario(), 1);
    Multirotor[] bodies = new Multirotor[BODIES];
    for (int i = 0; i < BODIES; i++) {
      bodies[i] =
          new Multirotor(
              world, Handling.ARDUCOPTER, 10.0 * (i % 40) - 200, 10.0 * Math.floorDiv(i, 40), 0);
      bodies[i].load(100);
      bodies[i].turnRotors(true);
    }
    long nanos = 0;
    long end = TAKE_OFF_TICKS + (long) seconds * Ticks.PER_SECOND;
    for (long tick = 1; tick <= end; tick++) {
      world.tick(tick);
      if (tick % TURN_TICKS == 1) {
        turn(bodies, tick);
      }
      long begin = THREADS.getCurrentThreadCpuTime();
      for (Multirotor body : bodies) {
        body.step();
      }
      if (tick > TAKE_OFF_TICKS) {
        nanos += THREADS.getCurrentThreadCpuTime() - begin;
      }
    }
    for (Multirotor body : bodies) {
      if (body.isTouching()) {
        throw new IllegalStateException("a body that should fly is on the ground");
      }
    }
    return BODIES * (end - TAKE_OFF_TICKS) * (1e9 / Ticks.PER_SECOND) / nanos;
  }

  private static void turn(Multirotor[] bodies, long tick) {
    double up = tick < TAKE_OFF_TICKS ? 3 : 0;
    for (int i = 0; i < bodies.length; i++) {
      bodies[i].fly(4 * Chance.gaussian(1, i, tick, 0), 4 * Chance.gaussian(1, i, tick, 1), up);
    }
  }
}
